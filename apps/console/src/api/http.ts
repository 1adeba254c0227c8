import { Problem, readProblem } from './problem';

/** Turns an answer of the client into its data, in the words of `contract.ts`, or throws the `Problem` it carries. */
export async function dataOf<T>(call: Promise<{ data?: unknown; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await reach(call);
  if (!response.ok) throw readProblem(response.status, error);
  return data as T;
}

async function reach<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (cause) {
    const unreached = new Problem(0, 'network', '', '', '', {});
    unreached.cause = cause;
    throw unreached;
  }
}
