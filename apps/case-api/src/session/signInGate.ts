import { Problem } from '../http/problem';

const AT_ONCE = 2;
const WAITING = 20;
const RETRY_SECONDS = 5;

/**
 * Lets two sign-ins hash at a time and twenty wait: a hash takes 32 MiB and a thread of a pool of four, which files and
 * name resolution need too. More are turned away with a time to come back.
 */
export function signInGate(): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0;
  const queue: (() => void)[] = [];
  return async (work) => {
    if (running >= AT_ONCE) {
      if (queue.length >= WAITING) throw new Problem('session.locked', { seconds: RETRY_SECONDS });
      await new Promise<void>((resolve) => queue.push(resolve));
    } else {
      running += 1;
    }
    try {
      return await work();
    } finally {
      const next = queue.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
