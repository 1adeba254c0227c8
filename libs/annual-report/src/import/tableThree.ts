import { APPLICANT_KINDS, APPLICANT_KIND_ORDER, type TableThreeRow } from '@yishen/statute';
import { TABLE_THREE_COLUMNS } from '../tables';
import { placeCells, type GridRow } from './blocks';
import { looksLikeFigure, numberIn, readFigure, type PublishedFigure } from './figure';
import { figuresOf, labelledRows, surplusSide, type LabelledRow } from './figureRow';
import { plain, withoutNumbering } from './printedText';

/** A row of a published table three: the form's 25, and `O`, the undivided 三（六）其他处理 of the form of 2019. */
export type PublishedRow = TableThreeRow | 'O';

/** A published table three, row by row; a missing row is absent. */
export type PublishedTableThree = Readonly<Partial<Record<PublishedRow, readonly PublishedFigure[]>>>;

// The words that identify each row, whatever its numbering and punctuation. The match that begins furthest into the label wins,
// because a group's name comes before the name of its first row.
const KNOWN_BY: readonly (readonly [PublishedRow, RegExp])[] = [
  ['N', /本年(?:度)?新收/],
  ['C', /上年(?:度)?结转/],
  ['R1', /(?<!不)予以公开/],
  ['R2', /部分公开/],
  ['D1', /国家秘密/],
  ['D2', /法律.{0,4}法规.{0,4}禁止/],
  ['D3', /三安全|一稳定/],
  ['D4', /第三方/],
  ['D5', /内部事务|属于三类/],
  ['D6', /过程性|属于四类/],
  ['D7', /执法案卷/],
  ['D8', /行政查询|查询事项/],
  ['U1', /不掌握/],
  ['U2', /没有现成|另行制作/],
  ['U3', /补正后|仍不明确/],
  ['P1', /信访|举报投诉/],
  ['P2', /重复申请/],
  ['P3', /出版物/],
  ['P4', /大量反复|反复申请/],
  ['P5', /重新出具|确认或/],
  ['O1', /不补正/],
  ['O2', /收费通知|缴纳费用/],
  ['O', /其他处理/],
  ['T', /总计|合计/],
  ['F', /结转下(?:一)?年/],
];

/** The row that a label names; `before` is the row above, which tells the last 其他 from the name of a column. */
export function tableThreeRowOf(label: string, before: PublishedRow | undefined): PublishedRow | undefined {
  if (/自然人|科研机构|申请人情况|商业企业/.test(label) && !/新收|结转|公开/.test(label)) return undefined;
  if (before?.startsWith('O') && /^其他(?:情形|情况)?$/.test(withoutNumbering(label))) return 'O3';
  if (/其他处理[(（]?3?[)）]?[.、,]?其他$/.test(label)) return 'O3';
  const matches = KNOWN_BY.map(([row, known]) => ({ row, at: label.search(known) })).filter(({ at }) => at >= 0);
  return matches.sort((a, b) => b.at - a.at)[0]?.row;
}

/** The rows read from a table three, and the labels of rows of figures that the form does not have. */
export interface ReadTableThree {
  readonly rows: PublishedTableThree;
  readonly unknown: readonly string[];
}

/** Reads table three by row labels, and by column labels too when cells have places (`inGrid`) and the header has another order. */
export function readTableThree(rows: readonly GridRow[], inGrid = true): ReadTableThree {
  const labelled = labelledRows<PublishedRow>(rows, tableThreeRowOf).filter(({ cells }) => cells.length > 0);
  const count = TABLE_THREE_COLUMNS.length;
  const surplus = surplusSide(labelled, count);
  const order = inGrid ? columnOrder(rows, labelled) : undefined;
  const read: Partial<Record<PublishedRow, readonly PublishedFigure[]>> = {};
  for (const { code, cells } of labelled) {
    const figures = figuresOf(cells, count, surplus);
    const known = read[code];
    if (!figures || (known && known.some(({ kind }) => kind !== 'blank'))) continue;
    read[code] = order ? order.map((at) => figures[at] ?? { kind: 'blank' }) : figures;
  }
  return { rows: read, unknown: inGrid ? unknownRows(rows) : [] };
}

// Unknown rows between the first and the last known row, with as many figures as the form has columns, not all of them zero.
function unknownRows(rows: readonly GridRow[]): readonly string[] {
  const known = rows.map(
    (row) => labelledRows<PublishedRow>([row], (label) => tableThreeRowOf(label, 'O2')).length > 0,
  );
  return rows.slice(known.indexOf(true) + 1, Math.max(known.lastIndexOf(true), 0)).flatMap((row) => {
    const words = row.filter(({ text }) => !looksLikeFigure(text)).map(({ text }) => plain(text));
    const figures = row.map(({ text }) => readFigure(text)).filter(({ kind }) => kind === 'number');
    const counts = figures.length >= TABLE_THREE_COLUMNS.length && figures.some((figure) => numberIn(figure) !== 0);
    const label = words.join('');
    return counts && label !== '' && tableThreeRowOf(label, 'O2') === undefined ? [label] : [];
  });
}

// The place of each of the seven columns, when the header names them all in separate cells; `undefined` for the order of the
// form or without such a header.
function columnOrder(rows: readonly GridRow[], labelled: readonly LabelledRow<PublishedRow>[]): number[] | undefined {
  const first = labelled[0]?.cells.slice(-1)[0];
  if (!first) return undefined;
  const header = placeCells(rows).slice(0, 6).flat();
  const names = [...APPLICANT_KIND_ORDER.map((kind) => APPLICANT_KINDS[kind].label as string), '总计'];
  const columns = names.map((name) => header.filter(({ text }) => plain(text) === name).map(({ column }) => column));
  if (columns.some((found) => found.length !== 1)) return undefined;
  const places = columns.flat();
  if (new Set(places).size !== names.length) return undefined;
  const sorted = [...places].sort((a, b) => a - b);
  const order = places.map((place) => sorted.indexOf(place));
  return order.every((at, index) => at === index) ? undefined : order;
}
