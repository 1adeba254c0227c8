import type { Block, GridCell, GridRow } from './blocks';
import { looksLikeFigure } from './figure';
import { plain } from './printedText';
import { cutAtHeadings, type PublishedPart } from './sections';
import { isTableFour, readTableFour, type PublishedTableFour } from './tableFour';
import { readTableThree, tableThreeRowOf, type PublishedTableThree } from './tableThree';
import { formOfTableTwo, isTableTwoRow, readTableTwo, type PublishedTableTwo, type ReportForm } from './tableTwo';
import { readTitle } from './titles';

/** Somebody's published annual report as it is printed: what it says, and where it says nothing. */
export interface PublishedReport {
  readonly agency: string;
  readonly year: number | undefined;
  readonly title: string;
  readonly form: ReportForm;
  readonly two: PublishedTableTwo;
  readonly three: PublishedTableThree;
  readonly four: PublishedTableFour;
  /** The texts before part one, and the parts under their headings; absent when only tables are known. */
  readonly text?: { readonly preamble: readonly string[]; readonly parts: readonly PublishedPart[] };
}

/** A document that has nothing of an annual report in it: code `report-file.not-a-report`. */
export class NotAReport extends Error {
  readonly code = 'report-file.not-a-report';
  constructor() {
    super('neither the title nor the tables of an annual report');
    this.name = 'NotAReport';
  }
}

/** Reads a report from the blocks of a document, in the form of 2021 (30号) or of 2019 (60号); throws `NotAReport` when none of its tables is there. */
export function readPublishedReport(document: readonly Block[]): PublishedReport {
  const blocks = freeHeadings(document);
  const { before, parts } = cutAtHeadings(blocks);
  const gridsOf = (part: number): readonly GridRow[] =>
    parts.filter((one) => one.part.part === part).flatMap(({ blocks: inside }) => gridRows(inside));
  const all = gridRows(blocks);
  const lines = (part: number): readonly GridRow[] =>
    linesOf(parts.find((one) => one.part.part === part)?.blocks ?? []);
  const two = bestOf([gridsOf(2), all, lines(2)], (rows) => rows.filter(isTableTwoRow).length);
  const three = threeOf([gridsOf(3), all], lines(3));
  const four = fourOf([gridsOf(4), all, lines(4)]);
  const form = formOfTableTwo(two) ?? (three.O ? '2019' : '2021');
  const tableTwo = readTableTwo(two, form);
  if (Object.keys(three).length < 3 && Object.keys(four).length === 0 && Object.keys(tableTwo.figures).length === 0) {
    throw new NotAReport();
  }
  const preamble = before.flatMap((block) => (block.kind === 'text' && !block.title ? [block.text.trim()] : []));
  const { agency, year, title } = readTitle(before);
  return {
    agency,
    year,
    title,
    form,
    two: tableTwo,
    three: form === '2021' ? without2019(three) : three,
    four,
    text: { preamble, parts: parts.map(({ part }) => part) },
  };
}

// In the form of 2021 the name of a group may stand in a row of its own; it holds no figures of the report.
function without2019({ O, ...three }: PublishedTableThree): PublishedTableThree {
  const isDivided = three.O1 !== undefined || three.O2 !== undefined || three.O3 !== undefined;
  return isDivided || O === undefined ? three : { ...three, O };
}

function gridRows(blocks: readonly Block[]): readonly GridRow[] {
  return blocks.flatMap((block) => (block.kind === 'grid' ? block.rows : []));
}

function bestOf(
  candidates: readonly (readonly GridRow[])[],
  score: (rows: readonly GridRow[]) => number,
): readonly GridRow[] {
  const scored = candidates.map((rows) => ({ rows, score: score(rows) }));
  return scored.reduce((best, one) => (one.score > best.score ? one : best)).rows;
}

function threeOf(grids: readonly (readonly GridRow[])[], lines: readonly GridRow[]): PublishedTableThree {
  const read = [...grids.map((rows) => readTableThree(rows)), readTableThree(lines, false)];
  return read.reduce((best, one) => (Object.keys(one).length > Object.keys(best).length ? one : best));
}

function fourOf(candidates: readonly (readonly GridRow[])[]): PublishedTableFour {
  const read = candidates.filter(isTableFour).map((rows) => readTableFour(afterTableThree(rows)));
  return read.find((four) => Object.keys(four).length > 0) ?? {};
}

// Where the tables cannot be told apart by headings, table four is what follows table three.
function afterTableThree(rows: readonly GridRow[]): readonly GridRow[] {
  const last = rows.findLastIndex(
    (row) => tableThreeRowOf(plain(row.map(({ text }) => text).join('')), undefined) === 'F' && row.length > 1,
  );
  return rows.slice(last + 1);
}

// A heading or a paragraph in a row of its own inside a table (whole pages are laid out as one) is text again.
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

// A text copied without its table: every word or figure that stands apart is a cell, and a row begins where words follow figures.
function linesOf(blocks: readonly Block[]): readonly GridRow[] {
  const words = blocks.flatMap((block) => (block.kind === 'text' ? block.text.split('\n') : []));
  const cells = words.flatMap(cellsOfLine);
  const rows: GridCell[][] = [];
  cells.forEach((text, at) => {
    const startsRow = at === 0 || (!looksLikeFigure(text) && looksLikeFigure(cells[at - 1] ?? ''));
    if (startsRow) rows.push([]);
    rows.at(-1)?.push({ text, columns: 1, rows: 1 });
  });
  return rows;
}

function cellsOfLine(line: string): readonly string[] {
  const figures: string[] = [];
  let rest = line.trim();
  for (;;) {
    const cut = /^(.*?)(?:^|\s+)(\S+)$/.exec(rest);
    const last = cut?.[2];
    if (!cut || last === undefined || !looksLikeFigure(last)) break;
    figures.unshift(last);
    rest = cut[1]?.trim() ?? '';
  }
  return rest === '' ? figures : [rest, ...figures];
}
