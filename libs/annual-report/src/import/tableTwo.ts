import type { PublicationFigure } from '@yishen/statute';
import type { GridRow } from './blocks';
import type { PublishedFigure } from './figure';
import { figuresOf, labelledRows, surplusSide } from './figureRow';
import { plain, withoutNumbering } from './printedText';

/** The form of a report: 国办公开办函〔2019〕60号 or 国办公开办函〔2021〕30号. */
export type ReportForm = '2019' | '2021';

/** A figure that only the form of 2019 has, with its printed row and column. */
export interface FormerFigure {
  readonly row: string;
  readonly column: string;
  readonly figure: PublishedFigure;
}

/** A published table two: the figures of the form of 2021, and those that only the form of 2019 has. */
export interface PublishedTableTwo {
  readonly figures: Readonly<Partial<Record<PublicationFigure, PublishedFigure>>>;
  readonly former: readonly FormerFigure[];
}

type Row = 'rules' | 'normative' | 'licences' | 'otherServices' | 'penalties' | 'coercions' | 'fees' | 'procurement';

const LABELS: readonly (readonly [RegExp, Row, string])[] = [
  [/^规章$/, 'rules', '规章'],
  [/^(?:行政)?规范性文件$/, 'normative', '规范性文件'],
  [/^行政许可$/, 'licences', '行政许可'],
  [/^其他对外管理服务事项$/, 'otherServices', '其他对外管理服务事项'],
  [/^行政处罚$/, 'penalties', '行政处罚'],
  [/^行政强制(?:措施)?$/, 'coercions', '行政强制'],
  [/^行政事业性收费(?:[(（].*[)）])?$/, 'fees', '行政事业性收费'],
  [/^政府集中采购$/, 'procurement', '政府集中采购'],
];

const PROJECTS = ['上一年项目数量', '本年增/减', '处理决定数量'];

// The columns of each row in both forms; a column that both forms have is named by the figure of the form of 2021.
const COLUMNS: Readonly<Record<ReportForm, Readonly<Partial<Record<Row, readonly string[]>>>>> = {
  '2021': {
    rules: ['rulesIssued', 'rulesRepealed', 'rulesInForce'],
    normative: ['normativeIssued', 'normativeRepealed', 'normativeInForce'],
    licences: ['licences'],
    penalties: ['penalties'],
    coercions: ['coercions'],
    fees: ['fees'],
  },
  '2019': {
    rules: ['rulesIssued', '本年新公开数量', '对外公开总数量'],
    normative: ['normativeIssued', '本年新公开数量', '对外公开总数量'],
    licences: [...PROJECTS.slice(0, 2), 'licences'],
    otherServices: PROJECTS,
    penalties: [...PROJECTS.slice(0, 2), 'penalties'],
    coercions: [...PROJECTS.slice(0, 2), 'coercions'],
    fees: PROJECTS.slice(0, 2),
    procurement: ['采购项目数量', '采购总金额'],
  },
};

/** The form of a table two, judged by the words of its headers; `undefined` when it has none of them. */
export function formOfTableTwo(rows: readonly GridRow[]): ReportForm | undefined {
  const text = plain(rows.flatMap((row) => row.map((cell) => cell.text)).join('|'));
  if (/新制作数量|新公开数量|对外公开总数量|上一年项目数量|其他对外管理服务事项|集中采购/.test(text)) return '2019';
  return /制发件数|废止件数|现行有效件数|本年收费金额/.test(text) ? '2021' : undefined;
}

/** Reads table two from grid rows, by row labels and the columns of its form. */
export function readTableTwo(rows: readonly GridRow[], form: ReportForm): PublishedTableTwo {
  const figures: Partial<Record<PublicationFigure, PublishedFigure>> = {};
  const former: FormerFigure[] = [];
  const labelled = labelledRows<Row>(rows, (label) => rowOf(label), 'any').filter(({ cells }) => cells.length > 0);
  const seen = new Set<Row>();
  for (const { code, cells } of labelled) {
    const columns = COLUMNS[form][code];
    if (!columns || seen.has(code)) continue;
    const read =
      figuresOf(cells, columns.length, surplusSide([{ cells }], columns.length)) ?? firstFilled(cells, columns);
    seen.add(code);
    columns.forEach((column, at) => {
      const figure = read[at] ?? { kind: 'blank' };
      if (isFigure(column)) figures[column] = figure;
      else former.push({ row: LABELS.find(([, row]) => row === code)?.[2] ?? code, column, figure });
    });
  }
  return { figures, former };
}

// A single figure may be repeated in the cells that the form merges.
function firstFilled(cells: Parameters<typeof figuresOf>[0], columns: readonly string[]): readonly PublishedFigure[] {
  return figuresOf(cells.slice(0, columns.length), columns.length, 'after') ?? [];
}

const FIGURES: readonly string[] = Object.values(COLUMNS['2021']).flat();

function isFigure(column: string): column is PublicationFigure {
  return FIGURES.includes(column);
}

function rowOf(label: string): Row | undefined {
  const bare = withoutNumbering(label).replace(/[:：]$/, '');
  return LABELS.find(([known]) => known.test(bare))?.[1];
}
