import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import { ParentClosePolicy, log, startChild } from '@temporalio/workflow';
import type { StarterInput } from './contract';

/** Starts a workflow by its business id for a Schedule, because a Schedule appends a time to the ids it starts. */
export async function starter({ workflow, id, input }: StarterInput): Promise<boolean> {
  try {
    await startChild(workflow, { workflowId: id, args: [input], parentClosePolicy: ParentClosePolicy.ABANDON });
    return true;
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    log.info('already running', { id });
    return false;
  }
}
