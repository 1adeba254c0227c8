import { given } from '../request/evidence';
import {
  saidBy,
  type Dispute,
  type FactReference,
  type Instance,
  type ProceedingEvent,
  type ProceedingFact,
} from './dispute';
import { STEPS, isFactType, ruleOfFact } from './stepTable';

/** The number that names a fact: its own, or that of its instance where an instance has only one such fact. */
export function numberOfFact({ type, data }: ProceedingFact): number {
  const by = ruleOfFact(type)?.numberedBy ?? 'n';
  return by === 'one' ? 1 : (data as unknown as Readonly<Record<'n' | 'instance', number>>)[by];
}

/** Whether a fact is the one that a reference names. */
export function isFact(fact: ProceedingFact, { type, n }: FactReference): boolean {
  return fact.type === type && numberOfFact(fact) === n;
}

/**
 * Adds an event to the facts. A correction changes or removes the fact it names, a second fact of the same name replaces the
 * first, and the end of the whole proceeding ends its open instance. Other events leave the facts alone.
 */
export function recordFact(facts: readonly ProceedingFact[], event: ProceedingEvent): readonly ProceedingFact[] {
  switch (event.type) {
    case 'ProceedingCorrected': {
      const { of, changes, voided } = event.data;
      if (voided) return facts.filter((fact) => !isFact(fact, of));
      return facts.map((fact) =>
        isFact(fact, of) ? ({ ...fact, data: { ...fact.data, ...changes } } as ProceedingFact) : fact,
      );
    }
    case 'ProceedingConcluded': {
      const { outcome, concludedOn, column } = event.data;
      const open = disputeOf(facts)?.instances.findLast((instance) => !instance.conclusion);
      if (!open) return facts;
      const data = { instance: open.n, outcome, decidedOn: concludedOn, receivedOn: concludedOn };
      const counted = column === undefined ? {} : { column };
      return [...facts, { type: 'InstanceConcluded', schema: 1, data: { ...data, ...counted } }];
    }
    default: {
      if (!isFactType(event.type)) return facts;
      const recorded = event as ProceedingFact;
      const of = { type: recorded.type, n: numberOfFact(recorded) };
      return [...facts.filter((fact) => !isFact(fact, of)), recorded];
    }
  }
}

/** Builds the dispute from its facts, in whatever order they were recorded; `undefined` without an opening, or when it was taken back. */
export function disputeOf(facts: readonly ProceedingFact[]): Dispute | undefined {
  const [opened] = saidBy(facts, 'ProceedingOpened');
  if (!opened) return undefined;
  const first = { n: 1, forum: opened.kind === 'reconsideration' ? 'reconsideration' : 'firstInstance' } as const;
  const { agencyId, kind, openedOn, standing = 'respondent', request, reconsideration } = opened;
  const begun = [{ ...first, openedOn }, ...[...saidBy(facts, 'InstanceOpened')].sort((a, b) => a.n - b.n)];
  const instances = begun.map(
    ({ n, forum, openedOn: since }) =>
      Object.assign(
        { n, forum, openedOn: since },
        ...STEPS.map(({ ofInstance }) => ofInstance?.(facts, n)),
      ) as Instance,
  );
  const said = {
    agencyId,
    kind,
    openedOn,
    standing,
    ...given('request', request),
    ...given('reconsideration', reconsideration),
  };
  return Object.assign(said, { instances }, ...STEPS.map(({ ofDispute }) => ofDispute?.(facts))) as Dispute;
}
