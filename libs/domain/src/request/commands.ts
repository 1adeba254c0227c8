import type { DeadlineKind } from '../clock';
import type { FileReference, Sealed } from '../sealed';
import type { RequestAct } from './actField';
import type { EvidenceFields } from './evidence';
import type { SplitRequest } from './steps/split';

/** A request as it comes in; texts that must be checked (dates, kinds, channels) arrive as plain strings. */
interface Incoming {
  readonly agencyId: string;
  readonly code: string;
  readonly channel: string;
  readonly applicant: {
    readonly person: string;
    readonly kind: string;
    readonly name: Sealed;
    readonly identity?: Sealed;
    readonly contact: Sealed;
    readonly agent?: { readonly name: Sealed; readonly contact?: Sealed; readonly authority?: FileReference };
    readonly joint?: readonly { readonly kind: string; readonly name: Sealed }[];
  };
  readonly content: Sealed;
  readonly scan?: FileReference;
}

/** Registers a request whose date of receipt is known. */
export interface ReceiveRequest extends Incoming {
  readonly type: 'ReceiveRequest';
  readonly receivedOn: string;
  readonly evidence?: EvidenceFields;
  readonly splitFrom?: string;
  readonly formerNumber?: string;
}

/** Records a request whose date of receipt is yet to be confirmed with the applicant (条例 第三十一条第二、三项). */
export interface RecordArrival extends Incoming {
  readonly type: 'RecordArrival';
  readonly arrivedOn: string;
}

interface OfDeadline {
  readonly kind: DeadlineKind;
  readonly ref?: number | undefined;
  readonly derivation: number;
}

/** A timer reports that a deadline has passed; it is recorded only if the fold agrees. */
export interface MarkDeadlineMissed extends OfDeadline {
  readonly type: 'MarkDeadlineMissed';
}

/** A timer reports that a reminder is due; it is recorded only if the fold agrees. */
export interface WarnOfDeadline extends OfDeadline {
  readonly type: 'WarnOfDeadline';
  readonly workingDaysLeft: number;
}

/** Derives the deadlines again with today's calendar and rules. */
export interface RederiveDeadlines {
  readonly type: 'RederiveDeadlines';
}

/** Every command of a request's stream. */
export type RequestCommand =
  ReceiveRequest | RecordArrival | SplitRequest | RequestAct | MarkDeadlineMissed | WarnOfDeadline | RederiveDeadlines;

/** Concludes a request by an answer or a file note. */
export type AnswerRequest = RequestAct<'AnswerRequest'>;

/** Records the applicant's withdrawal. */
export type WithdrawRequest = RequestAct<'WithdrawRequest'>;
