import {
  WorkflowExecutionAlreadyStartedError,
  WorkflowIdConflictPolicy,
  WorkflowIdReusePolicy,
} from '@temporalio/client';
import type { Client } from '@temporalio/client';
import { NATIONAL_REGION } from '@yishen/calendar';
import { rulesVersion } from '@yishen/application';
import { TASK_QUEUE, WORKFLOWS, rolloutId, type RolloutInput, type RolloutOf } from '@yishen/workflows/contract';
import { TemporalAway } from './clocks/clocks';

/** The rollouts of calendar versions, settings and rules, as the reactor and the start of a worker start them. */
export interface Rollouts {
  /** Starts the rollout of a version; one that runs goes on, and one of a setting or of rules that ended well is not done again. */
  start(rollout: RolloutOf): Promise<void>;
}

/** Rollouts on a Temporal server. */
export function temporalRollouts(client: Client): Rollouts {
  return {
    start: async (rollout) => {
      const input: RolloutInput = rollout;
      const calendar = (rollout.cause ?? 'calendar') === 'calendar';
      try {
        await client.workflow.start(WORKFLOWS.calendarRollout, {
          workflowId: rolloutId(rollout),
          taskQueue: TASK_QUEUE,
          args: [input],
          // One that was terminated may be started again: it derives nothing twice. Whether a calendar's was completed, the log says.
          workflowIdReusePolicy: calendar
            ? WorkflowIdReusePolicy.ALLOW_DUPLICATE
            : WorkflowIdReusePolicy.ALLOW_DUPLICATE_FAILED_ONLY,
          workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
        });
      } catch (error) {
        if (error instanceof WorkflowExecutionAlreadyStartedError) return;
        throw new TemporalAway(error);
      }
    },
  };
}

/** The rollout of this build's rules: what an upgrade brings reaches the open cases when its worker starts, once. */
export function rolloutOfRules(): RolloutOf {
  return { region: NATIONAL_REGION, version: rulesVersion(), cause: 'rules' };
}
