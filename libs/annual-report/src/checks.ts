import { TABLE_THREE_ROW_ORDER } from '@yishen/statute';
import type { Cell } from './cells';
import { identityFindings } from './checks/identities';
import { placeFindings } from './checks/places';
import type { ReportFinding } from './checks/finding';
import { publishedTables } from './import/exchange';
import { PROCEEDING_KIND_ORDER, type ReportTables } from './tables';

/** An identity of the report that does not hold: its cells, both sides and their difference. */
export interface Finding extends ReportFinding {
  readonly rule: 'balance' | 'outcomeSum' | 'rowSum' | 'tableFourSum' | 'count';
  readonly cells: readonly Cell[];
  readonly left: number;
  readonly right: number;
  readonly difference: number;
}

/** Finds every identity of 30号 that the tables break (domain.md 3.5.1–3.5.3, 3.5.5); an empty list means that they balance. */
export function checkTables(tables: Pick<ReportTables, 'three' | 'four'>): readonly Finding[] {
  const report = publishedTables('', { ...tables, year: 0, two: NO_FIGURES });
  return [...placeFindings(report), ...identityFindings(report)].filter(isIdentity);
}

/** How many identities `checkTables` checks: 7 balances, 7 outcome sums, 25 row sums, 3 sums of table four. */
export const IDENTITY_COUNT = 7 + 7 + TABLE_THREE_ROW_ORDER.length + PROCEEDING_KIND_ORDER.length;

const NO_FIGURES = {
  rulesIssued: null,
  rulesRepealed: null,
  rulesInForce: null,
  normativeIssued: null,
  normativeRepealed: null,
  normativeInForce: null,
  licences: null,
  penalties: null,
  coercions: null,
  fees: null,
} as const;

function isIdentity(finding: ReportFinding): finding is Finding {
  return ['balance', 'outcomeSum', 'rowSum', 'tableFourSum', 'count'].includes(finding.rule);
}
