import { sleep } from '@temporalio/workflow';

/** Waits for four weeks of the server's time. */
export async function fourWeeks(): Promise<number> {
  const since = Date.now();
  await sleep('28 days');
  return Date.now() - since;
}
