import type { PlainDate } from '@yishen/calendar';
import type { ApplicantKind, Channel, RecordCorrectionOutcomeCode, ServiceMode } from '@yishen/statute';
import type { DomainEvent } from '../event';
import type { FileReference, Sealed } from '../sealed';

/** What proves that a record is wrong: a file or a note (条例 第四十一条: 有证据证明). */
export interface CorrectionProof {
  readonly note?: Sealed;
  readonly file?: FileReference;
}

/** Somebody asked that a record about himself be corrected (条例 第四十一条). It is no request and counts in no table. */
export type RecordCorrectionAsked = DomainEvent<
  'RecordCorrectionAsked',
  {
    readonly agencyId: string;
    /** The short code shown to people, derived from the stream id. */
    readonly code: string;
    readonly channel: Channel;
    readonly receivedOn: PlainDate;
    /** Who asks, sealed with a key of his own; the person has the id of the application. */
    readonly applicant: {
      readonly person: string;
      readonly kind: ApplicantKind;
      readonly name: Sealed;
      readonly identity?: Sealed;
      readonly contact: Sealed;
    };
    /** Which record the agency provided. */
    readonly record: Sealed;
    /** What is wrong in it, and how it should read. */
    readonly claim: Sealed;
    readonly proof: CorrectionProof;
    /** The stream of the request by whose answer the record was provided. */
    readonly request?: string;
  }
>;

/** What the agency found after looking into it. A later decision, before the applicant is told, takes the place of this one. */
export type RecordCorrectionDecided = DomainEvent<
  'RecordCorrectionDecided',
  {
    readonly outcome: RecordCorrectionOutcomeCode;
    readonly decidedOn: PlainDate;
    /** How the record reads now, which organ is entitled, or why not: what the outcome needs. */
    readonly statement: Sealed;
  }
>;

/** The applicant was told the outcome; with this the application is done. */
export type RecordCorrectionTold = DomainEvent<
  'RecordCorrectionTold',
  { readonly toldOn: PlainDate; readonly serviceMode: ServiceMode; readonly note?: Sealed }
>;

/** The applicant took the application back. */
export type RecordCorrectionWithdrawn = DomainEvent<
  'RecordCorrectionWithdrawn',
  { readonly withdrawnOn: PlainDate; readonly note?: Sealed }
>;

/** The dates of an application that can be amended. */
export const RECORD_CORRECTION_DATES = ['receivedOn', 'decidedOn', 'toldOn', 'withdrawnOn'] as const;

/** A date of an application. */
export type RecordCorrectionDate = (typeof RECORD_CORRECTION_DATES)[number];

/** A recorded date was wrong; the reason stands beside the right one. */
export type RecordCorrectionDateAmended = DomainEvent<
  'RecordCorrectionDateAmended',
  { readonly date: RecordCorrectionDate; readonly to: PlainDate; readonly reason: Sealed }
>;

/** Every event of an application to correct a record. */
export type RecordCorrectionEvent =
  | RecordCorrectionAsked
  | RecordCorrectionDecided
  | RecordCorrectionTold
  | RecordCorrectionWithdrawn
  | RecordCorrectionDateAmended;
