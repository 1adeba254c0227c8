import {
  APPLICANT_KINDS,
  CHANNELS,
  CONSULTED_PARTIES,
  DECISIONS,
  EVIDENCE_KINDS,
  REVIEWS,
  SERVICE_MODES,
  STANCES,
} from '@yishen/statute';
import type { FileReference, Sealed } from '../sealed';
import { REMEDIES } from './standingAnswer';

/**
 * What a field of an act holds: `text`, `texts` and `contents` are free text, typed in clear and sealed before anything is
 * decided; `money` is in fen (分); `version` names a recorded fact of the same stream.
 */
export type FieldKind =
  | 'date'
  | 'text'
  | 'texts'
  | 'contents'
  | 'count'
  | 'money'
  | 'choice'
  | 'flag'
  | 'file'
  | 'version'
  | 'changes'
  | 'id';

/** A field of an act. */
export interface ActField {
  readonly kind: FieldKind;
  readonly optional?: true;
  readonly choices?: readonly string[];
}

const date = { kind: 'date' } as const;
const text = { kind: 'text' } as const;
const texts = { kind: 'texts' } as const;
const count = { kind: 'count' } as const;
const money = { kind: 'money' } as const;
const flag = { kind: 'flag' } as const;
const file = { kind: 'file' } as const;
const optional = <const F extends ActField>(field: F) => ({ ...field, optional: true as const });
const choice = <const C extends readonly string[]>(...choices: C) => ({ kind: 'choice', choices }) as const;
const keys = (table: object): readonly string[] => Object.keys(table);
const oneOf = (table: object) => ({ kind: 'choice', choices: keys(table) }) as const;

const evidence = {
  evidenceKind: oneOf(EVIDENCE_KINDS),
  evidenceNote: optional(text),
  evidenceFile: optional(file),
} as const;
const proof = {
  evidenceKind: optional(oneOf(EVIDENCE_KINDS)),
  evidenceNote: optional(text),
  evidenceFile: optional(file),
} as const;

/** The notices whose service matters for a clock or a guard. */
export const SERVED_STEPS = [
  'supplement',
  'fee',
  'reasons',
  'extension',
  'delay',
  'consultationNotice',
  'answer',
] as const;

/** A notice that is served. */
export type ServedStep = (typeof SERVED_STEPS)[number];

/**
 * Every act on an existing request with its fields: the command's type, the schema of the interface, the sealing of its texts
 * and the console's form all derive from this one table.
 */
export const ACT_FIELDS = {
  // Receipt (条例 第三十一条)
  LogContactAttempt: { attemptedOn: date, outcome: choice('reached', 'unreachable'), note: optional(text) },
  ConfirmReceipt: { receivedOn: date, ...evidence },
  RecordReceiptEvidence: { ...evidence },
  SetApplicantKind: { kind: oneOf(APPLICANT_KINDS), reason: text },
  // 补正 (第三十条)
  IssueSupplementNotice: {
    issuedOn: date,
    items: texts,
    guidance: optional(text),
    replyWorkingDays: optional(count),
    whenLate: optional(choice('keepClock', 'restart')),
  },
  RecordSupplement: {
    receivedOn: date,
    channel: oneOf(CHANNELS),
    postedOn: optional(date),
    content: text,
    lateReason: optional(text),
  },
  // Service of notices (国办公开办函〔2016〕235号)
  RecordNoticeServed: {
    step: { kind: 'choice', choices: SERVED_STEPS },
    // Which of its kind; the latest when absent.
    n: optional(count),
    servedOn: date,
    serviceMode: oneOf(SERVICE_MODES),
    ...proof,
  },
  ConfirmLapse: { step: choice('supplement', 'fee'), lapsedOn: date, note: text },
  // Consultation (第十五条、第三十二条、第三十四条)
  StartConsultation: {
    party: oneOf(CONSULTED_PARTIES),
    name: text,
    contact: optional(text),
    question: text,
    sentOn: date,
  },
  RecordConsultationServed: { n: count, servedOn: date, ...proof },
  RecordConsultationReply: {
    n: count,
    receivedOn: date,
    stance: oneOf(STANCES),
    reasons: optional(text),
    groundsReasonable: optional(flag),
  },
  EndConsultation: { n: count, endedOn: date, reason: text },
  OverrideObjection: { n: count, decidedOn: date, content: text, reasons: text },
  // Excessive requests (第三十五条)
  AskReasons: { askedOn: date, grounds: text, replyWorkingDays: optional(count) },
  RecordReasons: { receivedOn: date, reasons: text },
  JudgeReasons: { judgedOn: date, reasonable: flag, grounds: text },
  SetDelayedAnswer: { noticedOn: date, until: date, reasons: text },
  // Extension (第三十三条第二款)
  ProposeExtension: { workingDays: count, reason: text },
  GrantExtension: { workingDays: count, grantedOn: date, noticedOn: date, reason: optional(text) },
  // Fee (109号)
  IssueFeeNotice: {
    basis: choice('requests', 'pages'),
    count,
    issuedOn: date,
    route: choice('inPerson', 'post', 'electronic', 'online'),
    grounds: text,
  },
  RecordPayment: { paidOn: date, fen: money, reference: optional(text) },
  RecordRefund: { refundedOn: date, fen: money, reason: text },
  WaiveFee: { waivedOn: date, fen: optional(money), reason: text },
  // Decision (第三十六条至第三十九条)
  DraftDecision: { decision: oneOf(DECISIONS), contents: { kind: 'contents' } },
  ReviewDecision: { review: oneOf(REVIEWS), verdict: choice('passed', 'returned'), opinion: optional(text) },
  SignDecision: { signedOn: date },
  AnswerRequest: {
    decision: oneOf(DECISIONS),
    repliedOn: date,
    serviceMode: oneOf(SERVICE_MODES),
    remedies: optional(choice(...REMEDIES)),
    note: optional(text),
  },
  RecordDelivery: { deliveredOn: date, ...proof },
  // The end, and after it
  WithdrawRequest: { withdrawnOn: date, note: optional(text) },
  ForwardRequest: { forwardedOn: date, to: text },
  ReopenRequest: {
    reopenedOn: date,
    ground: choice('lapseUndone', 'withdrawalUndone', 'concludedInError'),
    reason: text,
  },
  OrderReanswer: {
    ground: choice('reconsideration', 'judgment', 'ownMotion'),
    receivedOn: date,
    workingDays: optional(count),
    until: optional(date),
    reference: text,
    proceeding: optional({ kind: 'id' }),
  },
  RecordReanswer: {
    n: count,
    decision: oneOf(DECISIONS),
    repliedOn: date,
    serviceMode: oneOf(SERVICE_MODES),
    remedies: optional(choice(...REMEDIES)),
    note: optional(text),
  },
  ArchiveRequest: { archivedOn: date, volume: text },
  // Corrections: a new fact, never an edit
  ProposeCorrection: { version: { kind: 'version' }, changes: { kind: 'changes' }, reason: text },
  ConfirmCorrection: { n: count },
  RejectCorrection: { n: count, reason: text },
  RevokeFact: { version: { kind: 'version' }, reason: text },
  // Proactive disclosure (第四十四条)
  SuggestDisclosure: { suggestedOn: date, by: choice('applicant', 'agency'), information: text },
  JudgeDisclosureSuggestion: { n: count, judgedOn: date, accepted: flag, publishedOn: optional(date), reason: text },
  RecordSuggestionPublished: { n: count, publishedOn: date },
  // Incidents
  AssignIncident: { incident: { kind: 'id' }, owner: { kind: 'id' } },
  CloseIncident: { incident: { kind: 'id' }, resolution: text },
} as const satisfies Record<string, Readonly<Record<string, ActField>>>;

/** An act on an existing request that a person does. */
export type RequestActName = keyof typeof ACT_FIELDS;

/** The acts in the order of the table. */
export const REQUEST_ACT_NAMES = Object.keys(ACT_FIELDS) as readonly RequestActName[];

/** Whether a text names an act. */
export function isRequestAct(name: string): name is RequestActName {
  return Object.hasOwn(ACT_FIELDS, name);
}

type ValueOf<F extends ActField, Text, File> = F['kind'] extends 'text'
  ? Text
  : F['kind'] extends 'texts'
    ? readonly Text[]
    : F['kind'] extends 'contents'
      ? Readonly<Record<string, Text>>
      : F['kind'] extends 'count' | 'money' | 'version'
        ? number
        : F['kind'] extends 'flag'
          ? boolean
          : F['kind'] extends 'file'
            ? File
            : F['kind'] extends 'changes'
              ? Readonly<Record<string, string | number>>
              : string;

type Fields<A extends RequestActName> = (typeof ACT_FIELDS)[A];
type Optional<A extends RequestActName> = {
  [K in keyof Fields<A>]: Fields<A>[K] extends { readonly optional: true } ? K : never;
}[keyof Fields<A>];
type Field<A extends RequestActName, K extends keyof Fields<A>> = Fields<A>[K] extends ActField ? Fields<A>[K] : never;

/** An act with its values; `Text` is `string` as it is typed and `Sealed` as it is decided. */
export type RequestAct<A extends RequestActName = RequestActName, Text = Sealed, File = FileReference> = {
  [N in A]: { readonly type: N } & {
    readonly [K in Exclude<keyof Fields<N>, Optional<N>>]: ValueOf<Field<N, K>, Text, File>;
  } & { readonly [K in Optional<N>]?: ValueOf<Field<N, K>, Text, File> | undefined } & {
    /** Does the act although a rule forbids it: by a named officer, and it becomes an incident (domain.md 1.5.6, peers.md c11). */
    readonly override?: Text | undefined;
  };
}[A];
