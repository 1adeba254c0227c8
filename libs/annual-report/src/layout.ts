import {
  APPLICANT_KINDS,
  APPLICANT_KIND_ORDER,
  OUTCOME_GROUPS,
  OUTCOME_ROWS,
  PROCEEDING_KINDS,
  PUBLICATION_FIGURES,
  PUBLICATION_FIGURE_ORDER,
  TABLE_FOUR_COLUMNS,
  TABLE_THREE_CORNER,
  TABLE_THREE_LABELS,
  type OutcomeRow,
  type PublicationFigure,
  type TableThreeRow,
} from '@yishen/statute';
import { cellValue, type Cell } from './cells';
import { PROCEEDING_KIND_ORDER, TABLE_FOUR_COLUMNS_ORDER, TABLE_THREE_COLUMNS, type ReportTables } from './tables';

/** A cell of a printed table: the text of a header or the place of a figure. Spans are in grid columns and rows. */
export interface LayoutCell {
  readonly text?: string;
  readonly figure?: { readonly table: 'two'; readonly figure: PublicationFigure } | Cell;
  readonly columns?: number;
  readonly rows?: number;
}

/** A printed table as rows of cells; a merged cell appears once, at its top left. */
export type TableLayout = readonly (readonly LayoutCell[])[];

/** The official layout of table two (30号): blocks by item of 条例 第二十条, four grid columns. */
export function tableTwoLayout(): TableLayout {
  const blocks = [...new Set(PUBLICATION_FIGURE_ORDER.map((figure) => PUBLICATION_FIGURES[figure].block))];
  return blocks.flatMap((block) => {
    const figures = PUBLICATION_FIGURE_ORDER.filter((figure) => PUBLICATION_FIGURES[figure].block === block);
    const columns = [...new Set(figures.map((figure) => PUBLICATION_FIGURES[figure].column))];
    const rows = [...new Set(figures.map((figure) => PUBLICATION_FIGURES[figure].row))];
    const span = columns.length === 1 ? { columns: 3 } : {};
    return [
      [{ text: block, columns: 4 }],
      [{ text: '信息内容' }, ...columns.map((text) => ({ text, ...span }))],
      ...rows.map((row) => [
        { text: row },
        ...figures
          .filter((figure) => PUBLICATION_FIGURES[figure].row === row)
          .map((figure) => ({ figure: { table: 'two' as const, figure }, ...span })),
      ]),
    ];
  });
}

/** The official layout of table three (30号): three label columns, seven figures, three header rows and 25 rows of figures. */
export function tableThreeLayout(): TableLayout {
  const legalPersons = APPLICANT_KIND_ORDER.filter((kind) => APPLICANT_KINDS[kind].group !== '自然人');
  const header: LayoutCell[][] = [
    [
      { text: TABLE_THREE_CORNER, columns: 3, rows: 3 },
      { text: '申请人情况', columns: 7 },
    ],
    [
      { text: '自然人', rows: 2 },
      { text: '法人或其他组织', columns: legalPersons.length },
      { text: '总计', rows: 2 },
    ],
    legalPersons.map((kind) => ({ text: APPLICANT_KINDS[kind].label })),
  ];
  return [...header, wholeRow('N'), wholeRow('C'), ...outcomeLayout(), wholeRow('F')];
}

function outcomeLayout(): LayoutCell[][] {
  const singles: OutcomeRow[] = ['R1', 'R2'];
  const count = Object.keys(OUTCOME_ROWS).length + 1;
  const rows: LayoutCell[][] = [
    ...singles.map((row) => [{ text: TABLE_THREE_LABELS[row], columns: 2 }, ...figures(row)]),
    ...OUTCOME_GROUPS.flatMap((group) =>
      group.rows.map((row, at) => [
        ...(at === 0 ? [{ text: group.label, rows: group.rows.length }] : []),
        { text: TABLE_THREE_LABELS[row] },
        ...figures(row),
      ]),
    ),
    [{ text: TABLE_THREE_LABELS.T, columns: 2 }, ...figures('T')],
  ];
  return rows.map((row, at) => (at === 0 ? [{ text: '三、本年度办理结果', rows: count }, ...row] : row));
}

function wholeRow(row: TableThreeRow): LayoutCell[] {
  return [{ text: TABLE_THREE_LABELS[row], columns: 3 }, ...figures(row)];
}

function figures(row: TableThreeRow): LayoutCell[] {
  return TABLE_THREE_COLUMNS.map((column) => ({ figure: { table: 'three', row, column } }));
}

/** The official layout of table four (30号): three header rows over fifteen figures. */
export function tableFourLayout(): TableLayout {
  const columns = TABLE_FOUR_COLUMNS_ORDER;
  const labels = columns.map((column) => TABLE_FOUR_COLUMNS[column]);
  const [first, ...suits] = PROCEEDING_KIND_ORDER;
  return [
    [
      { text: first ? PROCEEDING_KINDS[first].label : '', columns: columns.length },
      { text: '行政诉讼', columns: columns.length * suits.length },
    ],
    [
      ...labels.map((text) => ({ text, rows: 2 })),
      ...suits.map((kind) => ({ text: PROCEEDING_KINDS[kind].label, columns: columns.length })),
    ],
    suits.flatMap(() => labels.map((text) => ({ text }))),
    PROCEEDING_KIND_ORDER.flatMap((row) =>
      columns.map((column) => ({ figure: { table: 'four' as const, row, column } })),
    ),
  ];
}

/** The printed text of a layout cell; a figure of table two that is not recorded is `未填报`, never 0. */
export function layoutText(cell: LayoutCell, tables: ReportTables): string {
  const at = cell.figure;
  if (!at) return cell.text ?? '';
  if (at.table === 'two') return tables.two[at.figure] ?? '未填报';
  return String(cellValue(tables, at));
}
