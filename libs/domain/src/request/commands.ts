import type { DeadlineKind } from '../clock';
import type { FileReference, Sealed } from '../sealed';

/** Registers a request; texts that must be checked (dates, kinds, channels) arrive as plain strings. */
export interface ReceiveRequest {
  readonly type: 'ReceiveRequest';
  readonly agencyId: string;
  readonly code: string;
  readonly channel: string;
  readonly receivedOn: string;
  readonly applicant: {
    readonly person: string;
    readonly kind: string;
    readonly name: Sealed;
    readonly identity?: Sealed;
    readonly contact: Sealed;
  };
  readonly content: Sealed;
  readonly scan?: FileReference;
}

/** Concludes a request by an answer or a file note. */
export interface AnswerRequest {
  readonly type: 'AnswerRequest';
  readonly decision: string;
  readonly repliedOn: string;
  readonly serviceMode: string;
  readonly note?: Sealed;
}

/** Records the applicant's withdrawal. */
export interface WithdrawRequest {
  readonly type: 'WithdrawRequest';
  readonly withdrawnOn: string;
  readonly note?: Sealed;
}

/** A timer's word that a deadline has passed; recorded only if the fold agrees. */
export interface MarkDeadlineMissed {
  readonly type: 'MarkDeadlineMissed';
  readonly kind: DeadlineKind;
  readonly derivation: number;
}

/** A timer's word that a reminder is due; recorded only if the fold agrees. */
export interface WarnOfDeadline {
  readonly type: 'WarnOfDeadline';
  readonly kind: DeadlineKind;
  readonly derivation: number;
  readonly workingDaysLeft: number;
}

/** Derives the deadlines again with today's calendar and rules. */
export interface RederiveDeadlines {
  readonly type: 'RederiveDeadlines';
}

/** Every command of a request's stream. */
export type RequestCommand =
  ReceiveRequest | AnswerRequest | WithdrawRequest | MarkDeadlineMissed | WarnOfDeadline | RederiveDeadlines;
