import type { MessageKey } from '@yishen/catalogue';
import type { PlainDate } from '@yishen/calendar';
import type { ConsultedParty } from '@yishen/statute';
import type { Permission } from '../access/permissions';
import type { Deadline, DeadlineKind } from '../clock';
import type { IncidentKind } from '../incident/incident';
import type { RejectionCode } from '../rejected';
import type { RequestAct } from './actField';
import type { ClockContext, DecisionContext } from './context';
import type {
  Changes,
  FactOf,
  FactType,
  KnownRequest,
  PendingCorrection,
  Procedure,
  RecordedFact,
  Request,
  RequestActName,
  RequestActs,
  RequestEvent,
  RequestFacts,
} from './procedure';
import type { ValueCheck } from './values';

/** The steps of the flow sheet of a request, in the order in which it goes through them. */
export const FLOW_STEPS = [
  'receipt',
  'supplement',
  'consultation',
  'excessive',
  'extension',
  'fee',
  'decision',
  'end',
  'correction',
  'disclosure',
  'incident',
] as const;

/** A step of the flow sheet. */
export type FlowStep = (typeof FLOW_STEPS)[number];

/** The name of a line of the flow sheet (登记、审核、办理、答复、归档), in libs/catalogue. */
export type SheetWord = Extract<MessageKey, `sheet.${string}`>;

/** How the time line marks an event: the sort of thing that happened. */
export type Mark =
  | 'came'
  | 'sent'
  | 'asked'
  | 'paid'
  | 'wrote'
  | 'reviewed'
  | 'signed'
  | 'done'
  | 'back'
  | 'dated'
  | 'derived'
  | 'reminded'
  | 'late'
  | 'changed'
  | 'plain';

/**
 * What `decide` provides to the steps, because it knows all of them and they do not know each other: the time, the clock, what had
 * happened by a day, and the facts after one more event.
 */
export interface Desk extends DecisionContext {
  readonly today: PlainDate;
  readonly clock: ClockContext;
  /** Every deadline that facts give, seen from a day. */
  deadlines(facts: Procedure, asOf: PlainDate): readonly Deadline[];
  /** What had happened by the end of a day. */
  procedureOn(state: KnownRequest, day: PlainDate): Procedure;
  evolve(state: Request, event: RequestEvent): Request;
  /** The request as if a recorded fact had never been. */
  withoutFact(state: KnownRequest, version: number): Request;
  /** Refuses facts that cannot all be true, unless those before could not either. */
  requireConsistent(before: KnownRequest, after: Request): void;
  /** The rule of a recorded fact; `undefined` for one that this version does not know. */
  ruleOf(type: string): AnyFactRule | undefined;
  /** The changes in other facts when a correction moved the day of receipt. */
  followingChanges(before: KnownRequest, after: KnownRequest): readonly FollowingChange[];
}

/** What a guard looks at besides the state: the day of the act, which may be entered later, and what had happened by then. */
export interface Moment {
  readonly today: PlainDate;
  readonly clock: ClockContext;
  readonly then: Procedure;
  /** The reply deadline as it stood then, where there is one. */
  readonly reply: Deadline | undefined;
}

/** What forbids an act: a stable code, and whether a named officer may override it. */
export interface Guard {
  readonly code: RejectionCode;
  readonly overridable?: true;
  /** It looks at the day of the act, which may be earlier than today. */
  readonly byDay?: true;
  readonly forbids: (state: KnownRequest, at: Moment) => boolean;
}

/** One of several items that an act can be about: its number, and what a person needs to choose it. */
export interface Numbered {
  readonly n: number;
  readonly on?: PlainDate;
  readonly party?: ConsultedParty;
  readonly correction?: PendingCorrection;
}

/** An act on one of several items takes its number: the step lists the possible ones. */
type WhichOne<A extends RequestActName> = RequestActs[A] extends { readonly n: { readonly kind: 'count' } }
  ? RequestActs[A]['n'] extends { readonly optional: true }
    ? { readonly about?: undefined }
    : { readonly about: (state: KnownRequest) => readonly Numbered[] }
  : { readonly about?: undefined };

/** An act: who may do it, the article it rests on, what forbids it, and the events it gives once its guards let it pass. */
export type ActRule<A extends RequestActName> = WhichOne<A> & {
  /** The act of the table act × role that it needs. */
  readonly access: Permission;
  readonly article: string;
  readonly guards: readonly Guard[];
  /** The last day on which the act keeps its period, where it has one. */
  readonly latestOn?: (state: KnownRequest, at: Pick<Moment, 'clock' | 'reply'>) => PlainDate | undefined;
  readonly decide: (act: RequestAct<A>, state: KnownRequest, desk: Desk) => readonly RequestEvent[];
};

type Data<F extends FactType> = RequestFacts[F]['data'];
type DayField<F extends FactType> = {
  [K in keyof Data<F>]-?: Data<F>[K] extends PlainDate ? K : never;
}[keyof Data<F>] &
  string;

/** A fact: its legal day, what it changes, and how it may be changed later. */
export interface FactRule<F extends FactType> {
  readonly type: F;
  readonly mark: Mark;
  /** Its line in the flow sheet that 条例 第四十五条 asks an office to keep; `null` when the sheet has no line for it. */
  readonly sheet: SheetWord | null;
  /** The field with its legal day; `null` counts from when it was recorded. */
  readonly day: DayField<F> | null;
  /** The procedure after the fact. */
  readonly apply: (procedure: Procedure, fact: FactOf<F>) => Procedure;
  /** The values that a correction may change, each with its check. */
  readonly correctable: { readonly [K in keyof Data<F>]?: ValueCheck };
  /** A fact that opens, counts or ends the request is not revoked: it is corrected, or undone by an act of its own. */
  readonly revocable: boolean;
  /** Whether a later fact rests on it, so that it must not be revoked. */
  readonly hasFollowers?: (state: KnownRequest, fact: FactOf<F>) => boolean;
  /** Whether it ends the request. */
  readonly concludes?: true;
  /** The service that it proves: an answer from the addressees shows that the notice reached them. */
  readonly reaches?: DeadlineKind;
  /** Changes that follow from those of a correction, in the same fact. */
  readonly consequences?: (fact: FactOf<F>, changes: Changes, state: KnownRequest, desk: Desk) => Changes;
  /** Refuses a correction to values with which the fact could not have been recorded. */
  readonly recordAnew?: (data: Data<F>, before: KnownRequest, desk: Desk) => void;
}

/** The rule of a fact whose type is known only at run time. */
export type AnyFactRule = Omit<
  FactRule<FactType>,
  'apply' | 'hasFollowers' | 'consequences' | 'recordAnew' | 'correctable'
> & {
  readonly correctable: Readonly<Record<string, ValueCheck | undefined>>;
  apply(procedure: Procedure, fact: RecordedFact): Procedure;
  hasFollowers?(state: KnownRequest, fact: RecordedFact): boolean;
  consequences?(fact: RecordedFact, changes: Changes, state: KnownRequest, desk: Desk): Changes;
  recordAnew?(data: object, before: KnownRequest, desk: Desk): void;
};

/** A change in another fact that follows from a correction. */
export interface FollowingChange {
  readonly version: number;
  readonly of: FactType;
  readonly changes: Changes;
}

/** A kind of deadline: who must act by it, which workflow rings it, and what follows its end. */
export interface DeadlineRule {
  /** Who must act by it: the agency or the addressee; for `service` the agency must prove that a notice was served. */
  readonly of: 'agency' | 'addressee' | 'service';
  /** The separate workflow that rings it; the clock of the request when absent. */
  readonly rungBy?: 'supplementation' | 'feeNotice' | 'consultation';
  /** The incident that a reminder opens. */
  readonly whenNear: IncidentKind | null;
  /** The incident that its end opens. */
  readonly whenMissed: IncidentKind | null;
  /** What follows when the addressee let it pass; by default a person is asked to confirm a lapse. */
  readonly whenLapsed?: (state: KnownRequest, deadline: Deadline, desk: Desk) => readonly RequestEvent[] | 'propose';
}

/** An earlier and a later day that must be in this order. */
export type InOrder = readonly [earlier: PlainDate | undefined, later: PlainDate | undefined];

/** What a step contributes besides its acts and facts. */
export interface StepParts {
  /** Where the flow sheet shows its acts. */
  readonly flow: FlowStep;
  /** The deadlines that the facts give, once the date of receipt is known. */
  readonly deadlines?: (
    facts: Procedure,
    receivedOn: PlainDate,
    context: ClockContext,
    asOf: PlainDate,
  ) => readonly Deadline[];
  /** Days that must be in order. */
  readonly inOrder?: (facts: Procedure) => readonly InOrder[];
  /** Refuses facts that cannot all be true. */
  readonly check?: (facts: Procedure, desk: Pick<Desk, 'clock' | 'deadlines'>) => void;
  /** The changes in its facts when the day of receipt moved. */
  readonly followingChanges?: (
    before: KnownRequest,
    after: KnownRequest,
    clock: ClockContext,
  ) => readonly FollowingChange[];
}

/** A step of the procedure: its acts, its facts, its kinds of deadline, and the fields of the state that exist from the start. */
export type Step<
  Acts extends RequestActName = never,
  Facts extends FactType = never,
  Kinds extends DeadlineKind = never,
  Starts extends keyof Procedure = never,
> = StepParts & {
  readonly acts: { readonly [A in Acts]: ActRule<A> };
  readonly facts: { readonly [F in Facts]: FactRule<F> };
  readonly kinds: { readonly [K in Kinds]: DeadlineRule };
} & ([Starts] extends [never] ? unknown : { readonly start: Pick<Procedure, Starts> });
