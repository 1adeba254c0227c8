import { PROCEEDING_KINDS, type ProceedingKind } from '@yishen/statute';
import { PROCEEDING_KIND_ORDER, TABLE_FOUR_COLUMNS_ORDER } from '../tables';
import { placeCells, type GridRow, type PlacedCell } from './blocks';
import { BLANK, looksLikeFigure, readFigure, type PublishedFigure } from './figure';
import { figuresOf, surplusSide } from './figureRow';
import { plain } from './printedText';

/** A published table four: five figures for each group; a missing group is absent. */
export type PublishedTableFour = Readonly<Partial<Record<ProceedingKind, readonly PublishedFigure[]>>>;

const WIDTH = TABLE_FOUR_COLUMNS_ORDER.length;
const COUNT = PROCEEDING_KIND_ORDER.length * WIDTH;

/** Whether grid rows contain the header of table four. */
export function isTableFour(rows: readonly GridRow[]): boolean {
  const text = plain(rows.flatMap((row) => row.map((cell) => cell.text)).join('|'));
  return /尚未审结/.test(text) && /复议|诉讼|起诉/.test(text);
}

/** Reads table four: one row of fifteen figures under a header, a row for each group, or the groups one below another. */
export function readTableFour(rows: readonly GridRow[]): PublishedTableFour {
  const figureRows = placeCells(rows)
    .map((row) => ({ label: labelOf(row), cells: afterWords(row) }))
    .filter(({ cells }) => cells.some(({ text }) => plain(text) !== ''));
  const named = namedGroups(figureRows);
  if (named) return named;
  const surplus = surplusSide(figureRows, COUNT);
  const whole = figureRows.find(({ cells }) => cells.length >= COUNT);
  const figures = whole ? figuresOf(whole.cells, COUNT, surplus) : figureRows.flatMap(({ cells }) => figuresIn(cells));
  if (figures?.length !== COUNT) return figures === undefined || figures.length === 0 ? {} : partial(figures);
  return inGroups(figures);
}

type FigureRow = { readonly label: string; readonly cells: readonly PlacedCell[] };

// Reads groups in separate rows, each named at its left.
function namedGroups(rows: readonly FigureRow[]): PublishedTableFour | undefined {
  const named = rows.flatMap(({ label, cells }) => {
    const kind = groupNamed(label);
    return kind && cells.length <= WIDTH + 3 ? [[kind, figuresOf(cells, WIDTH, 'after')] as const] : [];
  });
  return named.length === PROCEEDING_KIND_ORDER.length && named.every(([, figures]) => figures)
    ? Object.fromEntries(named)
    : undefined;
}

function groupNamed(label: string): ProceedingKind | undefined {
  if (/未经复议/.test(label)) return 'directSuit';
  if (/复议后/.test(label)) return 'suitAfterReconsideration';
  return label.endsWith(PROCEEDING_KINDS.reconsideration.label) ? 'reconsideration' : undefined;
}

// Reads fewer figures than the form has, in their order, followed by blanks.
function partial(figures: readonly PublishedFigure[]): PublishedTableFour {
  if (figures.length > COUNT) return {};
  return inGroups([...figures, ...Array.from({ length: COUNT - figures.length }, () => BLANK)]);
}

function inGroups(figures: readonly PublishedFigure[]): PublishedTableFour {
  return Object.fromEntries(
    PROCEEDING_KIND_ORDER.map((kind, at) => [kind, figures.slice(at * WIDTH, (at + 1) * WIDTH)]),
  );
}

function figuresIn(cells: readonly PlacedCell[]): readonly PublishedFigure[] {
  return cells.map(({ text }) => readFigure(text));
}

const labelOf = (row: readonly PlacedCell[]): string =>
  plain(
    row
      .filter(({ text }) => !looksLikeFigure(text))
      .map(({ text }) => text)
      .join(''),
  );

// A header row has words to its end; in a row whose figures are words, only the words at the left are its name.
function afterWords(row: readonly PlacedCell[]): readonly PlacedCell[] {
  const isHeader = row.some(({ text }) => /维持|纠正|审结|总计|复议$|诉讼$|起诉|其他结果/.test(plain(text)));
  if (!isHeader) {
    const first = row.findIndex(({ text }) => looksLikeFigure(text));
    return row.length >= COUNT ? row.slice(row.length > COUNT && first > 0 ? first : 0) : row.slice(Math.max(first, 0));
  }
  const first = row.findIndex(({ text }) => looksLikeFigure(text) && plain(text) !== '');
  return first < 0 ? [] : row.slice(first);
}
