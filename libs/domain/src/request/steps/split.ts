import type { PlainDate } from '@yishen/calendar';
import type { ByType, DomainEvent } from '../../event';
import { Rejected } from '../../rejected';
import { factDate } from '../context';
import type { FactType, KnownRequest } from '../procedure';
import type { Desk, Step } from '../step';

declare module '../procedure' {
  interface Procedure {
    readonly split?: boolean;
  }
  interface RequestFacts extends ByType<RequestSplit> {}
}

/** The request was split into several, each with a number of its own; the original no longer counts. */
export type RequestSplit = DomainEvent<
  'RequestSplit',
  { readonly into: readonly string[]; readonly splitOn: PlainDate }
>;

/** Splits a request that was just registered into several streams (一事一申请). */
export interface SplitRequest {
  readonly type: 'SplitRequest';
  readonly into: readonly string[];
  readonly splitOn: string;
}

/** Splitting: a command of its own, since it opens streams. */
export const split: Step<never, 'RequestSplit'> = {
  flow: 'receipt',
  acts: {},
  facts: {
    RequestSplit: {
      type: 'RequestSplit',
      sheet: null,
      mark: 'plain',
      day: 'splitOn',
      correctable: {},
      revocable: false,
      apply: (procedure) => ({ ...procedure, split: true }),
    },
  },
  kinds: {},
};

const BEFORE_A_SPLIT: readonly FactType[] = [
  'RequestReceived',
  'RequestArrived',
  'ReceiptConfirmed',
  'ReceiptEvidenced',
  'ContactAttempted',
];

/** Whether a request may be split: only before any other fact, which would belong to none of the parts (一事一申请). */
export function mayBeSplit({ status, facts }: KnownRequest): boolean {
  return status === 'open' && facts.every(({ type }) => BEFORE_A_SPLIT.includes(type));
}

/** Decides a split. Throws `Rejected`. */
export function decideSplit(command: SplitRequest, state: KnownRequest, desk: Desk): readonly RequestSplit[] {
  if (state.status !== 'open') throw new Rejected('request.split-not-open');
  if (!mayBeSplit(state)) throw new Rejected('request.split-too-late');
  if (command.into.length < 2) throw new Rejected('request.split-too-few');
  const splitOn = factDate(command.splitOn, desk, state.receivedOn);
  return [{ type: 'RequestSplit', schema: 1, data: { into: command.into, splitOn } }];
}
