import { ENGINE_MARKS } from './clockEvents';
import type { DeadlineKind } from '../clock';
import { LETTER_MARKS } from './letters';
import type { FactType, Procedure, RequestActName, RequestActs, RequestEvent, RequestRecords } from './procedure';
import { archive, archiveActs } from './steps/archive';
import { conclusion, conclusionActs } from './steps/conclusion';
import { consultation, consultationActs } from './steps/consultation';
import { CORRECTION_MARKS, correction, correctionActs } from './steps/correction';
import { decision, decisionActs } from './steps/decision';
import { disclosure, disclosureActs } from './steps/disclosure';
import { excessive, excessiveActs } from './steps/excessive';
import { extension, extensionActs } from './steps/extension';
import { fee, feeActs } from './steps/fee';
import { INCIDENT_MARKS, incidentActs, incidents } from './steps/incidents';
import { lapse, lapseActs } from './steps/lapse';
import { reanswer, reanswerActs } from './steps/reanswer';
import { receipt, receiptActs } from './steps/receipt';
import { reply } from './steps/reply';
import { service, serviceActs } from './steps/service';
import { split } from './steps/split';
import { supplement, supplementActs } from './steps/supplement';
import {
  FLOW_STEPS,
  type ActRule,
  type AnyFactRule,
  type DeadlineRule,
  type FactRule,
  type FlowStep,
  type Mark,
  type SheetWord,
  type StepParts,
} from './step';

// Only this file names every step. A step that is left out, or a declared act, fact or kind of deadline without its rule, does not compile.

/**
 * Every act on an existing request with its fields: the command's type, the schema of the interface, the sealing of its texts
 * and the console's form all derive from this one table.
 */
export const ACT_FIELDS: RequestActs = {
  ...receiptActs,
  ...supplementActs,
  ...serviceActs,
  ...lapseActs,
  ...consultationActs,
  ...excessiveActs,
  ...extensionActs,
  ...feeActs,
  ...decisionActs,
  ...conclusionActs,
  ...reanswerActs,
  ...archiveActs,
  ...correctionActs,
  ...disclosureActs,
  ...incidentActs,
};

/** The acts in the order of the table. */
export const REQUEST_ACT_NAMES = Object.keys(ACT_FIELDS) as readonly RequestActName[];

/** Whether a text names an act. */
export function isRequestAct(name: string): name is RequestActName {
  return Object.hasOwn(ACT_FIELDS, name);
}

/** Every act: who may do it, the article it rests on, what forbids it, and the events it gives. */
export const ACT_RULES: { readonly [A in RequestActName]: ActRule<A> } = {
  ...receipt.acts,
  ...supplement.acts,
  ...service.acts,
  ...lapse.acts,
  ...consultation.acts,
  ...excessive.acts,
  ...extension.acts,
  ...fee.acts,
  ...decision.acts,
  ...conclusion.acts,
  ...reanswer.acts,
  ...archive.acts,
  ...correction.acts,
  ...disclosure.acts,
  ...incidents.acts,
};

/** Every fact of a request: its legal day, what it changes, and how it may be changed later. */
const FACT_RULES: { readonly [F in FactType]: FactRule<F> } = {
  ...receipt.facts,
  ...split.facts,
  ...reply.facts,
  ...supplement.facts,
  ...service.facts,
  ...lapse.facts,
  ...consultation.facts,
  ...excessive.facts,
  ...extension.facts,
  ...fee.facts,
  ...decision.facts,
  ...conclusion.facts,
  ...reanswer.facts,
  ...archive.facts,
  ...correction.facts,
  ...disclosure.facts,
  ...incidents.facts,
};

/** Every kind of deadline of a request: who must act by it, which workflow rings it, and what follows its end. */
export const DEADLINE_RULES: { readonly [K in DeadlineKind]: DeadlineRule } = {
  ...receipt.kinds,
  ...split.kinds,
  ...reply.kinds,
  ...supplement.kinds,
  ...service.kinds,
  ...lapse.kinds,
  ...consultation.kinds,
  ...fee.kinds,
  ...excessive.kinds,
  ...extension.kinds,
  ...decision.kinds,
  ...conclusion.kinds,
  ...reanswer.kinds,
  ...archive.kinds,
  ...correction.kinds,
  ...disclosure.kinds,
  ...incidents.kinds,
};

/** The kinds of deadline by which the agency itself has to act. */
export const OWN_DEADLINES = (Object.keys(DEADLINE_RULES) as DeadlineKind[]).filter(
  (kind) => DEADLINE_RULES[kind].of === 'agency',
);

/** The steps in the order in which their deadlines are listed. */
export const STEPS: readonly (StepParts & { readonly acts: object })[] = [
  receipt,
  split,
  reply,
  supplement,
  service,
  lapse,
  consultation,
  fee,
  excessive,
  extension,
  decision,
  conclusion,
  reanswer,
  archive,
  correction,
  disclosure,
  incidents,
];

/** The acts of each step of the flow sheet, in the order in which a request goes through them. */
export const ACTS_BY_STEP: ReadonlyMap<FlowStep, readonly RequestActName[]> = new Map(
  FLOW_STEPS.map((flow) => {
    const acts = STEPS.filter((step) => step.flow === flow).flatMap((step) => Object.keys(step.acts));
    return [flow, acts as RequestActName[]];
  }),
);

/** The procedure before any fact, in the fields that always exist. */
export const NOTHING_HAPPENED: Lists = {
  ...supplement.start,
  ...consultation.start,
  ...extension.start,
  ...fee.start,
  ...reanswer.start,
  ...disclosure.start,
};

type Lists = {
  readonly [K in keyof Procedure as Procedure[K] extends readonly unknown[] ? K : never]: Procedure[K];
};

const RECORD_MARKS: { readonly [R in keyof RequestRecords]: Mark } = {
  ...ENGINE_MARKS,
  ...CORRECTION_MARKS,
  ...INCIDENT_MARKS,
  ...LETTER_MARKS,
};

/** How the time line marks an event; `undefined` for one that this version does not know. */
export function markOf(type: string): Mark | undefined {
  const rule = ruleOfFact(type);
  if (rule) return rule.mark;
  return Object.hasOwn(RECORD_MARKS, type) ? RECORD_MARKS[type as keyof RequestRecords] : undefined;
}

/** The line of the flow sheet that an event belongs to; `undefined` when the sheet has no line for it. */
export function sheetWordOf(type: string): SheetWord | undefined {
  return ruleOfFact(type)?.sheet ?? undefined;
}

/** Every event type of a request's stream. */
export const REQUEST_EVENT_TYPES = [
  ...Object.keys(FACT_RULES),
  ...Object.keys(RECORD_MARKS),
] as readonly RequestEvent['type'][];

/** The rule of a fact; `undefined` for another event, or one that this version does not know. */
export function ruleOfFact(type: string): AnyFactRule | undefined {
  return Object.hasOwn(FACT_RULES, type) ? (FACT_RULES[type as FactType] as unknown as AnyFactRule) : undefined;
}

/** The rule of a kind of deadline; `undefined` for one that this version does not know. */
export function ruleOfDeadline(kind: string): DeadlineRule | undefined {
  return Object.hasOwn(DEADLINE_RULES, kind) ? DEADLINE_RULES[kind as DeadlineKind] : undefined;
}

/** The values of a recorded fact that a correction may change; empty for a fact that cannot be corrected. */
export function correctableValues(type: string): readonly string[] {
  return Object.keys(ruleOfFact(type)?.correctable ?? {});
}

/** Whether an event may be revoked: a known fact of a request, unless it opens, counts or ends the request. */
export function isRevocable(type: string): boolean {
  return ruleOfFact(type)?.revocable === true;
}
