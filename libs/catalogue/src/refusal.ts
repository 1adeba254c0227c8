import type { Message } from './message';

/** Why something is refused: the HTTP status, which rule in one line, and what was given in this occurrence where that says more. */
export interface Refusal {
  readonly status: number;
  readonly title: Message;
  readonly detail?: Message;
}

/** Refusals by their code: the one place where a code, its status and its sentences stand. */
export type Refusals = Readonly<Record<string, Refusal>>;
