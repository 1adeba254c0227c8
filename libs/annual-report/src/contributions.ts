import { yearOf } from '@yishen/calendar';
import type { Request } from '@yishen/domain';
import {
  OUTCOME_ROW_VERSIONS,
  isDecisionCode,
  outcomeRowOf,
  type ApplicantKind,
  type OutcomeRow,
  type OutcomeRowVersions,
  type ProceedingKind,
  type ProceedingResult,
} from '@yishen/statute';

/**
 * What a contribution counts: a request received or concluded; a dispute opened or ended, as one line a year; and each of its
 * instances opened or ended, for those who count every instance (domain.md 3.7.5).
 */
export type Measure = 'received' | 'concluded' | 'opened' | 'ended' | 'instanceOpened' | 'instanceEnded';

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

/**
 * The contributions of a request: +1 received in the year of receipt and, when concluded, +1 in its row in the year of the reply date
 * (domain.md 3.6.1). Nothing while the date of receipt is unconfirmed, and once the request was split. Rows are those in force on the
 * reply date.
 */
export function requestContributions(
  request: Request,
  rows: OutcomeRowVersions = OUTCOME_ROW_VERSIONS,
): readonly Contribution[] {
  if (request.status !== 'open' && request.status !== 'concluded') return [];
  const { applicantKind: kind, receivedOn } = request;
  const started: Contribution = { measure: 'received', year: yearOf(receivedOn), kind, row: '' };
  // A conclusion that this version does not know came with an event of a later one: it is a gap of the report, in no row.
  if (request.status === 'open' || !isDecisionCode(request.decision)) return [started];
  const { decision, concludedOn } = request;
  const row = outcomeRowOf(decision, concludedOn, rows);
  return [started, { measure: 'concluded', year: yearOf(concludedOn), kind, row }];
}

/** The ledger lines that lead from what a stream contributed to what it contributes now: the old retracted, the new added. */
export function ledgerEntries(before: readonly Contribution[], after: readonly Contribution[]): readonly LedgerEntry[] {
  return [
    ...without(before, after).map((one) => ({ ...one, sign: -1 as const })),
    ...without(after, before).map((one) => ({ ...one, sign: 1 as const })),
  ];
}

// Two instances of one dispute may contribute the same: each takes away one only.
function without(some: readonly Contribution[], others: readonly Contribution[]): readonly Contribution[] {
  const left = [...others];
  return some.filter((one) => {
    const at = left.findIndex((other) => sameContribution(one, other));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

function sameContribution(a: Contribution, b: Contribution): boolean {
  return a.measure === b.measure && a.year === b.year && a.kind === b.kind && a.row === b.row;
}
