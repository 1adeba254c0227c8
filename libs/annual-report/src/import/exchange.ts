import {
  OUTCOME_ROW_ORDER,
  PROCEEDING_KINDS,
  PUBLICATION_FIGURES,
  PUBLICATION_FIGURE_ORDER,
  TABLE_THREE_ROW_ORDER,
  type PublicationFigure,
  type TableThreeRow,
} from '@yishen/statute';
import { cellLabel } from '../cells';
import { PROCEEDING_KIND_ORDER, TABLE_FOUR_COLUMNS_ORDER, TABLE_THREE_COLUMNS, type ReportTables } from '../tables';
import { MalformedTables, TABLE_FOUR_KEYS, TABLE_TWO_KEYS } from '../tablesJson';
import { BLANK, figureOf, numberIn, readFigure, type PublishedFigure } from './figure';
import { plain } from './printedText';
import type { ReportModel } from '../reportModel';
import type { PublishedReport } from './publishedReport';
import { PARTS } from './sections';
import type { PublishedRow, PublishedTableThree } from './tableThree';

/** The tables of a published report in the exchange shape; `null` where the report has no number. */
export interface PublishedJson {
  readonly agency: string;
  readonly year: number | null;
  readonly tableTwo: Readonly<Record<string, number | null | readonly (number | null)[]>>;
  readonly tableThree: Readonly<Record<TableThreeRow, readonly (number | null)[]>>;
  readonly tableFour: Readonly<Record<string, readonly (number | null)[]>>;
  /** The places that the report left empty or marked with a stroke; they are written as zero, a total as its sum. */
  readonly blanks?: readonly { readonly place: string; readonly text: string }[];
  /** Only for a report in the form of 2019, whose table two has other figures. */
  readonly layout?: '2019';
  readonly formerFigures?: readonly { readonly row: string; readonly column: string; readonly value: number | null }[];
}

/** How to write places without a number: as the number they stand for, with a list of them; or as `null`. */
export type EmptyPlaces = 'zero' | 'null';

const SEVEN = TABLE_THREE_COLUMNS.length;
const FIVE = TABLE_FOUR_COLUMNS_ORDER.length;

/**
 * Writes a published report in the exchange shape. The form of 2019 has one undivided row 三（六）其他处理, which is written as the
 * group's last row, 3.其他, with the group's other rows as zero.
 */
export function publishedJson(report: PublishedReport, empty: EmptyPlaces = 'zero'): PublishedJson {
  const three = divided(report.three);
  const two = (figure: PublicationFigure): number | null => {
    const given = report.two.figures[figure];
    return numberIn(given) ?? (empty === 'zero' && given && !isUnrecorded(given) ? 0 : null);
  };
  const blanks = empty === 'zero' ? blankPlaces(report) : [];
  return {
    agency: report.agency,
    year: report.year ?? null,
    tableTwo: Object.fromEntries(
      Object.entries(TABLE_TWO_KEYS).map(([key, figures]) => [
        key,
        figures.length === 1 && figures[0] ? two(figures[0]) : figures.map(two),
      ]),
    ),
    tableThree: Object.fromEntries(
      TABLE_THREE_ROW_ORDER.map((row) => [row, numbers(three[row], SEVEN, empty)]),
    ) as Record<TableThreeRow, (number | null)[]>,
    tableFour: Object.fromEntries(
      PROCEEDING_KIND_ORDER.map((kind) => [TABLE_FOUR_KEYS[kind], numbers(report.four[kind], FIVE, empty)]),
    ),
    ...(blanks.length > 0 ? { blanks } : {}),
    ...(report.form === '2019'
      ? {
          layout: '2019',
          formerFigures: report.two.former.map(({ row, column, figure }) => ({
            row,
            column,
            value: numberIn(figure) ?? (empty === 'zero' ? 0 : null),
          })),
        }
      : {}),
  };
}

// Our own reports print 未填报 where nobody has recorded a figure.
function isUnrecorded(figure: PublishedFigure): boolean {
  return figure.kind === 'mark' && plain(figure.text) === '未填报';
}

function blankPlaces(report: PublishedReport): { readonly place: string; readonly text: string }[] {
  const three = divided(report.three);
  const places = [
    ...Object.entries(TABLE_TWO_KEYS).flatMap(([key, figures]) =>
      figures.map((figure, at) => ({
        place: figures.length === 1 ? `tableTwo.${key}` : `tableTwo.${key}[${at}]`,
        figure: report.two.figures[figure],
      })),
    ),
    ...TABLE_THREE_ROW_ORDER.flatMap((row) =>
      (three[row] ?? []).map((figure, at) => ({ place: `tableThree.${row}[${at}]`, figure })),
    ),
    ...PROCEEDING_KIND_ORDER.flatMap((kind) =>
      (report.four[kind] ?? []).map((figure, at) => ({ place: `tableFour.${TABLE_FOUR_KEYS[kind]}[${at}]`, figure })),
    ),
  ];
  return places.flatMap(({ place, figure }) =>
    figure === undefined || figure.kind === 'number' || isUnrecorded(figure)
      ? []
      : [{ place, text: figure.kind === 'blank' ? '' : figure.text }],
  );
}

// An empty last column (总计) stands for the sum of the others.
function numbers(
  figures: readonly PublishedFigure[] | undefined,
  length: number,
  empty: EmptyPlaces,
): (number | null)[] {
  const read = Array.from({ length }, (_, at) => numberIn(figures?.[at]) ?? null);
  if (empty === 'null') return read;
  const parts = read.slice(0, -1).map((value) => value ?? 0);
  return [...parts, read.at(-1) ?? parts.reduce((sum, value) => sum + value, 0)];
}

function divided({ O, ...three }: PublishedTableThree): PublishedTableThree {
  if (!O || three.O3) return three;
  const zeros = Array.from({ length: SEVEN }, () => figureOf(0));
  return { ...three, O1: zeros, O2: zeros, O3: O };
}

/** Why a published report cannot be written as figures: missing rows, and places with words. */
export interface ImportDefects {
  readonly missing: readonly string[];
  readonly words: readonly { readonly cell: string; readonly text: string }[];
}

/** Finds what prevents the import of a published report; two empty lists when nothing does, because a report is never imported in part. */
export function importDefects(report: PublishedReport): ImportDefects {
  const three = divided(report.three);
  const missing = [
    ...TABLE_THREE_ROW_ORDER.filter((row) => !three[row]).map((row) => rowName(row)),
    ...PROCEEDING_KIND_ORDER.filter((kind) => !report.four[kind]).map((kind) => `表四 ${PROCEEDING_KINDS[kind].label}`),
  ];
  const words = namedPlaces(report).flatMap(({ cell, figure }) =>
    figure?.kind === 'text' ? [{ cell, text: figure.text }] : [],
  );
  return { missing, words };
}

/** The names of the places without a number: empty, or with a stroke for nothing. */
export function emptyPlaces(report: PublishedReport): readonly string[] {
  return namedPlaces(report).flatMap(({ cell, figure }) =>
    figure === undefined || figure.kind === 'number'
      ? []
      : [`${cell}${figure.kind === 'blank' ? '' : ` “${figure.text}”`}`],
  );
}

function namedPlaces(
  report: PublishedReport,
): { readonly cell: string; readonly figure: PublishedFigure | undefined }[] {
  const three = divided(report.three);
  return [
    ...PUBLICATION_FIGURE_ORDER.map((figure) => {
      const { row, column } = PUBLICATION_FIGURES[figure];
      return { cell: `表二 ${row} · ${column}`, figure: report.two.figures[figure] };
    }),
    ...TABLE_THREE_ROW_ORDER.flatMap((row) =>
      TABLE_THREE_COLUMNS.map((column, at) => ({
        cell: cellLabel({ table: 'three', row, column }),
        figure: three[row]?.[at],
      })),
    ),
    ...PROCEEDING_KIND_ORDER.flatMap((row) =>
      TABLE_FOUR_COLUMNS_ORDER.map((column, at) => ({
        cell: cellLabel({ table: 'four', row, column }),
        figure: report.four[row]?.[at],
      })),
    ),
  ];
}

function rowName(row: TableThreeRow): string {
  return cellLabel({ table: 'three', row, column: 'total' }).split(' · ')[0] ?? row;
}

/** Presents tables of this system as a published report: every place has a number, or is blank when nobody recorded one. */
export function publishedTables(agency: string, tables: ReportTables): PublishedReport {
  return {
    agency,
    year: tables.year,
    title: '',
    unknownRows: [],
    form: '2021',
    two: {
      figures: Object.fromEntries(PUBLICATION_FIGURE_ORDER.map((figure) => [figure, recorded(tables.two[figure])])),
      former: [],
    },
    three: Object.fromEntries(TABLE_THREE_ROW_ORDER.map((row) => [row, tables.three[row].map(figureOf)])),
    four: Object.fromEntries(PROCEEDING_KIND_ORDER.map((kind) => [kind, tables.four[kind].map(figureOf)])),
  };
}

/** Presents a report of this system, with its texts, as a published report, so that it can be checked like one. */
export function publishedModel(model: ReportModel): PublishedReport {
  return {
    ...publishedTables(model.agency, model.tables),
    title: model.title,
    text: {
      preamble: [model.preamble],
      parts: model.parts.map(({ heading, paragraphs }, at) => {
        const part = PARTS[at] ?? 6;
        return { part, heading, printedNumber: part, title: plain(heading).replace(/^.、/, ''), paragraphs };
      }),
    },
  };
}

function recorded(value: string | null): PublishedFigure {
  return value === null ? BLANK : figureOf(value);
}

/** Reads the exchange shape as a published report, and keeps `null` and texts. Throws `MalformedTables` for another shape. */
export function readPublishedJson(value: unknown): PublishedReport {
  const file = record(value);
  const blanks = new Map(
    (Array.isArray(file.blanks) ? file.blanks : []).map((one) => {
      const { place, text } = record(one);
      return [String(place), typeof text === 'string' ? text : ''] as const;
    }),
  );
  const given = (name: string, value: unknown): PublishedFigure =>
    blanks.has(name) ? readFigure(blanks.get(name) ?? '') : place(value);
  const row = (name: string, values: readonly unknown[], length: number): readonly PublishedFigure[] =>
    Array.from({ length }, (_, at) => given(`${name}[${at}]`, values[at]));
  const [two, three, four] = [record(file.tableTwo), record(file.tableThree), record(file.tableFour)];
  if (Object.keys(three).length === 0) throw new MalformedTables(['tableThree：缺少']);
  return {
    agency: typeof file.agency === 'string' ? file.agency.trim() : '',
    year: Number.isInteger(file.year) ? Number(file.year) : undefined,
    title: '',
    form: file.layout === '2019' ? '2019' : '2021',
    unknownRows: [],
    two: {
      figures: Object.fromEntries(
        Object.entries(TABLE_TWO_KEYS).flatMap(([key, figures]) => {
          const values = two[key];
          if (values === undefined) return [];
          return figures.map((figure, at) => [
            figure,
            Array.isArray(values) ? given(`tableTwo.${key}[${at}]`, values[at]) : given(`tableTwo.${key}`, values),
          ]);
        }),
      ),
      former: [],
    },
    three: Object.fromEntries(
      TABLE_THREE_ROW_ORDER.flatMap((code) => {
        const values: unknown = three[code];
        return Array.isArray(values) ? [[code, row(`tableThree.${code}`, values, SEVEN)]] : [];
      }),
    ),
    four: Object.fromEntries(
      PROCEEDING_KIND_ORDER.flatMap((kind) => {
        const values: unknown = four[TABLE_FOUR_KEYS[kind]];
        return Array.isArray(values) ? [[kind, row(`tableFour.${TABLE_FOUR_KEYS[kind]}`, values, FIVE)]] : [];
      }),
    ),
  };
}

function place(value: unknown): PublishedFigure {
  if (typeof value === 'number' && Number.isFinite(value)) return figureOf(plainDecimal(value));
  return typeof value === 'string' ? readFigure(value) : BLANK;
}

// Writes out 1e21 and 1e-7, so that each figure has one form.
function plainDecimal(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(10) : text;
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** The outcome rows of a report: 21, or 19 with the undivided group of the form of 2019. */
export function outcomeRowsOf(report: PublishedReport): readonly PublishedRow[] {
  const isUndivided = report.three.O !== undefined && report.three.O3 === undefined;
  return isUndivided ? [...OUTCOME_ROW_ORDER.filter((row) => !row.startsWith('O')), 'O'] : OUTCOME_ROW_ORDER;
}
