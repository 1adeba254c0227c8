import { layoutText, type ReportModel, type ReportPart, type TableLayout } from '@yishen/annual-report';
import { escapeMarkup } from './markup';
import { headerRowCount, placedCells, scopeOf } from './tableShape';

const STYLE = `
  :root { color-scheme: light; }
  body { margin: 0; background: #fff; color: #1a1a1a; font: 16px/1.9 "FangSong_GB2312", "仿宋_GB2312", FangSong, "仿宋", "Noto Serif SC", "Songti SC", SimSun, serif; }
  article { max-width: 960px; margin: 0 auto; padding: 24px 16px 48px; }
  h1 { font: 400 28px/1.5 "方正小标宋简体", "Noto Serif SC", "Songti SC", SimSun, serif; text-align: center; margin: 16px 0 24px; }
  h2 { font: 700 18px/1.6 "黑体", SimHei, "Noto Sans SC", "PingFang SC", sans-serif; margin: 28px 0 12px; text-indent: 2em; }
  p { margin: 0 0 8px; text-indent: 2em; text-align: justify; }
  .table { overflow-x: auto; }
  table { width: 100%; border-collapse: collapse; font-size: 14px; line-height: 1.5; }
  caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  th, td { border: 1px solid #333; padding: 4px 6px; text-align: center; vertical-align: middle; font-weight: 400; }
  th[scope="row"] { text-align: left; }
  td { font-variant-numeric: tabular-nums; white-space: nowrap; }
  @page { size: A4; margin: 25mm 20mm; }
  @media print {
    body { font-size: 14pt; }
    article { max-width: none; padding: 0; }
    .table { overflow: visible; }
    table { font-size: 9pt; }
    tr, h2 { break-inside: avoid; }
    h2 { break-after: avoid; }
  }`;

/** Renders the report model as one HTML page without other files, for a portal, a printer or a screen reader. */
export function renderReportHtml(model: ReportModel): string {
  const name = escapeMarkup(`${model.agency}${model.title}`);
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="ArticleTitle" content="${name}">
<title>${name}</title>
<style>${STYLE}
</style>
</head>
<body>
<article>
<h1>${escapeMarkup(model.agency)}<br>${escapeMarkup(model.title)}</h1>
${paragraphs([model.preamble])}
${model.parts.map((part) => section(part, model)).join('\n')}
</article>
</body>
</html>
`;
}

function section(part: ReportPart, model: ReportModel): string {
  const table = part.table ? `\n${tableMarkup(part.table, part.heading, model)}` : '';
  return `<section>\n<h2>${escapeMarkup(part.heading)}</h2>\n${paragraphs(part.paragraphs)}${table}\n</section>`;
}

function paragraphs(texts: readonly string[]): string {
  return texts.map((text) => `<p>${escapeMarkup(text)}</p>`).join('\n');
}

function tableMarkup(layout: TableLayout, heading: string, model: ReportModel): string {
  const header = headerRowCount(layout);
  const placed = placedCells(layout);
  const rows = layout.map((_, at) => {
    const cells = placed
      .filter(({ row }) => row === at)
      .map((one) => {
        const spans = `${one.columns > 1 ? ` colspan="${one.columns}"` : ''}${one.rows > 1 ? ` rowspan="${one.rows}"` : ''}`;
        const scope = scopeOf(layout, one);
        const text = escapeMarkup(layoutText(one.cell, model.tables));
        return scope === undefined ? `<td${spans}>${text}</td>` : `<th scope="${scope}"${spans}>${text}</th>`;
      });
    return `<tr>${cells.join('')}</tr>`;
  });
  const head = header > 0 ? `<thead>\n${rows.slice(0, header).join('\n')}\n</thead>\n` : '';
  return `<div class="table"><table>
<caption>${escapeMarkup(heading)}</caption>
${head}<tbody>
${rows.slice(header).join('\n')}
</tbody>
</table></div>`;
}
