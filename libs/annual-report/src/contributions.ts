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
 * What a contribution counts: a request received or concluded; a dispute opened or ended, as one line in a year; and each instance
 * opened or ended, for agencies that count every instance (domain.md 3.7.5).
 */
export type Measure = 'received' | 'concluded' | 'opened' | 'ended' | 'instanceOpened' | 'instanceEnded';

/** One unit that a case adds to the report: its measure, the year of the legal date, its column, and the row of a result. */
export interface Contribution {
  readonly measure: Measure;
  readonly year: number;
  readonly kind: ApplicantKind | ProceedingKind;
  /** The outcome row of table three or the result column of table four; `''` when it has none. */
  readonly row: OutcomeRow | ProceedingResult | '';
}

/** A line of the ledger: a contribution that was added (+1) or retracted (−1). */
export interface LedgerEntry extends Contribution {
  readonly sign: 1 | -1;
}

/**
 * The contributions of a request: one received in the year of receipt and, when it is concluded, one in its row in the year of the
 * reply date (domain.md 3.6.1). None while the date of receipt is unconfirmed or after a split. The row is the one in force on the
 * reply date.
 */
export function requestContributions(
  request: Request,
  rows: OutcomeRowVersions = OUTCOME_ROW_VERSIONS,
): readonly Contribution[] {
  if (request.status !== 'open' && request.status !== 'concluded') return [];
  const { applicantKind: kind, receivedOn } = request;
  const started: Contribution = { measure: 'received', year: yearOf(receivedOn), kind, row: '' };
  // A conclusion that this build does not know comes from an event of a later build: it has no row and is a gap of the report.
  if (request.status === 'open' || !isDecisionCode(request.decision)) return [started];
  const { decision, concludedOn } = request;
  const row = outcomeRowOf(decision, concludedOn, rows);
  return [started, { measure: 'concluded', year: yearOf(concludedOn), kind, row }];
}

const NO_ENTRIES: readonly LedgerEntry[] = [];

/** The ledger lines that turn a stream's old contributions into its new ones: old ones are retracted, new ones added. */
export function ledgerEntries(before: readonly Contribution[], after: readonly Contribution[]): readonly LedgerEntry[] {
  // Most events change nothing.
  if (before.length === after.length && before.every((one, at) => sameContribution(one, after[at]!))) return NO_ENTRIES;
  return [
    ...without(before, after).map((one) => ({ ...one, sign: -1 as const })),
    ...without(after, before).map((one) => ({ ...one, sign: 1 as const })),
  ];
}

// Two instances of one dispute may contribute the same, so each of `others` removes only one.
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
