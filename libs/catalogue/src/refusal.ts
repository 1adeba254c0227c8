import type { Message } from './message';

/** A refusal: its HTTP status, the rule in one line, and a detail when what was given says more. */
export interface Refusal {
  readonly status: number;
  readonly title: Message;
  readonly detail?: Message;
}

/** Refusals by code: the only place for a code, its status and its sentences. */
export type Refusals = Readonly<Record<string, Refusal>>;
