import type { PlainDate } from '@yishen/calendar';
import type { Forum, ProceedingKind, Standing } from '@yishen/statute';

/* eslint-disable @typescript-eslint/no-empty-object-type -- filled by `declare module` in steps/ */

/** The facts of a proceeding by type: what people record, and may correct. Each step adds its own (libs/domain/DECISIONS.md). */
export interface ProceedingFacts {}

/** The events of a proceeding's stream that are not facts. */
export interface ProceedingRecords {}

/** The commands by which a person records a fact of a proceeding that exists, by type. */
export interface ProceedingActs {}

/** The kinds of deadline a dispute can have. */
export interface ProceedingDeadlineKinds {}

/* eslint-enable @typescript-eslint/no-empty-object-type */

/** An instance of a dispute with what happened in it; each step adds what its facts say. */
export interface Instance {
  readonly n: number;
  readonly forum: Forum;
  readonly openedOn: PlainDate;
}

/** What the facts of a proceeding say, in the form that clock, guards and counting need. */
export interface Dispute {
  readonly agencyId: string;
  readonly kind: ProceedingKind;
  readonly openedOn: PlainDate;
  readonly standing: Standing;
  readonly request?: string;
  readonly reconsideration?: string;
  readonly instances: readonly Instance[];
}

/** The facts of a proceeding. */
export type ProceedingFact = ProceedingFacts[keyof ProceedingFacts];

/** The type of a fact. */
export type ProceedingFactType = keyof ProceedingFacts;

/** Every event of a proceeding's stream. */
export type ProceedingEvent = ProceedingFact | ProceedingRecords[keyof ProceedingRecords];

/** A command by which a person records a fact of a proceeding that exists. */
export type ProceedingAct = ProceedingActs[keyof ProceedingActs];

/** A kind of deadline of a dispute. */
export type ProceedingDeadlineKind = keyof ProceedingDeadlineKinds;

/** The data of a fact. */
export type DataOf<F extends ProceedingFactType> = ProceedingFacts[F]['data'];

/** Names a recorded fact: its event type, and its number or that of its instance. */
export interface FactReference {
  readonly type: ProceedingFactType;
  readonly n: number;
}

/** The data of the facts of a type, in the order in which they were recorded. */
export function saidBy<F extends ProceedingFactType>(facts: readonly ProceedingFact[], type: F): readonly DataOf<F>[] {
  return facts.filter((fact) => fact.type === type).map(({ data }) => data as DataOf<F>);
}

/** An instance of a dispute by its number. */
export function instanceIn({ instances }: Dispute, n: number): Instance | undefined {
  return instances.find((instance) => instance.n === n);
}

/** Makes a fact of a type. */
export function fact<F extends ProceedingFactType>(type: F, data: DataOf<F>): ProceedingFact {
  return { type, schema: 1, data } as unknown as ProceedingFact;
}
