import {
  APPLICANT_KINDS,
  APPLICANT_KIND_ORDER,
  OUTCOME_GROUPS,
  PROCEEDING_KINDS,
  TABLE_FOUR_COLUMNS,
  type OutcomeRow,
} from '@yishen/statute';
import { PROCEEDING_KIND_ORDER, TABLE_FOUR_COLUMNS_ORDER, tableThreeCell, type ReportTables } from './tables';

/** A named amount of a chart. */
export interface PictureBar {
  readonly label: string;
  readonly value: number;
}

/** The figures of the one-page picture of a year (图解): requests in and out, answers, applicants and disputes. */
export interface YearPicture {
  /** 一 and 二 on one side, 三（七） and 四 on the other; both sides have the same sum. */
  readonly cameIn: readonly PictureBar[];
  readonly wentOut: readonly PictureBar[];
  readonly outcomes: readonly PictureBar[];
  readonly applicants: readonly PictureBar[];
  /** Each group of table four with its results; a group without cases has zeros. */
  readonly proceedings: readonly {
    readonly label: string;
    readonly parts: readonly PictureBar[];
    readonly total: number;
  }[];
}

/** Makes the picture's figures from the tables; each is a sum of printed cells. */
export function yearPicture(tables: ReportTables): YearPicture {
  const total = (row: 'N' | 'C' | 'T' | 'F' | OutcomeRow): number => tableThreeCell(tables, row, 'total');
  return {
    cameIn: [
      { label: '上年结转', value: total('C') },
      { label: '本年新收', value: total('N') },
    ],
    wentOut: [
      { label: '本年办结', value: total('T') },
      { label: '结转下年度', value: total('F') },
    ],
    outcomes: [
      { label: '予以公开', value: total('R1') },
      { label: '部分公开', value: total('R2') },
      ...OUTCOME_GROUPS.map(({ label, rows }) => ({
        label: label.replace(/^（.）/, ''),
        value: (rows as readonly OutcomeRow[]).reduce((sum, row) => sum + total(row), 0),
      })),
    ],
    applicants: APPLICANT_KIND_ORDER.map((kind) => ({
      label: APPLICANT_KINDS[kind].label,
      value: tableThreeCell(tables, 'N', kind),
    })),
    proceedings: PROCEEDING_KIND_ORDER.map((kind) => {
      const cells = tables.four[kind];
      const columns = TABLE_FOUR_COLUMNS_ORDER.slice(0, -1);
      return {
        label: PROCEEDING_KINDS[kind].label,
        parts: columns.map((column, at) => ({ label: TABLE_FOUR_COLUMNS[column], value: cells[at] ?? 0 })),
        total: cells.at(-1) ?? 0,
      };
    }),
  };
}
