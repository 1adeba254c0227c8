import { yearPicture, type PictureBar, type ReportModel } from '@yishen/annual-report';
import { escapeMarkup } from './markup';

const WIDTH = 900;
const MARGIN = 48;
const INNER = WIDTH - MARGIN * 2;
const LABEL = 130;
const COLOURS = { ink: '#1f2d3d', soft: '#5b6b7c', line: '#d8dee6', ground: '#f5f7fa' };
// The colours differ in lightness, and every part has its number, for people without colour vision.
const PARTS = ['#1f5fa8', '#c2571a', '#8a94a0', '#e3b23c'];
const FONT = '"Noto Sans SC","PingFang SC","Microsoft YaHei","黑体",SimHei,sans-serif';

/** Draws the one-page picture of the year (图解) as an SVG without other files. */
export function renderReportPicture(model: ReportModel): string {
  const picture = yearPicture(model.tables);
  const page = new Page();
  page.title(model.agency, model.title);
  page.section('申请从哪里来，到哪里去');
  page.stack('来源', picture.cameIn, ['#8a94a0', '#1f5fa8']);
  page.stack('去向', picture.wentOut, ['#2e7d5b', '#e3b23c']);
  page.section('办理结果（件）');
  page.bars(picture.outcomes, '#2e7d5b');
  page.section('新收申请的申请人（件）');
  page.bars(picture.applicants, '#1f5fa8');
  page.section('行政复议和行政诉讼（件）');
  for (const { label, parts, total } of picture.proceedings) page.stack(`${label} ${total}`, parts, PARTS);
  return page.svg(`${model.agency}${model.title}图解`);
}

/** A page that grows downwards. */
class Page {
  private y = MARGIN;
  private readonly parts: string[] = [];

  title(agency: string, title: string): void {
    for (const [text, size] of [
      [agency, 22],
      [`${title}图解`, 30],
    ] as const) {
      this.y += size * 1.4;
      // Squeeze a long name instead of cutting it.
      const fit = [...text].length * size > INNER ? ` textLength="${INNER}" lengthAdjust="spacingAndGlyphs"` : '';
      this.parts.push(this.text(text, WIDTH / 2, this.y, { size, anchor: 'middle', weight: 600, extra: fit }));
    }
    this.y += 16;
  }

  section(text: string): void {
    this.y += 52;
    this.parts.push(`<rect x="${MARGIN}" y="${this.y - 19}" width="5" height="22" fill="${PARTS[0]}"/>`);
    this.parts.push(this.text(text, MARGIN + 16, this.y, { size: 20, weight: 600 }));
    this.y += 14;
  }

  bars(bars: readonly PictureBar[], colour: string): void {
    const most = Math.max(1, ...bars.map(({ value }) => value));
    const room = INNER - LABEL - 90;
    for (const { label, value } of bars) {
      this.y += 34;
      const width = (value / most) * room;
      this.parts.push(this.text(label, MARGIN + LABEL - 12, this.y, { size: 16, anchor: 'end' }));
      this.parts.push(
        `<rect x="${MARGIN + LABEL}" y="${this.y - 17}" width="${room}" height="22" fill="${COLOURS.ground}"/>`,
      );
      this.parts.push(
        `<rect x="${MARGIN + LABEL}" y="${this.y - 17}" width="${round(width)}" height="22" fill="${colour}"/>`,
      );
      this.parts.push(this.text(String(value), MARGIN + LABEL + width + 8, this.y, { size: 16, weight: 600 }));
    }
  }

  stack(name: string, bars: readonly PictureBar[], colours: readonly string[]): void {
    const whole = bars.reduce((sum, { value }) => sum + value, 0);
    const left = MARGIN + LABEL + 60;
    const room = INNER - LABEL - 60;
    this.y += 30;
    this.parts.push(this.text(name, left - 12, this.y + 8, { size: 16, anchor: 'end' }));
    this.parts.push(`<rect x="${left}" y="${this.y - 12}" width="${room}" height="30" fill="${COLOURS.ground}"/>`);
    let x = left;
    bars.forEach(({ label, value }, at) => {
      const colour = colours[at] ?? COLOURS.soft;
      const width = whole === 0 ? 0 : (value / whole) * room;
      if (width > 0) {
        this.parts.push(
          `<rect x="${round(x)}" y="${this.y - 12}" width="${round(width)}" height="30" fill="${colour}"/>`,
        );
      }
      x += width;
      // The number of a part goes into the key below, because a narrow part has no room for it.
      const key = left + at * (room / Math.max(bars.length, 4));
      this.parts.push(`<rect x="${round(key)}" y="${this.y + 25}" width="12" height="12" fill="${colour}"/>`);
      this.parts.push(this.text(`${label} ${value}`, key + 18, this.y + 36, { size: 14, colour: COLOURS.soft }));
    });
    this.y += 34;
  }

  svg(name: string): string {
    const height = Math.ceil(this.y + MARGIN);
    return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${escapeMarkup(name)}" font-family='${FONT}'>
<title>${escapeMarkup(name)}</title>
<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>
${this.parts.join('\n')}
</svg>
`;
  }

  private text(
    text: string,
    x: number,
    y: number,
    {
      size,
      anchor = 'start',
      weight = 400,
      colour = COLOURS.ink,
      extra = '',
    }: { size: number; anchor?: 'start' | 'middle' | 'end'; weight?: number; colour?: string; extra?: string },
  ): string {
    return `<text x="${round(x)}" y="${round(y)}" font-size="${size}" font-weight="${weight}" fill="${colour}" text-anchor="${anchor}"${extra}>${escapeMarkup(text)}</text>`;
  }
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
