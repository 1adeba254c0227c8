import type { Block } from './blocks';
import { YEAR, YEAR_PRINTED, plain, yearOfText } from './printedText';

/** The agency and year of a report, with its printed title. */
export interface ReportTitle {
  readonly agency: string;
  readonly year: number | undefined;
  readonly title: string;
}

const DISCLOSURE = '(?:政府信息公开|政务公开|信息公开)';
const REPORT_WORDS = `${DISCLOSURE}(?:工作)?(?:情况)?(?:的)?(?:年度)?(?:工作)?(?:年度)?(?:工作)?报告`;
const REPORT = new RegExp(REPORT_WORDS);
// 政府信息公开工作2022年度报告
const YEAR_INSIDE = new RegExp(`${DISCLOSURE}(?:工作)?(${YEAR})年(?:度)?(?:工作)?报告`);
const PERIOD = new RegExp(`(${YEAR})年1月1日.{0,8}?(?:至|到|-|—|~)(?:${YEAR}年)?12月31日`);
const MENTION = new RegExp(`(${YEAR})年(?:度)?${REPORT_WORDS}`);
const AGENCY =
  /(?:局|委员会|委|办公室|办公厅|办事处|政府|厅|部|署|镇|乡|街道|苏木|中心|院|处|所|站|队|市|县|区|旗|盟|州|省|学校|大学|公司|集团|社)$/;

/** Finds agency and year: in the title, the lines above it, the preface, or the name of the page; the first that names them counts. */
export function readTitle(before: readonly Block[], inside: readonly string[]): ReportTitle {
  const texts = before.flatMap((block) => (block.kind === 'text' && !block.title ? [block.text] : []));
  const pages = before.flatMap((block) => (block.kind === 'text' && block.title ? [block.text] : []));
  const titles = texts.flatMap((text, at) => titleIn(text, at) ?? []);
  // The report's own title is nearest to its text, below breadcrumbs and menus.
  const best = titles.findLast(({ agency }) => agency !== '') ?? titles.at(-1);
  const page = pages.flatMap((text) => titleIn(text, 0) ?? []).find(({ agency }) => agency !== '');
  const year =
    best?.year ?? page?.year ?? periodYear([...texts, ...inside]) ?? mentionedYear([...texts, ...inside.slice(0, 5)]);
  const agency = firstFilled([
    best?.agency,
    best && agencyAbove(texts, best.at),
    madeBy(texts),
    madeBy(inside.slice(0, 3)),
    page?.agency,
    best && agencyBelow(texts, best.at),
  ]);
  return { agency, year, title: best?.title ?? page?.title ?? '' };
}

/** The year of the period that the report's text gives for its figures; `undefined` when it gives none. */
export function periodYear(texts: readonly string[]): number | undefined {
  for (const text of texts) {
    const year = PERIOD.exec(plain(text))?.[1];
    if (year !== undefined) return yearOfText(year);
  }
  return undefined;
}

function mentionedYear(texts: readonly string[]): number | undefined {
  for (const text of texts) {
    const year = MENTION.exec(plain(text))?.[1];
    if (year !== undefined) return yearOfText(year);
  }
  return undefined;
}

interface FoundTitle {
  readonly at: number;
  readonly agency: string;
  readonly year: number | undefined;
  readonly title: string;
}

function titleIn(text: string, at: number): FoundTitle | undefined {
  const flat = plain(text);
  if (flat.length > 90 || /[。;]/.test(flat)) return undefined;
  const first = YEAR_PRINTED.exec(flat);
  if (first) {
    const [before, behind] = [flat.slice(0, first.index), flat.slice(first.index + first[0].length)];
    const report = REPORT.exec(behind);
    if (report) {
      const title = flat.slice(0, flat.length - behind.length + endOf(report));
      const [above, after] = [before.replace(/(?:关于)?(?:发布|公布)?$/, ''), behind.slice(0, report.index)];
      return {
        at,
        agency: agencyOf(above) || agencyOf(after.replace(/^年?度?/, '')),
        year: yearOfText(first[0]),
        title,
      };
    }
  }
  const report = YEAR_INSIDE.exec(flat) ?? REPORT.exec(flat);
  if (!report) return undefined;
  const agency = agencyOf(flat.slice(0, report.index));
  return { at, agency, year: yearOfText(report[1] ?? ''), title: flat.slice(0, endOf(report)) };
}

function endOf(match: RegExpExecArray): number {
  return match.index + match[0].length;
}

// Cuts off breadcrumbs and labels before the name.
function agencyOf(text: string): string {
  const last = text.split(/[>»|/:：\-—]/).at(-1) ?? '';
  const bare = last.replace(/^(?:标题|名称|年度|索引)/, '').replace(/(?:关于|的)$/, '');
  return bare.length >= 2 && bare.length <= 40 && !/^年?度?$/.test(bare) ? bare : '';
}

function agencyAbove(texts: readonly string[], at: number): string {
  const above = texts.slice(Math.max(0, at - 3), at).map(plain);
  return above.findLast((text) => text.length >= 2 && text.length <= 40 && AGENCY.test(text)) ?? '';
}

function agencyBelow(texts: readonly string[], at: number): string {
  const below = texts.slice(at + 1, at + 3).map((text) => plain(text).replace(/^[(（]|[)）]$/g, ''));
  return below.find((text) => text.length >= 2 && text.length <= 40 && AGENCY.test(text)) ?? '';
}

function madeBy(texts: readonly string[]): string {
  for (const text of texts) {
    const name =
      /(?:要求|规定|情况|结合实际|》|\)|,|。)[,、]?(?:现)?由([^,。;、由]{2,40}?)(?:负责)?(?:编制|编写|编撰|汇总)/.exec(
        plain(text),
      )?.[1];
    if (name !== undefined && AGENCY.test(name)) return name;
  }
  return '';
}

function firstFilled(texts: readonly (string | undefined)[]): string {
  return texts.find((text) => text !== undefined && text !== '') ?? '';
}
