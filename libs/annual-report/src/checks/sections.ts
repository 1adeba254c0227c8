import { plain, YEAR_PRINTED, yearOfText } from '../import/printedText';
import type { PublishedReport } from '../import/publishedReport';
import { PARTS, type PartNumber, type PublishedPart } from '../import/sections';
import { periodYear } from '../import/titles';
import { found, type ReportFinding } from './finding';

const TITLES: Readonly<Record<PartNumber, readonly string[]>> = {
  1: ['总体情况'],
  2: ['主动公开政府信息情况'],
  3: ['收到和处理政府信息公开申请情况'],
  4: ['政府信息公开行政复议、行政诉讼情况', '因政府信息公开工作被申请行政复议、提起行政诉讼情况'],
  5: ['存在的主要问题及改进情况', '政府信息公开工作存在的主要问题及改进情况'],
  6: ['其他需要报告的事项'],
};

const NUMERALS = ' 一二三四五六';

/** Finds parts of a report that are missing, out of order, empty, or under another number or title. */
export function sectionFindings(report: PublishedReport): readonly ReportFinding[] {
  const { text } = report;
  if (!text) return [];
  const { parts } = text;
  return [
    ...PARTS.filter((number) => !parts.some(({ part }) => part === number)).map((number) =>
      found('section.missing', `缺少“${headingOf(number)}”`),
    ),
    ...(isInOrder(parts)
      ? []
      : [found('section.order', `六个部分的次序是 ${parts.map(({ part }) => NUMERALS[part]).join('、')}`)]),
    ...parts.flatMap(partFindings),
    ...yearFindings(report),
  ];
}

function headingOf(part: PartNumber): string {
  return `${NUMERALS[part]}、${TITLES[part][0]}`;
}

function isInOrder(parts: readonly PublishedPart[]): boolean {
  return parts.every(({ part }, at) => at === 0 || part > (parts[at - 1]?.part ?? 0));
}

function partFindings(one: PublishedPart): ReportFinding[] {
  const { part, heading, printedNumber, title, paragraphs } = one;
  const isEmpty = paragraphs.every((paragraph) => plain(paragraph) === '');
  return [
    ...(printedNumber === part
      ? []
      : [
          found(
            'section.number',
            `“${headingOf(part)}”的序号${printedNumber === undefined ? '没有写' : '写错'}`,
            [],
            heading,
          ),
        ]),
    ...(TITLES[part].some((known) => plain(known) === title)
      ? []
      : [found('section.title', `标题应为“${headingOf(part)}”`, [], heading)]),
    ...(isEmpty && (part === 1 || part === 5 || part === 6)
      ? [found('section.empty', `“${headingOf(part)}”没有内容`)]
      : []),
    ...(part === 5 && !isEmpty && saysNothing(paragraphs)
      ? [found('sectionFive.none', '第五部分应写存在的主要问题及改进情况，不能只写“无”', [], paragraphs.join(''))]
      : []),
  ];
}

/** Whether a part says only that there is nothing to report. */
export function saysNothing(paragraphs: readonly string[]): boolean {
  const text = plain(paragraphs.join('')).replace(/[。,、;.]/g, '');
  return /^(?:(?:20\d\d年|本年|今年)度?)?(?:本机关|本单位|本街道|[我本].{1,3})?(?:暂无|无|没有|暂没有|未发现|不涉及|\/|-|—)?(?:其他|其它)?(?:存在)?(?:的)?(?:主要)?(?:问题|需要报告的?(?:其他)?(?:的)?(?:事项|情况)?|事项|情况)?$/.test(
    text,
  );
}

function yearFindings({ year, title, text }: PublishedReport): ReportFinding[] {
  const period =
    periodYear(text?.preamble ?? []) ?? periodYear(text?.parts.flatMap(({ paragraphs }) => paragraphs) ?? []);
  const titled = yearOfText(YEAR_PRINTED.exec(title)?.[0] ?? '') ?? year;
  return period !== undefined && titled !== undefined && period !== titled
    ? [found('year.differs', `标题是 ${titled} 年，统计期限是 ${period} 年`)]
    : [];
}
