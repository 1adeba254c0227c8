import { WorkflowIdConflictPolicy, WorkflowIdReusePolicy } from '@temporalio/common';
import type { Client } from '@temporalio/client';
import { TASK_QUEUE, WORKFLOWS, calendarRolloutId, type RolloutInput } from '@yishen/workflows/contract';
import { TemporalAway } from './clocks/clocks';

/** The rollouts of calendar versions, as the reactor starts them. */
export interface Rollouts {
  /** Starts the rollout of a version; one that runs goes on. */
  start(rollout: Pick<RolloutInput, 'region' | 'version'>): Promise<void>;
}

/** Rollouts on a Temporal server. */
export function temporalRollouts(client: Client): Rollouts {
  return {
    start: async ({ region, version }) => {
      const input: RolloutInput = { region, version };
      try {
        await client.workflow.start(WORKFLOWS.calendarRollout, {
          workflowId: calendarRolloutId(version),
          taskQueue: TASK_QUEUE,
          args: [input],
          // One that was terminated may be started again: it derives nothing twice.
          workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
          workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
        });
      } catch (error) {
        throw new TemporalAway(error);
      }
    },
  };
}
