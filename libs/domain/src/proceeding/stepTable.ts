import { appealOfDispute } from './steps/appeal';
import { conclusionOfDispute } from './steps/conclusion';
import { courseOfDispute } from './steps/course';
import { hearingOfDispute } from './steps/hearing';
import { openingOfDispute } from './steps/opening';
import { opinionOfDispute } from './steps/opinion';
import { orderOfDispute } from './steps/order';
import { replyOfDispute } from './steps/reply';
import type { ProceedingActs, ProceedingDeadlineKind, ProceedingFactType } from './dispute';
import type { ActRule, AnyFactRule, FactRule, Step } from './step';

// Only this file names every step of a dispute. A declared act or fact that is missing from the tables does not compile.

/** The steps in the order in which the deadlines of an instance are listed. */
export const STEPS: readonly Omit<Step, 'acts' | 'facts'>[] = [
  openingOfDispute,
  replyOfDispute,
  courseOfDispute,
  conclusionOfDispute,
  appealOfDispute,
  hearingOfDispute,
  orderOfDispute,
  opinionOfDispute,
];

/** Every act but the correction, which concerns any fact. */
export const ACT_RULES: { readonly [A in Exclude<keyof ProceedingActs, 'CorrectProceeding'>]: ActRule<A> } = {
  ...replyOfDispute.acts,
  ...hearingOfDispute.acts,
  ...courseOfDispute.acts,
  ...conclusionOfDispute.acts,
  ...appealOfDispute.acts,
  ...orderOfDispute.acts,
  ...opinionOfDispute.acts,
};

const FACT_RULES: { readonly [F in ProceedingFactType]: FactRule<F> } = {
  ...openingOfDispute.facts,
  ...replyOfDispute.facts,
  ...courseOfDispute.facts,
  ...conclusionOfDispute.facts,
  ...appealOfDispute.facts,
  ...hearingOfDispute.facts,
  ...orderOfDispute.facts,
  ...opinionOfDispute.facts,
};

/** The types of the facts of a proceeding. */
export const PROCEEDING_FACT_TYPES = Object.keys(FACT_RULES) as readonly ProceedingFactType[];

/** The kinds of deadline of a proceeding. */
export const PROCEEDING_DEADLINE_KINDS = Object.keys({
  replyAndEvidence: true,
  decision: true,
  suit: true,
  appeal: true,
  retrialApplication: true,
  hearing: true,
  reanswer: true,
  carryOut: true,
  opinionReport: true,
} as const satisfies Record<ProceedingDeadlineKind, true>);

/** Whether a text names a fact of a proceeding. */
export function isFactType(text: string): text is ProceedingFactType {
  return Object.hasOwn(FACT_RULES, text);
}

/** The rule of a fact; `undefined` for another event, or one that this version does not know. */
export function ruleOfFact(type: string): AnyFactRule | undefined {
  return isFactType(type) ? FACT_RULES[type] : undefined;
}

/** The fields of a fact that a correction may change. */
export function correctableFields(type: string): readonly string[] {
  return Object.keys(ruleOfFact(type)?.correctable ?? {});
}
