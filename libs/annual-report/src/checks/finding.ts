import { PUBLICATION_FIGURES, type PublicationFigure } from '@yishen/statute';
import { cellLabel, type Cell } from '../cells';
import type { CaseGap } from '../yearTables';
import { CHECK_RULES, type RuleId, type Severity } from './rules';

/** A place of the report that a finding names: a counted cell, or a figure of table two. */
export type CheckedCell = Cell | { readonly table: 'two'; readonly row: PublicationFigure; readonly column: '' };

/** One finding of a check: the rule, its places in the report, and both sides when two figures differ. */
export interface ReportFinding {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly cells: readonly CheckedCell[];
  /** What is wrong, in the words of the form. */
  readonly statement: string;
  readonly left?: number;
  readonly right?: number;
  readonly difference?: number;
  /** The first of the cases that explain it. */
  readonly cases?: CaseGap['cases'];
  /** The sentence of the report that the finding is about, as printed. */
  readonly sentence?: string;
}

/** Makes a finding of a rule, with the rule's severity. */
export function found(
  rule: RuleId,
  statement: string,
  cells: readonly CheckedCell[] = [],
  sentence?: string,
): ReportFinding {
  const { severity } = CHECK_RULES[rule];
  return { rule, severity, cells, statement, ...(sentence === undefined ? {} : { sentence: sentence.trim() }) };
}

/** Makes a finding of two sides that differ. */
export function differing(finding: ReportFinding, left: number, right: number): ReportFinding {
  // Sums of table two have at most six decimals, so round off the error of binary fractions.
  return { ...finding, left, right, difference: Number((left - right).toFixed(6)) };
}

/** The printed name of any place of the report. */
export function checkedCellLabel(cell: CheckedCell): string {
  if (cell.table !== 'two') return cellLabel(cell);
  const { row, column } = PUBLICATION_FIGURES[cell.row];
  return `表二 ${row} · ${column}`;
}
