import type { PlainDate } from '@yishen/calendar';
import { isApplicantKind, isChannel, type ApplicantKind, type Channel } from '@yishen/statute';
import type { ByType, DomainEvent } from '../../event';
import { Rejected } from '../../rejected';
import { factDate, type DecisionContext } from '../../request/context';
import { given } from '../../request/evidence';
import type { FileReference, Sealed } from '../../sealed';
import type { KnownRecordCorrection } from '../application';

declare module '../application' {
  interface RecordCorrectionEvents extends ByType<RecordCorrectionAsked> {}
}

/** What proves that a record is wrong: a file or a note (条例 第四十一条: 有证据证明). */
export interface CorrectionProof {
  readonly note?: Sealed;
  readonly file?: FileReference;
}

/** Somebody asked to correct a record about themselves (条例 第四十一条). It is not a request and counts in no table. */
export type RecordCorrectionAsked = DomainEvent<
  'RecordCorrectionAsked',
  {
    readonly agencyId: string;
    /** The short code shown to people, derived from the stream id. */
    readonly code: string;
    readonly channel: Channel;
    readonly receivedOn: PlainDate;
    /** The applicant, sealed with a key of their own; the person has the id of the application. */
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
    /** The stream of the request whose answer provided the record. */
    readonly request?: string;
  }
>;

/** Registers an application: who asks, which record, what is wrong, and the proof. Texts are sealed. */
export interface AskRecordCorrection<Text = Sealed> {
  readonly type: 'AskRecordCorrection';
  readonly agencyId: string;
  readonly code: string;
  readonly channel: string;
  readonly receivedOn: string;
  readonly applicant: {
    readonly person: string;
    readonly kind: string;
    readonly name: Text;
    readonly identity?: Text | undefined;
    readonly contact: Text;
  };
  readonly record: Text;
  readonly claim: Text;
  readonly proof: { readonly note?: Text | undefined; readonly file?: FileReference | undefined };
  readonly request?: string | undefined;
}

/** The application after its registration. */
export function begun({ agencyId, applicant, receivedOn }: RecordCorrectionAsked['data']): KnownRecordCorrection {
  return { status: 'asked', agencyId, person: applicant.person, dates: { receivedOn } };
}

/** Decides the registration of an application. Throws `Rejected`. */
export function asked(command: AskRecordCorrection, context: DecisionContext): RecordCorrectionAsked {
  const { agencyId, code, channel, applicant, record, claim, request } = command;
  if (!isChannel(channel)) throw new Rejected('request.channel-unknown', { channel });
  const { person, kind, name, identity, contact } = applicant;
  if (!isApplicantKind(kind)) throw new Rejected('request.applicant-kind-unknown', { kind });
  const receivedOn = factDate(command.receivedOn, context);
  const data = {
    agencyId,
    code,
    channel,
    receivedOn,
    applicant: { person, kind, name, ...given('identity', identity), contact },
    record,
    claim,
    proof: proofOf(command.proof),
    ...given('request', request),
  };
  return { type: 'RecordCorrectionAsked', schema: 1, data };
}

function proofOf({ note, file }: AskRecordCorrection['proof']): CorrectionProof {
  if (!note && !file) throw new Rejected('record-correction.proof-missing');
  return { ...given('note', note), ...given('file', file) };
}
