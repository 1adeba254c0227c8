import { PUBLICATION_FIGURES, isPublicationFigure } from '@yishen/statute';
import { cellLabel, cellValue, type Cell } from './cells';
import { LINE_BREAKS } from './import/printedText';
import type { UnexplainedCarry } from './opening';
import type { CaseGap, YearTables } from './yearTables';
import { tableThreeCell, type ReportTables } from './tables';

/** The parts of the report that people write: 一 总体情况, 五 存在的主要问题, 六 其他事项 (国办公开办函〔2021〕30号), and the preamble. */
export const NARRATIVE_PARTS = ['preamble', 'overview', 'problems', 'other'] as const;

/** A written part of the report. */
export type NarrativePart = (typeof NARRATIVE_PARTS)[number];

/** Whether a text names a written part. */
export function isNarrativePart(text: string): text is NarrativePart {
  return (NARRATIVE_PARTS as readonly string[]).includes(text);
}

/** The processing fees of a year (109号) in fen, with the numbers of notices and of requests that ended unpaid. */
export interface FeeFigures {
  readonly notices: number;
  readonly noticed: number;
  readonly paid: number;
  readonly refunded: number;
  readonly waived: number;
}

/** The figures that references in a text may name: the tables and fees of the year, and last year's tables when there are any. */
export interface NarrativeFigures {
  readonly tables: ReportTables;
  readonly lastYear?: ReportTables;
  readonly fees: FeeFigures;
  /** The columns in which the cases on record do not explain the carry-in of the first year in this system. */
  readonly unexplained?: readonly UnexplainedCarry[];
  readonly gaps?: readonly CaseGap[];
  readonly registered?: YearTables['registered'];
  /** For a consolidated report: how many reports it adds, and how many of them came by file, without their fees. */
  readonly consolidates?: { readonly agencies: number; readonly byFile: number };
}

/** A reference in a text: `{{three:N:total}}`, `{{last:…}}` for last year, `{{diff:…}}` for the difference to it, `{{fee:paid}}` in yuan. */
const REFERENCE = /\{\{([^{}]*)\}\}/g;

/** A reference that names nothing or a figure that is not recorded. */
export interface BrokenReference {
  readonly reference: string;
  readonly reason: 'unknown' | 'unrecorded' | 'noLastYear';
}

/** A text with its references filled in, and the references that could not be filled. */
export interface FilledText {
  readonly text: string;
  readonly broken: readonly BrokenReference[];
}

/** Fills the references of a text from the figures, so that text and table cannot disagree; a broken reference stays as it is. */
export function fillNarrative(text: string, figures: NarrativeFigures): FilledText {
  const broken: BrokenReference[] = [];
  const filled = text.replace(REFERENCE, (whole, reference: string) => {
    const found = referenced(reference, figures);
    if (typeof found === 'string') return found;
    broken.push({ reference, reason: found.reason });
    return whole;
  });
  return { text: filled, broken };
}

type Missing = Pick<BrokenReference, 'reason'>;

function referenced(reference: string, figures: NarrativeFigures): string | Missing {
  const [head = '', ...rest] = reference.split(':');
  if (head === 'last') {
    return figures.lastYear ? cellText(rest, figures.lastYear) : { reason: 'noLastYear' };
  }
  if (head === 'diff') return difference(rest, figures);
  if (head === 'fee') return feeText(rest[0] ?? '', figures.fees);
  return cellText([head, ...rest], figures.tables);
}

function cellText([table = '', row = '', column = '']: readonly string[], tables: ReportTables): string | Missing {
  if (table === 'two') {
    if (!isPublicationFigure(row)) return { reason: 'unknown' };
    return tables.two[row] ?? { reason: 'unrecorded' };
  }
  if (table !== 'three' && table !== 'four') return { reason: 'unknown' };
  const value = cellValue(tables, { table, row, column });
  return value === undefined ? { reason: 'unknown' } : String(value);
}

function difference(path: readonly string[], { tables, lastYear }: NarrativeFigures): string | Missing {
  if (!lastYear) return { reason: 'noLastYear' };
  const [now, before] = [cellText(path, tables), cellText(path, lastYear)];
  if (typeof now !== 'string') return now;
  if (typeof before !== 'string') return before;
  // Sums of fees have at most six decimals (one 分 in 万元), so round off the error of binary fractions.
  const by = Number((Number(now) - Number(before)).toFixed(6));
  return by === 0 ? '持平' : by > 0 ? `增加${by}` : `减少${-by}`;
}

function feeText(name: string, fees: FeeFigures): string | Missing {
  switch (name) {
    case 'notices':
      return String(fees.notices);
    case 'noticed':
    case 'paid':
    case 'refunded':
    case 'waived':
      return String(fees[name] / 100);
    case 'collected':
      return String((fees.paid - fees.refunded) / 100);
    default:
      return { reason: 'unknown' };
  }
}

/** The paragraphs of each written part, as the report prints them. */
export type WrittenTexts = Readonly<Record<NarrativePart, readonly string[]>>;

/**
 * The written parts with their references filled: the texts that people wrote, and drafts from the facts for the other parts. A
 * figure that is not recorded is printed as such.
 */
export function writtenTexts(
  agency: string,
  figures: NarrativeFigures,
  texts: ReadonlyMap<string, { readonly text: string }>,
): WrittenTexts {
  const drafts = defaultNarrative(agency, figures);
  const paragraphs = (part: NarrativePart): readonly string[] => {
    const { text } = fillNarrative(texts.get(part)?.text ?? drafts[part], figures);
    return text.replace(REFERENCE, '（未填报）').split(LINE_BREAKS).filter(Boolean);
  };
  return {
    preamble: paragraphs('preamble'),
    overview: paragraphs('overview'),
    problems: paragraphs('problems'),
    other: paragraphs('other'),
  };
}

/** A typed figure that equals a cell and so should be a reference. */
export interface TypedFigure {
  readonly figure: string;
  /** The position in the text. */
  readonly at: number;
  readonly references: readonly string[];
  readonly labels: readonly string[];
}

const COUNTED = /(?<!\d)(\d{1,15}(?:\.\d{1,9})?)\s{0,9}(件|条|项|元|万元|宗|起)/g;

/** Finds the typed figures of a text that equal a cell, without references and without zeros, which many cells have. */
export function typedFigures(text: string, figures: NarrativeFigures): readonly TypedFigure[] {
  // Replace references with blanks of the same length, so that positions do not change.
  const bare = text.replace(REFERENCE, (whole) => ' '.repeat(whole.length));
  const known = knownFigures(figures);
  return [...bare.matchAll(COUNTED)].flatMap((match): TypedFigure[] => {
    const [, figure = ''] = match;
    const found = known.filter(({ value }) => value === figure && value !== '0');
    if (found.length === 0) return [];
    const references = found.map(({ reference }) => reference);
    return [{ figure, at: match.index, references, labels: found.map(({ label }) => label) }];
  });
}

function knownFigures({ tables, fees }: NarrativeFigures): { reference: string; label: string; value: string }[] {
  const three = Object.keys(tables.three).map((row): Cell => ({ table: 'three', row, column: 'total' }));
  const four = Object.keys(tables.four).flatMap((row) =>
    ['upheld', 'corrected', 'other', 'pending', 'total'].map((column): Cell => ({ table: 'four', row, column })),
  );
  const cells = [...three, ...four].map((cell) => ({
    reference: `${cell.table}:${cell.row}:${cell.column}`,
    label: cellLabel(cell),
    value: String(cellValue(tables, cell) ?? ''),
  }));
  const two = Object.entries(tables.two).flatMap(([figure, value]) =>
    value === null || !isPublicationFigure(figure)
      ? []
      : [{ reference: `two:${figure}`, label: `表二 ${PUBLICATION_FIGURES[figure].row}`, value }],
  );
  const paid = { reference: 'fee:paid', label: '信息处理费', value: String(fees.paid / 100) };
  return [...cells, ...two, paid];
}

/**
 * Writes drafts of each part from the year's facts, marked as drafts: the five heads of part one (条例 第五十条, 30号), a
 * placeholder for part five, and the processing fees in part six (109号).
 */
export function defaultNarrative(agency: string, figures: NarrativeFigures): Readonly<Record<NarrativePart, string>> {
  const { tables, fees, lastYear, consolidates } = figures;
  const { year } = tables;
  const who = consolidates ? `本机关及汇总的${consolidates.agencies}个机关` : '本机关';
  const compared = lastYear ? '，与上年相比{{diff:three:N:total}}' : '';
  const carried = tableThreeCell(tables, 'C', 'total') > 0 ? '，上年结转{{three:C:total}}件' : '';
  return {
    preamble:
      `本报告根据《中华人民共和国政府信息公开条例》和《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）` +
      `由${agency}编制。本报告中所列数据的统计期限自${year}年1月1日起至${year}年12月31日止。`,
    overview: [
      `${DRAFT}（一）主动公开。${year}年，${who}制发规章{{two:rulesIssued}}件、行政规范性文件{{two:normativeIssued}}件，现行有效行政规范性文件{{two:normativeInForce}}件。`,
      `${DRAFT}（二）依申请公开。${year}年，${who}新收政府信息公开申请{{three:N:total}}件${compared}${carried}；办结{{three:T:total}}件，结转下年度继续办理{{three:F:total}}件。`,
      `${DRAFT}（三）政府信息管理。`,
      `${DRAFT}（四）政府信息公开平台建设。`,
      `${DRAFT}（五）监督保障。`,
    ].join('\n'),
    problems: `${DRAFT}存在的主要问题：\n${DRAFT}改进情况：`,
    other: `${year}年，${who}${feeSentence(fees, consolidates?.byFile)}`,
  };
}

// States what the agency keeps, which the check of part six expects; a notice may date from the year before its payment.
function feeSentence({ notices, paid, refunded }: FeeFigures, byFile = 0): string {
  const unknown = byFile > 0 ? `（以文件报送的${byFile}个机关未计入）` : '';
  if (notices === 0 && paid === 0 && refunded === 0) return `未收取政府信息公开信息处理费${unknown}。`;
  const deducted = refunded > 0 ? '（已扣除退还的{{fee:refunded}}元）' : '';
  return `发出收费通知{{fee:notices}}件，共收取政府信息公开信息处理费{{fee:collected}}元${deducted}${unknown}。`;
}

/** The mark of a paragraph that nobody has written yet. */
export const DRAFT = '［草稿］';
