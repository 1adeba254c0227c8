import type { PublicationFigure } from '@yishen/statute';
import { publishedModel, publishedTables } from '../import/exchange';
import { checkTables, type Finding } from '../checks';
import type { NarrativeFigures, WrittenTexts } from '../narrative';
import { cellLabel } from '../cells';
import type { UnexplainedCarry } from '../opening';
import type { CaseGap, YearTables } from '../yearTables';
import { reportModel } from '../reportModel';
import type { ReportTables } from '../tables';
import { checkReport } from './checkReport';
import { checkedCellLabel, differing, found, type ReportFinding } from './finding';

/** The findings on an agency's own report: those on its tables, and further ones on the whole. */
export interface OwnFindings {
  readonly checks: readonly Finding[];
  /** The findings that are not among `checks`. */
  readonly findings: readonly ReportFinding[];
  /** How many of both must be corrected, and how many only deserve a look. */
  readonly errors: number;
  readonly warnings: number;
}

const FEN = 100;

/**
 * Runs every check on an agency's own report as it would be printed now: tables, last year, texts against tables, and part six
 * against the fee events (domain.md 3.5, 8.6; 109号). Signing, rehearsing and showing a report all use it.
 */
export function ownFindings(agency: string, figures: NarrativeFigures, written: WrittenTexts): OwnFindings {
  const { tables, lastYear, fees, unexplained = [], gaps = [], registered = {} } = figures;
  const checks = checkTables(tables);
  const known = new Set<string>(checks.map(({ statement }) => statement));
  const findings = [
    ...checkReport(publishedModel(reportModel(agency, tables, written)), {
      ...(lastYear ? { lastYear: publishedTables(agency, lastYear) } : {}),
      collectedYuan: (fees.paid - fees.refunded) / FEN,
    }),
    ...carryFindings(unexplained),
    ...gaps.map(gapFinding),
    ...registerFindings(tables.two, registered),
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

const RECEIVED = { table: 'three', row: 'N', column: 'total' } as const;
const CONCLUDED = { table: 'three', row: 'T', column: 'total' } as const;
const GAPS = {
  unconfirmed: [RECEIVED, '申请的收到日期还没有确认，未计入'],
  unevidenced: [RECEIVED, '申请的收到日期没有凭证，涉及'],
  uncounted: [CONCLUDED, '已办结的申请没有办理结果或者申请人类别，未计入'],
} as const satisfies Record<CaseGap['gap'], readonly [cell: object, words: string]>;

function registerFindings(two: ReportTables['two'], registered: YearTables['registered']): readonly ReportFinding[] {
  return (Object.entries(registered) as [PublicationFigure, string][]).flatMap(([figure, counted]) => {
    const recorded = two[figure];
    if (recorded === null || recorded === counted) return [];
    const cell = { table: 'two', row: figure, column: '' } as const;
    const statement = `${checkedCellLabel(cell)}：填报 ${recorded} 件，登记簿 ${counted} 件`;
    return [differing(found('tableTwo.register', statement, [cell]), Number(recorded), Number(counted))];
  });
}

function gapFinding({ gap, total, more, cases }: CaseGap): ReportFinding {
  const [cell, words] = GAPS[gap];
  const named = cases.slice(0, 3).map(({ code }) => code);
  const statement = `${total} 件${more ? '以上' : ''}${words}${cellLabel(cell)}：${named.join('、')}${total > named.length ? '等' : ''}`;
  return { ...found(`case.${gap}`, statement, [cell]), cases };
}
