import { plain } from '../import/printedText';
import type { PublishedReport } from '../import/publishedReport';
import { found, type ReportFinding } from './finding';
import { sentencesOf } from './sentences';

// Instructions and placeholders that authors forget to remove from the form (domain.md 8.6).
const REMAINS: readonly RegExp[] = [
  /(?:该|本|此|这一?)部分(?:内容)?以表格形式(?:报告|呈现|填报|公开)/,
  /表格如下|详见下表[:：]?$/,
  /20[Xx×*_＿□○]{2}年?/,
  /[×ⅹ]{2,}/,
  /(?<![A-Za-z0-9])[XxＸ]{2,40}(?![A-Za-z0-9])/,
  /[_＿]{3,}/,
  // Our own reports print this for a part that nobody has written yet.
  /文字尚未填写/,
  /[［[]草稿[］\]]/,
  /(?:此处|请在此处?)(?:填写|输入|插入|填入)|(?:请|应)根据(?:实际|本单位)情况填写/,
  /(?:填写|填报)说明|(?:模板|范本|示例|样表)[)）:：]/,
  /(?:^|[(（])(?:单位|机关)名称[)）]/,
];

/** Finds instructions and placeholders of the form that are still in the text. */
export function templateFindings({ text, title }: PublishedReport): readonly ReportFinding[] {
  if (!text) return [];
  const all = [title, ...text.preamble, ...text.parts.flatMap(({ heading, paragraphs }) => [heading, ...paragraphs])];
  const seen = new Set<string>();
  return all.flatMap(sentencesOf).flatMap((sentence) => {
    const flat = plain(sentence);
    const remains = REMAINS.map((known) => known.exec(flat)?.[0]).find((part) => part !== undefined);
    if (remains === undefined || seen.has(flat)) return [];
    seen.add(flat);
    return [found('template.remains', `留有模板的文字“${remains}”`, [], sentence)];
  });
}
