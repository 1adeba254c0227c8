import {
  TABLE_THREE_ROW_ORDER,
  type PublicationFigure,
  type TableThreeRow,
  type ProceedingKind,
} from '@yishen/statute';
import { PROCEEDING_KIND_ORDER, type ReportTables } from './tables';

/** A report's tables in the exchange shape: rows of table three by code, with seven numbers each; `null` when not recorded. */
export interface TablesJson {
  readonly agency: string;
  readonly year: number;
  readonly tableTwo: Readonly<Record<string, number | null | readonly (number | null)[]>>;
  readonly tableThree: Readonly<Record<TableThreeRow, readonly number[]>>;
  readonly tableFour: Readonly<Record<string, readonly number[]>>;
}

/** The place of each figure of table two in the exchange shape: its key, and its index when the key holds three. */
export const TABLE_TWO_KEYS: Readonly<Record<string, readonly PublicationFigure[]>> = {
  规章: ['rulesIssued', 'rulesRepealed', 'rulesInForce'],
  行政规范性文件: ['normativeIssued', 'normativeRepealed', 'normativeInForce'],
  行政许可: ['licences'],
  行政处罚: ['penalties'],
  行政强制: ['coercions'],
  '行政事业性收费(万元)': ['fees'],
};

/** The name of each group of table four in the exchange shape. */
export const TABLE_FOUR_KEYS: Readonly<Record<ProceedingKind, string>> = {
  reconsideration: '行政复议',
  directSuit: '未经复议直接起诉',
  suitAfterReconsideration: '复议后起诉',
};

/** The error for an exchange file of the wrong shape: code `tables.malformed`, with each defect in words. */
export class MalformedTables extends Error {
  readonly code = 'tables.malformed';
  constructor(readonly defects: readonly string[]) {
    super(defects.join('；'));
    this.name = 'MalformedTables';
  }
}

/** Writes tables in the exchange shape. */
export function tablesJson(agency: string, tables: ReportTables): TablesJson {
  const number = (figure: PublicationFigure): number | null => {
    const value = tables.two[figure];
    return value === null ? null : Number(value);
  };
  return {
    agency,
    year: tables.year,
    tableTwo: Object.fromEntries(
      Object.entries(TABLE_TWO_KEYS).map(([key, figures]) => [
        key,
        figures.length === 1 && figures[0] ? number(figures[0]) : figures.map(number),
      ]),
    ),
    tableThree: tables.three,
    tableFour: Object.fromEntries(PROCEEDING_KIND_ORDER.map((kind) => [TABLE_FOUR_KEYS[kind], tables.four[kind]])),
  };
}

/** Reads tables in the exchange shape; throws `MalformedTables` with every missing or wrong row. `checkTables` checks the identities. */
export function readTablesJson(value: unknown): { readonly agency: string; readonly tables: ReportTables } {
  const defects: string[] = [];
  const file = record(value);
  const agency = typeof file.agency === 'string' ? file.agency.trim() : '';
  if (!agency) defects.push('agency：缺少机关名称');
  const year = Number(file.year);
  if (!Number.isInteger(year) || year < 2009 || year > 2200) defects.push('year：不是年份');
  const three = Object.fromEntries(
    TABLE_THREE_ROW_ORDER.map((row) => [row, numbers(record(file.tableThree)[row], 7, `tableThree.${row}`, defects)]),
  ) as Record<TableThreeRow, number[]>;
  const four = Object.fromEntries(
    PROCEEDING_KIND_ORDER.map((kind) => {
      const key = TABLE_FOUR_KEYS[kind];
      return [kind, numbers(record(file.tableFour)[key], 5, `tableFour.${key}`, defects)];
    }),
  ) as Record<ProceedingKind, number[]>;
  const two = readTableTwo(record(file.tableTwo), defects);
  if (defects.length > 0) throw new MalformedTables(defects);
  return { agency, tables: { year, two, three, four } };
}

function readTableTwo(
  source: Readonly<Record<string, unknown>>,
  defects: string[],
): Record<PublicationFigure, string | null> {
  const read = Object.entries(TABLE_TWO_KEYS).flatMap(([key, figures]) => {
    const given = source[key];
    // A missing row is not recorded; a row with too few numbers is a mistake.
    const values: unknown[] = Array.isArray(given)
      ? given
      : figures.length === 1 || given != null
        ? [given]
        : figures.map(() => null);
    if (values.length !== figures.length) defects.push(`tableTwo.${key}：应有 ${figures.length} 个数字`);
    return figures.map((figure, at) => [figure, figureValue(values[at], `tableTwo.${key}`, defects)] as const);
  });
  return Object.fromEntries(read) as Record<PublicationFigure, string | null>;
}

function figureValue(value: unknown, where: string, defects: string[]): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return String(value);
  defects.push(`${where}：不是非负数`);
  return null;
}

function numbers(value: unknown, length: number, where: string, defects: string[]): number[] {
  if (!Array.isArray(value) || value.length !== length) {
    defects.push(`${where}：应有 ${length} 个数字`);
    return [];
  }
  if (!value.every((cell) => Number.isInteger(cell) && Number(cell) >= 0)) defects.push(`${where}：应为非负整数`);
  return value.map(Number);
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
