import { yearOf, type PlainDate } from '@yishen/calendar';
import {
  PROCEEDING_OUTCOMES,
  outcomeRowOf,
  type ApplicantKind,
  type OutcomeRow,
  type ProceedingKind,
  type ProceedingOutcomeCode,
  type ProceedingResult,
} from '@yishen/statute';
import type { DecisionCode } from '@yishen/statute';
import type { ProceedingEvent, RequestEvent } from '@yishen/domain';

/** What a contribution counts: a request received or concluded, a proceeding opened or ended. */
export type Measure = 'received' | 'concluded' | 'opened' | 'ended';

/** One unit that a case adds to the report: its measure, the year of the legal date, the column, and for a result the row. */
export interface Contribution {
  readonly measure: Measure;
  readonly year: number;
  readonly kind: ApplicantKind | ProceedingKind;
  /** The outcome row of table three, or the result column of table four; `''` for what has none. */
  readonly row: OutcomeRow | ProceedingResult | '';
}

/** A line of the ledger: a contribution added (+1) or taken back (−1). */
export interface LedgerEntry extends Contribution {
  readonly sign: 1 | -1;
}

/** The facts of one stream that its contributions depend on; small, plain JSON, kept by the projector. */
export type CountedFacts =
  | {
      readonly of: 'request';
      readonly kind: ApplicantKind;
      readonly received: number;
      readonly concluded?: number;
      readonly row?: OutcomeRow;
    }
  | {
      readonly of: 'proceeding';
      readonly kind: ProceedingKind;
      readonly opened: number;
      readonly ended?: number;
      readonly row?: ProceedingResult;
    };

/** Folds one event into the facts that count; events that count nothing leave them as they are. */
export function evolveCounted(
  facts: CountedFacts | undefined,
  event: { readonly type: string; readonly data: unknown },
): CountedFacts | undefined {
  const known = event as RequestEvent | ProceedingEvent;
  switch (known.type) {
    case 'RequestReceived':
      return { of: 'request', kind: known.data.applicant.kind, received: yearOf(known.data.receivedOn) };
    case 'RequestAnswered':
      return concluded(facts, known.data.repliedOn, known.data.decision);
    case 'RequestWithdrawn':
      return concluded(facts, known.data.withdrawnOn, 'A23');
    case 'ProceedingOpened':
      return { of: 'proceeding', kind: known.data.kind, opened: yearOf(known.data.openedOn) };
    case 'ProceedingConcluded':
      return ended(facts, known.data.concludedOn, known.data.outcome);
    default:
      return facts;
  }
}

function concluded(facts: CountedFacts | undefined, on: PlainDate, decision: DecisionCode): CountedFacts | undefined {
  if (facts?.of !== 'request') return facts;
  return { ...facts, concluded: yearOf(on), row: outcomeRowOf(decision) };
}

function ended(
  facts: CountedFacts | undefined,
  on: PlainDate,
  outcome: ProceedingOutcomeCode,
): CountedFacts | undefined {
  if (facts?.of !== 'proceeding') return facts;
  return { ...facts, ended: yearOf(on), row: PROCEEDING_OUTCOMES[outcome].column };
}

/**
 * The contributions of a stream: a request counts +1 received in the year of receipt and, when concluded, +1 in its row
 * in the year of the reply date; a proceeding +1 opened and, when ended, +1 in its column (domain.md 3.6.1, 3.7.2).
 */
export function contributionsOf(facts: CountedFacts | undefined): readonly Contribution[] {
  if (!facts) return [];
  const { kind, row } = facts;
  const [first, firstYear, last, lastYear] =
    facts.of === 'request'
      ? (['received', facts.received, 'concluded', facts.concluded] as const)
      : (['opened', facts.opened, 'ended', facts.ended] as const);
  const started: Contribution = { measure: first, year: firstYear, kind, row: '' };
  return lastYear === undefined || row === undefined
    ? [started]
    : [started, { measure: last, year: lastYear, kind, row }];
}

/** The ledger lines that lead from one state of a stream to the next: the old retracted, the new added, the rest untouched. */
export function ledgerEntries(
  before: CountedFacts | undefined,
  after: CountedFacts | undefined,
): readonly LedgerEntry[] {
  if (before === after) return [];
  const [old, fresh] = [contributionsOf(before), contributionsOf(after)];
  return [
    ...old
      .filter((one) => !fresh.some((other) => sameContribution(one, other)))
      .map((one) => ({ ...one, sign: -1 as const })),
    ...fresh
      .filter((one) => !old.some((other) => sameContribution(one, other)))
      .map((one) => ({ ...one, sign: 1 as const })),
  ];
}

function sameContribution(a: Contribution, b: Contribution): boolean {
  return a.measure === b.measure && a.year === b.year && a.kind === b.kind && a.row === b.row;
}
