import type { PlainDate, WorkCalendar } from '@yishen/calendar';
import type { RejectionCode } from '../rejected';
import type { DecisionContext } from '../request/context';
import type { Parts } from './deadline';
import type {
  DataOf,
  Dispute,
  Instance,
  ProceedingActs,
  ProceedingEvent,
  ProceedingFact,
  ProceedingFactType,
} from './dispute';
import type { KnownProceeding } from './proceeding';

/** What an act looks at besides its own values. */
export interface Desk extends DecisionContext {
  /** Reads a day that has come. Throws `Rejected`. */
  day(text: string): PlainDate;
  /** The next number of a kind of fact; a number is never given twice. */
  next(type: ProceedingFactType): number;
}

/** Reads a corrected value. Throws `Rejected`. */
export type Read = (value: string | number, context: DecisionContext) => string | number;

/** An act: its refusal by the state of the dispute alone, whatever is typed, and the event it gives. */
export interface ActRule<A extends keyof ProceedingActs> {
  readonly refusal: (dispute: Dispute) => RejectionCode | undefined;
  readonly decide: (command: ProceedingActs[A], state: KnownProceeding, desk: Desk) => ProceedingEvent;
}

/** A fact: how it is numbered, which values may be corrected, and what it rests on. */
export interface FactRule<F extends ProceedingFactType> {
  /** `n`: a number of its own; `instance`: one per instance; `one`: one in the stream. */
  readonly numberedBy: 'n' | 'instance' | 'one';
  /** The values that a correction may change. Notes and names are recorded anew with the fact. */
  readonly correctable: { readonly [K in keyof DataOf<F>]?: Read };
  /** Refuses a fact whose notice, decision or order is missing. */
  readonly restsOn?: (data: DataOf<F>, dispute: Dispute, facts: readonly ProceedingFact[]) => void;
  /** Values that follow from those of a correction. */
  readonly follows?: (data: DataOf<F>, context: DecisionContext) => object;
}

/** The rule of a fact whose type is known only at run time. */
export interface AnyFactRule {
  readonly numberedBy: 'n' | 'instance' | 'one';
  readonly correctable: Readonly<Record<string, Read | undefined>>;
  restsOn?(data: object, dispute: Dispute, facts: readonly ProceedingFact[]): void;
  follows?(data: object, context: DecisionContext): object;
}

/** The fields that a step adds to an instance or a dispute. */
type Added<Whole> = Partial<Omit<Whole, 'n' | 'forum' | 'openedOn'>>;

/** A step of a dispute: its acts, its facts, the fields they add, the checks, and the deadlines. */
export interface Step<Acts extends keyof ProceedingActs = never, Facts extends ProceedingFactType = never> {
  readonly acts: { readonly [A in Acts]: ActRule<A> };
  readonly facts: { readonly [F in Facts]: FactRule<F> };
  /** The fields that its facts add to an instance. */
  readonly ofInstance?: (facts: readonly ProceedingFact[], n: number) => Added<Instance>;
  /** The fields that its facts add to the dispute. */
  readonly ofDispute?: (facts: readonly ProceedingFact[]) => Added<Dispute>;
  /** Refuses an instance whose facts cannot all be true. */
  readonly checkInstance?: (instance: Instance) => void;
  /** Refuses a dispute whose facts cannot all be true. */
  readonly check?: (dispute: Dispute) => void;
  /** The deadlines of an instance. */
  readonly instanceDeadlines?: (instance: Instance, dispute: Dispute, calendar: WorkCalendar) => readonly Parts[];
  /** The deadlines of the dispute. */
  readonly deadlines?: (dispute: Dispute, calendar: WorkCalendar) => readonly Parts[];
}
