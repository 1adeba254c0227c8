import { Rejected } from '../rejected';
import type { DecisionContext } from '../request/context';
import type { CorrectProceeding, ProceedingCorrected } from './correctionEvents';
import { isFact } from './facts';
import type { KnownProceeding } from './proceeding';
import { isFactType, ruleOfFact } from './stepTable';

/** Decides a correction: a new event that changes values of the fact, or takes it back. Throws `Rejected`. */
export function correctionOf(
  { fact, n, changes, voided, reason }: CorrectProceeding,
  { facts }: KnownProceeding,
  context: DecisionContext,
): ProceedingCorrected {
  const recorded = isFactType(fact) ? facts.find((one) => isFact(one, { type: fact, n })) : undefined;
  if (!recorded) throw new Rejected('proceeding.fact-unknown', { fact, n });
  const of = { type: recorded.type, n };
  if (voided) return { type: 'ProceedingCorrected', schema: 1, data: { of, changes: {}, voided, reason } };
  const rule = ruleOfFact(recorded.type);
  const read = Object.entries(changes).map(([field, value]) => {
    const reader = rule && Object.hasOwn(rule.correctable, field) ? rule.correctable[field] : undefined;
    if (!reader) throw new Rejected('proceeding.field-not-correctable', { field });
    return [field, reader(value, context)] as const;
  });
  const before = recorded.data as unknown as Readonly<Record<string, unknown>>;
  if (read.every(([field, value]) => before[field] === value)) throw new Rejected('proceeding.nothing-corrected');
  const corrected = Object.fromEntries(read);
  const follows = rule?.follows?.({ ...recorded.data, ...corrected }, context);
  return { type: 'ProceedingCorrected', schema: 1, data: { of, changes: { ...corrected, ...follows }, reason } };
}
