/**
 * Runs tasks in their order, one at a time in each lane. After an error no further task is begun; the first error is thrown when
 * all lanes stand still.
 */
export async function inLanes<Lane, Task>(
  lanes: readonly Lane[],
  tasks: readonly Task[],
  run: (lane: Lane, task: Task) => Promise<unknown>,
): Promise<void> {
  const waiting = [...tasks];
  const ended = await Promise.allSettled(
    lanes.map(async (lane) => {
      try {
        for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) await run(lane, task);
      } catch (error) {
        waiting.length = 0;
        throw error;
      }
    }),
  );
  const failed = ended.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
}
