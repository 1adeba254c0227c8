import createClient from 'openapi-fetch';
import { checkAgainstHead, ownPosition } from './ownWrites';
import { Problem, readProblem } from './problem';
import type { paths } from './schema';
import type { Freshness } from './schemas';

/** The typed client of the interface. */
export const http = createClient<paths>({ baseUrl: '', credentials: 'same-origin' });

/** An answer as the client gives it: what was asked for, or why not. */
export interface Answered<Answer> {
  readonly data?: Answer;
  readonly error?: unknown;
  readonly response: Response;
}

/** What was answered; a refusal, or a server that was not reached, is thrown as a `Problem`. */
export async function answerOf<Answer>(call: Promise<Answered<Answer>>): Promise<Answer> {
  const { data, response } = await reached(call);
  if (data === undefined) throw readProblem(response.status, undefined);
  return data;
}

/** The answer when it is not a refusal; also for what answers nothing. */
export async function reached<Answer>(call: Promise<Answered<Answer>>): Promise<Answered<Answer>> {
  const answered = await call.catch((cause: unknown) => {
    const unreached = new Problem(0, 'network', '', '', '', {});
    unreached.cause = cause;
    throw unreached;
  });
  if (!answered.response.ok) throw readProblem(answered.response.status, answered.error);
  return answered;
}

/** What was answered to a question that asks for one's own last write. */
export async function withOwnWrites<Answer extends { readonly freshness: Freshness }>(
  ask: (after: { after?: string }) => Promise<Answered<Answer>>,
): Promise<Answer> {
  const after = ownPosition();
  const answer = await answerOf(ask(after === undefined ? {} : { after }));
  checkAgainstHead(after, answer.freshness.head);
  return answer;
}

/** The header of a command on what stands on the screen in this version. */
export const ifMatch = (version: number) => ({ 'If-Match': `"${version}"` });

/** The body that carries a file; the document has no word for a file's bytes, so the form is what is sent. */
export function fileBody(file: File) {
  const form = new FormData();
  form.append('file', file, file.name);
  return { body: { file: file.name }, bodySerializer: () => form };
}
