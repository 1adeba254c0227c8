import {
  PROCEEDING_KINDS,
  PUBLICATION_FIGURES,
  PUBLICATION_FIGURE_ORDER,
  TABLE_THREE_ROW_ORDER,
  type PublicationFigure,
} from '@yishen/statute';
import { numberIn, printedFigure, type PublishedFigure } from '../import/figure';
import { outcomeRowsOf } from '../import/exchange';
import type { PublishedReport } from '../import/publishedReport';
import type { PublishedRow } from '../import/tableThree';
import { PROCEEDING_KIND_ORDER, TABLE_FOUR_COLUMNS_ORDER, TABLE_THREE_COLUMNS } from '../tables';
import { checkedCellLabel, differing, found, type CheckedCell, type ReportFinding } from './finding';
import { publishedCell, publishedRowLabel } from './identities';

interface Place {
  readonly cell: CheckedCell;
  readonly figure: PublishedFigure;
  readonly isTotal: boolean;
}

/** A row of the report as places, with its name. */
interface PlaceRow {
  readonly label: string;
  readonly places: readonly Place[];
}

/** Finds places that are missing, empty, not a number, not whole or negative. */
export function placeFindings(report: PublishedReport): readonly ReportFinding[] {
  const rows = placeRows(report);
  return [
    ...missingFindings(report),
    ...report.unknownRows.map((label) => found('row.unknown', `表三有格式中没有的行：${label}`)),
    ...totalFindings(rows),
    ...emptyFindings(rows),
    ...rows.flatMap(({ places }) => places.flatMap(figureFindings)),
  ];
}

function missingFindings({ two, three, four, form, ...report }: PublishedReport): ReportFinding[] {
  const rows: readonly PublishedRow[] = TABLE_THREE_ROW_ORDER;
  const outcomes = outcomeRowsOf({ ...report, two, three, four, form });
  const expected = rows.filter((row) => ['N', 'C', 'T', 'F'].includes(row) || outcomes.includes(row));
  const missing = expected.filter((row) => !three[row]);
  const hasTwo = Object.keys(two.figures).length > 0 || two.former.length > 0;
  const figures = form === '2019' ? [] : PUBLICATION_FIGURE_ORDER.filter((figure) => !two.figures[figure]);
  const groups = PROCEEDING_KIND_ORDER.filter((kind) => !four[kind]);
  return [
    ...(hasTwo
      ? lacking('表二', figures, twoLabel, (figure) => twoCell(figure))
      : [found('table.missing', '没有表二')]),
    ...(missing.length === expected.length
      ? [found('table.missing', '没有表三')]
      : lacking('表三', missing, publishedRowLabel, (row) => publishedCell(row, 'total'))),
    ...(groups.length === PROCEEDING_KIND_ORDER.length
      ? [found('table.missing', '没有表四')]
      : lacking(
          '表四',
          groups,
          (kind) => `表四 ${PROCEEDING_KINDS[kind].label}`,
          (row) => ({ table: 'four', row, column: 'total' }),
        )),
  ];
}

function lacking<Row>(
  table: string,
  rows: readonly Row[],
  label: (row: Row) => string,
  cell: (row: Row) => CheckedCell,
): ReportFinding[] {
  if (rows.length === 0) return [];
  return [found('row.missing', `${table}缺少：${rows.map(label).join('；')}`, rows.map(cell))];
}

const twoLabel = (figure: PublicationFigure): string => checkedCellLabel(twoCell(figure));

/** The place of a figure of table two. */
export function twoCell(figure: PublicationFigure): CheckedCell {
  return { table: 'two', row: figure, column: '' };
}

function placeRows({ two, three, four, form }: PublishedReport): readonly PlaceRow[] {
  const rows: readonly PublishedRow[] = [...TABLE_THREE_ROW_ORDER, 'O'];
  return [
    ...PUBLICATION_FIGURE_ORDER.flatMap((row): PlaceRow[] => {
      const figure = two.figures[row];
      return figure && (form === '2021' || figure.kind !== 'blank')
        ? [{ label: twoLabel(row), places: [{ cell: twoCell(row), figure, isTotal: false }] }]
        : [];
    }),
    ...rows.flatMap((row): PlaceRow[] => {
      const figures = three[row];
      if (!figures) return [];
      const places = figures.map((figure, at) => {
        const column = TABLE_THREE_COLUMNS[at] ?? 'total';
        return { cell: publishedCell(row, column), figure, isTotal: column === 'total' };
      });
      return [{ label: publishedRowLabel(row), places }];
    }),
    ...PROCEEDING_KIND_ORDER.flatMap((row): PlaceRow[] => {
      const figures = four[row];
      if (!figures) return [];
      const places = figures.map((figure, at) => {
        const column = TABLE_FOUR_COLUMNS_ORDER[at] ?? 'total';
        return { cell: { table: 'four' as const, row, column }, figure, isTotal: column === 'total' };
      });
      return [{ label: `表四 ${PROCEEDING_KINDS[row].label}`, places }];
    }),
  ];
}

const isEmpty = ({ figure }: Place): boolean => figure.kind === 'blank' || figure.kind === 'mark';

// Makes one finding for the empty totals of all rows, because an omitted column is one mistake, not twenty-five.
function totalFindings(rows: readonly PlaceRow[]): ReportFinding[] {
  const totals = rows.flatMap(({ label, places }) =>
    places.filter(({ isTotal }) => isTotal).map((place) => ({ label, place })),
  );
  const empty = totals.filter(({ place }) => isEmpty(place));
  if (empty.length === 0) return [];
  const labels = empty.map(({ label }) => label);
  const shown = [...labels.slice(0, 3), ...(labels.length > 3 ? [`等 ${labels.length} 行`] : [])].join('；');
  const statement = `总计没有填写：${shown}`;
  return [
    found(
      'total.blank',
      statement,
      empty.map(({ place }) => place.cell),
    ),
  ];
}

// Makes one finding for each table, because an author who omits zeros omits them everywhere.
function emptyFindings(rows: readonly PlaceRow[]): ReportFinding[] {
  return (['two', 'three', 'four'] as const).flatMap((table) => {
    const empty = rows
      .map(({ label, places }) => ({ label, places: places.filter((place) => isEmpty(place) && !place.isTotal) }))
      .filter(({ places }) => places.some(({ cell }) => cell.table === table));
    const places = empty.flatMap((row) => row.places);
    if (places.length === 0) return [];
    const printed = [...new Set(places.map(({ figure }) => printedFigure(figure)))].join('、');
    const where = empty.map((row) => row.label);
    const shown = [...where.slice(0, 3), ...(where.length > 3 ? [`等 ${where.length} 行`] : [])].join('；');
    const statement = `${TABLE_NAMES[table]}有 ${places.length} 格未填数字（${printed}），没有的应填 0：${shown}`;
    return [
      found(
        'cell.blank',
        statement,
        places.map(({ cell }) => cell),
      ),
    ];
  });
}

const TABLE_NAMES = { two: '表二', three: '表三', four: '表四' } as const;

function figureFindings({ cell, figure }: Place): ReportFinding[] {
  const label = checkedCellLabel(cell);
  if (figure.kind === 'text') return [found('cell.words', `${label}不是数字：${printedFigure(figure)}`, [cell])];
  const value = numberIn(figure);
  if (value === undefined) return [];
  const isMoney = cell.table === 'two' && PUBLICATION_FIGURES[cell.row].unit === '万元';
  const isGood = value >= 0 && (isMoney || Number.isInteger(value));
  const statement = isMoney ? `${label} 不应为负数` : `${label} 应为非负整数`;
  return isGood ? [] : [differing(found('count', statement, [cell]), value, 0)];
}
