import { waitUntil } from '../../infra/local/process.mjs';

/** Asks again until the answer is neither `undefined` nor `false`; fails with `what` after the timeout. */
export async function until<T>(
  what: string,
  ask: () => Promise<T | undefined | false> | T | undefined | false,
  timeoutMs = 60_000,
): Promise<T> {
  let found: T | undefined;
  const answered = async (): Promise<boolean> => {
    const answer = await ask();
    if (answer === undefined || answer === false) return false;
    found = answer;
    return true;
  };
  await waitUntil(answered, { what, timeoutMs, everyMs: 100 });
  return found as T;
}
