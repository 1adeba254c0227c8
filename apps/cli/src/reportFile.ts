import {
  checkReport,
  checkedCellLabel,
  emptyPlaces,
  publishedJson,
  type EmptyPlaces,
  type PublishedJson,
  type PublishedReport,
  type ReportFinding,
} from '@yishen/annual-report';
import { yearOf, type PlainDate } from '@yishen/calendar';
import { message } from '@yishen/catalogue';
import { UnreadableReport, readReportFile, requireWholeReport } from '@yishen/file-import';
import { readFileSync } from 'node:fs';
import { CliError } from './cliError';

/** What the person at the terminal adds to a file, and the day of asking. */
export interface GivenReport {
  readonly agency?: string;
  readonly year?: number;
  readonly today: PlainDate;
}

/** The figures of a published report with what should be known of them; refuses a report that cannot be taken over whole. */
export function importReport(
  path: string,
  { blanks, ...given }: GivenReport & { readonly blanks: EmptyPlaces },
): { readonly json: PublishedJson; readonly remarks: readonly string[] } {
  const report = reportOf(path, given);
  if (report.year === undefined) throw new UnreadableReport('report-file.year-unknown');
  requireWholeReport(report);
  const empty = emptyPlaces(report);
  const shown = [...empty.slice(0, 5), ...(empty.length > 5 ? ['…'] : [])].join('；');
  return {
    json: publishedJson(report, blanks),
    remarks: [
      ...(report.form === '2019' ? [message('cli.report.onlyLayout2019', 'zh')] : []),
      ...(empty.length > 0
        ? [message(`cli.report.emptyPlaces.${blanks}`, 'zh', { count: empty.length, cells: shown })]
        : []),
      ...(report.unknownRows.length > 0
        ? [message('cli.report.unknownRows', 'zh', { rows: report.unknownRows.join('；') })]
        : []),
      ...(report.agency === '' ? [message('cli.report.noAgency', 'zh')] : []),
    ],
  };
}

/** What was found in a published report, and whose it is. */
export interface CheckedFile {
  readonly agency: string;
  readonly year: number | null;
  readonly layout: '2019' | '2021';
  readonly findings: readonly ReportFinding[];
}

/** Runs every check on a published report, against the one of the year before when there is one. */
export function checkReportFile(
  path: string,
  { lastYear, ...given }: GivenReport & { readonly lastYear?: string },
): CheckedFile {
  const report = reportOf(path, given);
  const last = lastYear === undefined ? undefined : reportOf(lastYear, { today: given.today });
  if (last?.year !== undefined && report.year !== undefined && last.year !== report.year - 1) {
    throw new CliError('cli.report.lastYearWrong', { expected: report.year - 1, year: last.year });
  }
  const findings = checkReport(report, last ? { lastYear: last } : {});
  return { agency: report.agency, year: report.year ?? null, layout: report.form, findings };
}

/** The findings as lines for a terminal. */
export function checkedText({ agency, year, findings }: CheckedFile): string {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const count =
    findings.length === 0
      ? message('cli.report.noFindings', 'zh')
      : message('cli.report.findings', 'zh', { errors, warnings: findings.length - errors });
  return [`${agency} ${year ?? ''}`.trim(), ...findings.flatMap(findingLines), count].join('\n');
}

function findingLines({
  severity,
  rule,
  statement,
  left,
  right,
  difference,
  sentence,
  cells,
}: ReportFinding): string[] {
  const sides = left === undefined ? '' : `：${left} ≠ ${right}（差 ${difference}）`;
  const named = cells.slice(0, 4).map(checkedCellLabel).join('，');
  return [
    `［${message(`cli.report.${severity}`, 'zh')}］${statement}${sides}  ${rule}`,
    ...(sentence === undefined ? [] : [`    原文：${sentence}`]),
    ...(cells.length === 0 ? [] : [`    位置：${named}${cells.length > 4 ? ` 等 ${cells.length} 格` : ''}`]),
  ];
}

function reportOf(path: string, { agency, year, today }: GivenReport): PublishedReport {
  const read = readReportFile(bytesOf(path)).report;
  const report = { ...read, ...(agency === undefined ? {} : { agency }), year: year ?? read.year };
  if (report.year !== undefined && report.year > yearOf(today)) {
    throw new UnreadableReport('report-file.year-in-future', { year: report.year });
  }
  return report;
}

function bytesOf(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CliError('cli.file.unreadable', { file: path, reason });
  }
}
