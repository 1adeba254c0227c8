import type { PlainDate } from '@yishen/calendar';
import type { DecisionCode } from '@yishen/statute';
import type { Deadline } from '../clock';
import type { Incident } from '../incident/incident';

/* eslint-disable @typescript-eslint/no-empty-object-type -- filled by `declare module` in steps/ */

/**
 * What the facts of a request say, in the form that clock and guards need. Each step of the procedure adds the fields that its
 * facts set (libs/domain/DECISIONS.md says why).
 */
export interface Procedure {}

/** The facts of a request by type: what a correction or a revocation may concern. Each step adds its own. */
export interface RequestFacts {}

/** The events of a request's stream that are not facts: what the engine derives, corrections, incidents, letters. */
export interface RequestRecords {}

/** The acts on an existing request, with their fields. Each step adds its own. */
export interface RequestActs {}

/* eslint-enable @typescript-eslint/no-empty-object-type */

/** The type of a fact. */
export type FactType = keyof RequestFacts;

/** The facts of a request. */
export type RequestFact = RequestFacts[FactType];

/** Every event of a request's stream. */
export type RequestEvent = RequestFact | RequestRecords[keyof RequestRecords];

/** An act on an existing request that a person does. */
export type RequestActName = keyof RequestActs;

/** The corrected values of a fact, by field. */
export type Changes = Readonly<Record<string, string | number | boolean>>;

/** A fact of a type with the version it has in the stream, as it reads after all corrections. */
export type FactOf<F extends FactType> = RequestFacts[F] & { readonly version: number };

/** A fact with the version it has in the stream, as it reads after all corrections. */
export type RecordedFact = { [F in FactType]: FactOf<F> }[FactType];

/** What was last derived for a request's clock. */
export interface ArmedClock {
  readonly derivation: number;
  readonly deadlines: readonly Deadline[];
  readonly closed: boolean;
  /** `kind[:ref]:derivation:workingDaysLeft` of the reminders already given. */
  readonly warned: readonly string[];
}

/** A correction that waits for its second person. */
export interface PendingCorrection {
  readonly n: number;
  readonly version: number;
  readonly of: string;
  readonly changes: Changes;
  readonly by: string;
}

interface Known extends ArmedClock, Procedure {
  /** The number of events in the stream. */
  readonly version: number;
  readonly facts: readonly RecordedFact[];
  readonly corrections: readonly PendingCorrection[];
  /** How many corrections were ever proposed or made: the next one's number. */
  readonly correctionCount: number;
  readonly incidents: readonly Incident[];
}

/** A request as `decide` needs it. */
export type Request =
  | { readonly status: 'unknown' }
  | ({ readonly status: 'unconfirmed' } & Known)
  | ({ readonly status: 'open'; readonly receivedOn: PlainDate } & Known)
  | ({
      readonly status: 'concluded';
      readonly receivedOn: PlainDate;
      readonly concludedOn: PlainDate;
      readonly decision: DecisionCode;
    } & Known)
  | ({ readonly status: 'split'; readonly receivedOn: PlainDate } & Known);

/** A request that exists. */
export type KnownRequest = Exclude<Request, { status: 'unknown' }>;

/** What is known of a request besides what its facts say. */
export type Bookkeeping = Omit<Known, keyof Procedure | 'facts'>;

/** The facts of one type, in the order of the stream. */
export function factsOf<F extends FactType>({ facts }: Pick<KnownRequest, 'facts'>, type: F): readonly FactOf<F>[] {
  return facts.filter((fact): fact is RecordedFact & FactOf<F> => fact.type === type);
}
