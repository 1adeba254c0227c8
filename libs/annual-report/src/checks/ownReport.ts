import { publishedModel, publishedTables } from '../import/exchange';
import { checkTables, type Finding } from '../checks';
import type { NarrativeFigures, WrittenTexts } from '../narrative';
import { cellLabel } from '../cells';
import type { UnexplainedCarry } from '../opening';
import { reportModel } from '../reportModel';
import { checkReport } from './checkReport';
import { differing, found, type ReportFinding } from './finding';

/** What all the checks say of an agency's own report: those of its tables, and the further ones of the whole. */
export interface OwnFindings {
  readonly checks: readonly Finding[];
  /** What `checks` does not say already. */
  readonly findings: readonly ReportFinding[];
  /** How many of both must be put right, and how many are only to be looked at. */
  readonly errors: number;
  readonly warnings: number;
}

const FEN = 100;

/**
 * Every check on an agency's own report as it would be printed now: tables, last year, texts against tables, and part six against the
 * fee events (domain.md 3.5, 8.6; 109号). What is signed, rehearsed and shown is judged by this one.
 */
export function ownFindings(agency: string, figures: NarrativeFigures, written: WrittenTexts): OwnFindings {
  const { tables, lastYear, fees, unexplained = [] } = figures;
  const checks = checkTables(tables);
  const known = new Set<string>(checks.map(({ statement }) => statement));
  const findings = [
    ...checkReport(publishedModel(reportModel(agency, tables, written)), {
      ...(lastYear ? { lastYear: publishedTables(agency, lastYear) } : {}),
      collectedYuan: (fees.paid - fees.refunded) / FEN,
    }),
    ...carryFindings(unexplained),
  ].filter(({ statement }) => !known.has(statement));
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return { checks, findings, errors: checks.length + errors, warnings: findings.length - errors };
}

function carryFindings(unexplained: readonly UnexplainedCarry[]): readonly ReportFinding[] {
  return unexplained.map(({ kind, published, onRecord }) => {
    const cell = { table: 'three', row: 'C', column: kind } as const;
    const statement = `${cellLabel(cell)}：上年公布的报告结转 ${published} 件，本系统有案可查 ${onRecord} 件`;
    return differing(found('opening.unexplained', statement, [cell]), published, onRecord);
  });
}
