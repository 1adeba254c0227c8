import type { Instant, PlainDate } from '@yishen/calendar';
import type { ApplicantKind, Channel, DecisionCode, ServiceMode } from '@yishen/statute';
import type { Deadline, DeadlineKind } from '../clock';
import type { DomainEvent } from '../event';
import type { FileReference, Sealed } from '../sealed';

/** The applicant as the log knows him: a reference and a kind; the rest is sealed with his own key. */
export interface Applicant {
  readonly person: string;
  readonly kind: ApplicantKind;
  readonly name: Sealed;
  readonly identity?: Sealed;
  readonly contact: Sealed;
}

/** A request reached the agency (条例 第二十九条、第三十一条). */
export type RequestReceived = DomainEvent<
  'RequestReceived',
  {
    readonly agencyId: string;
    /** The short code shown to people, derived from the stream id. */
    readonly code: string;
    readonly channel: Channel;
    readonly receivedOn: PlainDate;
    readonly applicant: Applicant;
    /** What is asked for, sealed with the request's own key. */
    readonly content: Sealed;
    readonly scan?: FileReference;
  }
>;

/** The agency concluded the request by an answer or a file note (条例 第三十六条至第三十九条). */
export type RequestAnswered = DomainEvent<
  'RequestAnswered',
  {
    readonly decision: DecisionCode;
    /** The reply date: 交邮之日 for mail, 签收之日 for delivery by hand (国办公开办函〔2016〕235号). */
    readonly repliedOn: PlainDate;
    readonly serviceMode: ServiceMode;
    readonly note?: Sealed;
  }
>;

/** The applicant withdrew the request. */
export type RequestWithdrawn = DomainEvent<
  'RequestWithdrawn',
  { readonly withdrawnOn: PlainDate; readonly note?: Sealed }
>;

/** The deadlines derived from the facts are no longer those recorded before: the whole new list. */
export type DeadlinesChanged = DomainEvent<
  'DeadlinesChanged',
  {
    /** Rises by one with every change; a signal or timer command that carries an older one is ignored. */
    readonly derivation: number;
    readonly deadlines: readonly Deadline[];
    /** Nothing waits any more: the clock workflow may end. */
    readonly closed: boolean;
  }
>;

/** A reminder before a deadline was given. */
export type DeadlineWarned = DomainEvent<
  'DeadlineWarned',
  {
    readonly kind: DeadlineKind;
    readonly derivation: number;
    readonly workingDaysLeft: number;
    readonly dueOn: PlainDate;
  }
>;

/** A deadline passed unanswered: found by the timer, confirmed by the fold. */
export type DeadlineMissed = DomainEvent<
  'DeadlineMissed',
  { readonly kind: DeadlineKind; readonly derivation: number; readonly dueOn: PlainDate; readonly at: Instant }
>;

/** Every event of a request's stream. */
export type RequestEvent =
  RequestReceived | RequestAnswered | RequestWithdrawn | DeadlinesChanged | DeadlineWarned | DeadlineMissed;
