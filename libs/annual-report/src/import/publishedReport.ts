import type { Block, GridCell, GridRow } from './blocks';
import { looksLikeFigure, type PublishedFigure } from './figure';
import { plain } from './printedText';
import { cutAtHeadings, type PublishedPart } from './sections';
import { isTableFour, readTableFour, type PublishedTableFour } from './tableFour';
import { readTableThree, tableThreeRowOf, type PublishedTableThree, type ReadTableThree } from './tableThree';
import { formOfTableTwo, readTableTwo, type PublishedTableTwo, type ReportForm } from './tableTwo';
import { readTitle } from './titles';

/** A published annual report as it is printed, with its empty places. */
export interface PublishedReport {
  readonly agency: string;
  readonly year: number | undefined;
  readonly title: string;
  readonly form: ReportForm;
  readonly two: PublishedTableTwo;
  readonly three: PublishedTableThree;
  readonly four: PublishedTableFour;
  /** The labels of rows of figures within table three that the form does not have. */
  readonly unknownRows: readonly string[];
  /** The texts before part one, and the parts with their headings; absent when only tables are known. */
  readonly text?: { readonly preamble: readonly string[]; readonly parts: readonly PublishedPart[] };
}

/** The error for a document without any table of an annual report: code `report-file.not-a-report`. */
export class NotAReport extends Error {
  readonly code = 'report-file.not-a-report';
  constructor() {
    super('neither the title nor the tables of an annual report');
    this.name = 'NotAReport';
  }
}

/** Reads a report from the blocks of a document, in the form of 2021 (30号) or 2019 (60号); throws `NotAReport` when it has none of the tables. */
export function readPublishedReport(document: readonly Block[]): PublishedReport {
  const blocks = freeHeadings(document);
  const { before, parts } = cutAtHeadings(blocks);
  const gridsOf = (part: number): readonly GridRow[] =>
    parts.filter((one) => one.part.part === part).flatMap(({ blocks: inside }) => gridRows(inside));
  const all = gridRows(blocks);
  const lines = (part: number): readonly GridRow[] =>
    cellsInARow(parts.find((one) => one.part.part === part)?.blocks ?? blocks);
  const two = twoOf([gridsOf(2), all, lines(2)]);
  const three = threeOf([gridsOf(3), all], lines(3));
  const four = fourOf([gridsOf(4), all, lines(4)]);
  const form = two.form ?? (three.rows.O ? '2019' : '2021');
  const tableTwo = readTableTwo(two.rows, form);
  if (
    Object.keys(three.rows).length < 3 &&
    Object.keys(four).length === 0 &&
    Object.keys(tableTwo.figures).length === 0
  ) {
    throw new NotAReport();
  }
  const preamble = before.flatMap((block) => (block.kind === 'text' && !block.title ? [block.text.trim()] : []));
  const { agency, year, title } = readTitle(
    before,
    parts.flatMap(({ part }) => part.paragraphs),
  );
  return {
    agency,
    year,
    title,
    form,
    two: tableTwo,
    three: three.rows,
    unknownRows: three.unknown,
    four,
    text: { preamble, parts: parts.map(({ part }) => part) },
  };
}

function gridRows(blocks: readonly Block[]): readonly GridRow[] {
  return blocks.flatMap((block) => (block.kind === 'grid' ? block.rows : []));
}

// Takes the reading of a table in which most figures are found.
function best<T>(candidates: readonly T[], score: (one: T) => number): T {
  return candidates.reduce((found, one) => (score(one) > score(found) ? one : found));
}

function filled(figures: readonly (PublishedFigure | undefined)[]): number {
  return figures.filter((figure) => figure !== undefined && figure.kind !== 'blank').length;
}

function twoOf(candidates: readonly (readonly GridRow[])[]): {
  readonly rows: readonly GridRow[];
  readonly form: ReportForm | undefined;
} {
  return best(
    candidates.map((rows) => ({ rows, form: formOfTableTwo(rows) })),
    ({ rows, form }) => {
      const { figures, former } = readTableTwo(rows, form ?? '2021');
      return filled([...Object.values(figures), ...former.map(({ figure }) => figure)]);
    },
  );
}

function threeOf(grids: readonly (readonly GridRow[])[], lines: readonly GridRow[]): ReadTableThree {
  return best([...grids.map((rows) => readTableThree(rows)), readTableThree(lines, false)], ({ rows }) =>
    filled(Object.values(rows).flat()),
  );
}

function fourOf(candidates: readonly (readonly GridRow[])[]): PublishedTableFour {
  return best(
    candidates.map((rows, at) => {
      const after = afterTableThree(rows);
      // A table under its own heading needs no header to be recognised.
      return at === 0 || isTableFour(after) ? readTableFour(after) : {};
    }),
    (four) => filled(Object.values(four).flat()),
  );
}

// When no headings separate the tables, table four is what follows table three.
function afterTableThree(rows: readonly GridRow[]): readonly GridRow[] {
  const last = rows.findLastIndex(
    (row) => tableThreeRowOf(plain(row.map(({ text }) => text).join('')), undefined) === 'F' && row.length > 1,
  );
  return rows.slice(last + 1);
}

// Some pages are laid out as one table: turns a heading or paragraph in a row of its own back into text.
function freeHeadings(blocks: readonly Block[]): readonly Block[] {
  return blocks.flatMap((block): readonly Block[] => {
    if (block.kind === 'text') return [block];
    const freed: Block[] = [];
    let rows: GridRow[] = [];
    const close = (): void => {
      if (rows.length > 0) freed.push({ kind: 'grid', rows });
      rows = [];
    };
    let hanging = 0;
    for (const row of block.rows) {
      const alone = hanging > 0 ? undefined : aloneText(row);
      hanging = Math.max(hanging - 1, ...row.map((cell) => cell.rows - 1));
      if (alone === undefined) rows.push(row);
      else {
        close();
        freed.push(...alone.split('\n').map((text) => ({ kind: 'text' as const, text })));
      }
    }
    close();
    return freed;
  });
}

function aloneText(row: GridRow): string | undefined {
  const filled = row.filter(({ text }) => plain(text) !== '');
  const [only] = filled;
  if (filled.length !== 1 || !only || looksLikeFigure(only.text)) return undefined;
  const flat = plain(only.text);
  if (tableThreeRowOf(flat, undefined) !== undefined && flat.length < 44 && !/情况$|事项$/.test(flat)) return undefined;
  return flat.length > 30 || /^[一二三四五六]、/.test(flat) || /年度报告/.test(flat) ? only.text : undefined;
}

// Rebuilds a table that lost its rows in copying from its cells in sequence; a row begins where words follow figures.
function cellsInARow(blocks: readonly Block[]): readonly GridRow[] {
  const cells = blocks.flatMap((block) =>
    block.kind === 'text'
      ? block.text.split('\n').flatMap(cellsOfLine)
      : block.rows.flatMap((row) => row.map(({ text }) => text)),
  );
  const rows: GridCell[][] = [];
  cells.forEach((text, at) => {
    const startsRow = at === 0 || (!looksLikeFigure(text) && looksLikeFigure(cells[at - 1] ?? ''));
    if (startsRow) rows.push([]);
    rows.at(-1)?.push({ text, columns: 1, rows: 1 });
  });
  return rows;
}

function cellsOfLine(line: string): readonly string[] {
  const words = [...line.matchAll(/\S+/g)];
  const lastWord = words.findLastIndex(([text]) => !looksLikeFigure(text));
  const figures = words.slice(lastWord + 1).map(([text]) => text);
  const label = line.slice(0, words[lastWord + 1]?.index).trim();
  return lastWord < 0 ? figures : [label, ...figures];
}
