import { LINE_BREAKS } from '@yishen/annual-report';
import { MISSING, type DocumentFonts, type Face } from './pdfFonts';

/** A line of a text that was broken to a width. */
export interface SetLine {
  readonly text: string;
  readonly width: number;
  /** Whether it ends its paragraph and so is not stretched. */
  readonly isLast: boolean;
}

const NOT_FIRST = new Set('，。、；：！？）》〉」』】〕”’%‰％,.;:!?)]}…—·');
const NOT_LAST = new Set('（《〈「『【〔“‘([{');

/**
 * Prepares a text for setting: one kind of line break, spaces for tabs, no invisible characters (controls, joiners, direction
 * marks, variation selectors).
 */
export function settable(text: string): string {
  return text
    .replace(LINE_BREAKS, '\n')
    .replaceAll('\t', ' ')
    .replace(/(?!\n)\p{Cc}|\p{Default_Ignorable_Code_Point}|\p{Noncharacter_Code_Point}/gu, '');
}

/** Measures, breaks and draws text whose characters are spread over many fonts. */
export class PdfText {
  private readonly widths = new Map<string, number>();

  constructor(
    private readonly document: PDFKit.PDFDocument,
    private readonly fonts: DocumentFonts,
  ) {}

  /** The width of a text in points. */
  width(text: string, face: Face, size: number): number {
    return [...text].reduce((sum, character) => sum + this.characterWidth(character, face) * size, 0);
  }

  /** Breaks a text into lines (GB/T 15834: no line begins with a closing mark or ends with an opening one). */
  lines(text: string, face: Face, size: number, width: number, indent = 0): readonly SetLine[] {
    return settable(text)
      .split('\n')
      .flatMap((paragraph) => this.paragraphLines(paragraph, face, size, width, indent));
  }

  /** Draws one line; `stretchTo` spreads its characters over a width. */
  draw(text: string, x: number, baseline: number, face: Face, size: number, stretchTo?: number): void {
    const characters = [...text];
    const extra =
      stretchTo === undefined || characters.length < 2
        ? 0
        : Math.max(0, Math.min(size, (stretchTo - this.width(text, face, size)) / (characters.length - 1)));
    let at = x;
    for (const run of this.runs(text, face)) {
      this.document.font(run.font).fontSize(size);
      this.document.text(run.text, at, baseline, { lineBreak: false, baseline: 'alphabetic', characterSpacing: extra });
      at += this.width(run.text, face, size) + extra * [...run.text].length;
    }
  }

  private paragraphLines(text: string, face: Face, size: number, width: number, indent: number): SetLine[] {
    const lines: SetLine[] = [];
    let line = '';
    let lineWidth = 0;
    const room = (): number => width - (lines.length === 0 ? indent : 0);
    const close = (isLast: boolean): void => {
      lines.push({ text: line.trimEnd(), width: this.width(line.trimEnd(), face, size), isLast });
      line = '';
      lineWidth = 0;
    };
    for (const unit of units(text)) {
      const unitWidth = this.width(unit, face, size);
      if (line !== '' && lineWidth + unitWidth > room() + 0.01) close(false);
      // Break a word that is longer than a line, such as an address, where the line ends.
      const parts = unitWidth > room() ? [...unit] : [unit];
      for (const part of parts) {
        const partWidth = this.width(part, face, size);
        if (line !== '' && lineWidth + partWidth > room() + 0.01) close(false);
        line += part;
        lineWidth += partWidth;
      }
    }
    close(true);
    return lines;
  }

  private characterWidth(character: string, face: Face): number {
    const known = this.widths.get(face + character);
    if (known !== undefined) return known;
    const { font, text } = this.shown(character, face);
    const width = this.document.font(font).fontSize(1).widthOfString(text);
    this.widths.set(face + character, width);
    return width;
  }

  private runs(text: string, face: Face): { readonly font: string; readonly text: string }[] {
    const runs: { font: string; text: string }[] = [];
    for (const character of text) {
      const shown = this.shown(character, face);
      const last = runs.at(-1);
      if (last?.font === shown.font) last.text += shown.text;
      else runs.push(shown);
    }
    return runs;
  }

  // Shows a space of any width as a space, and any other character without a glyph as missing.
  private shown(character: string, face: Face): { readonly font: string; text: string } {
    const stands = [character, /\p{Zs}/u.test(character) ? ' ' : MISSING, MISSING];
    const [found] = stands.flatMap((text) => {
      const font = this.fonts.fontOf(face, text);
      return font === undefined ? [] : [{ font, text }];
    });
    if (!found) throw new Error(`the ${face} face lacks ${MISSING}`);
    return found;
  }
}

// The units inside which a line must not break: words and numbers, and marks with the character they belong to.
function units(text: string): string[] {
  const parts = text.match(/[A-Za-z0-9.,:/@%+_-]+|\s+|./gsu) ?? [];
  const units: string[][] = [];
  let before = '';
  for (const part of parts) {
    const last = units.at(-1);
    if (last && (NOT_FIRST.has(part) || NOT_LAST.has(before))) last.push(part);
    else units.push([part]);
    before = part.slice(-1);
  }
  return units.map((one) => one.join(''));
}
