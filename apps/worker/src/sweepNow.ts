import type { Client } from '@temporalio/client';
import { SWEEP_ID, TASK_QUEUE, WORKFLOWS, type SweepCounts } from '@yishen/workflows/contract';

/** Runs the sweep now and waits for what it found; one that is already running is waited for instead. */
export async function sweepNow(client: Client): Promise<SweepCounts> {
  const handle = await client.workflow.start(WORKFLOWS.sweep, {
    workflowId: SWEEP_ID,
    taskQueue: TASK_QUEUE,
    args: [{}],
    workflowIdConflictPolicy: 'USE_EXISTING',
  });
  return (await handle.result()) as SweepCounts;
}
