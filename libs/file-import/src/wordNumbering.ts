import type { Element } from '@xmldom/xmldom';
import { childNamed, childrenNamed, valueOf } from './wordXml';

/** Returns the number that Word prints before a paragraph, which is not part of the paragraph's text. */
export type NumberParagraph = (properties: Element | undefined) => string;

interface Level {
  readonly format: string;
  readonly text: string;
  readonly start: number;
}

// Every paragraph of a list repeats its number text, so its length is limited; the longest in use (第%1章 第%2节) have a dozen letters.
const LONGEST_TEXT = 50;
const NUMERALS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** Reads the numbering (ECMA-376 part 1, 17.9) and styles (17.7) of a document, each of which may be absent. */
export function wordNumbering(numbering: Element | undefined, styles: Element | undefined): NumberParagraph {
  const levels = new Map<string, Level[]>();
  for (const abstract of numbering ? childrenNamed(numbering, 'abstractNum') : []) {
    const read = childrenNamed(abstract, 'lvl').map((level) => ({
      format: valueOf(childNamed(level, 'numFmt')) ?? 'decimal',
      text: (valueOf(childNamed(level, 'lvlText')) ?? '').slice(0, LONGEST_TEXT),
      start: Number(valueOf(childNamed(level, 'start')) ?? 1),
    }));
    levels.set(valueOf(abstract, 'abstractNumId') ?? '', read);
  }
  const lists = new Map(
    (numbering ? childrenNamed(numbering, 'num') : []).map((list) => [
      valueOf(list, 'numId') ?? '',
      valueOf(childNamed(list, 'abstractNumId')) ?? '',
    ]),
  );
  const styled = new Map(
    (styles ? childrenNamed(styles, 'style') : []).map((style) => {
      const properties = childNamed(style, 'pPr');
      return [valueOf(style, 'styleId') ?? '', properties && childNamed(properties, 'numPr')] as const;
    }),
  );
  const counts = new Map<string, number[]>();
  return (properties) => {
    if (!properties) return '';
    const own = childNamed(properties, 'numPr') ?? styled.get(valueOf(childNamed(properties, 'pStyle')) ?? '');
    const list = own && valueOf(childNamed(own, 'numId'));
    if (!own || list === undefined || list === '0') return '';
    const depth = Number(valueOf(childNamed(own, 'ilvl')) ?? 0);
    const abstract = lists.get(list) ?? '';
    const all = levels.get(abstract);
    if (!all?.[depth]) return '';
    const count = counts.get(abstract) ?? [];
    counts.set(abstract, count);
    count[depth] = (count[depth] ?? all[depth].start - 1) + 1;
    count.length = depth + 1;
    return all[depth].text.replace(/%(\d)/g, (_, number: string) => {
      const at = Number(number) - 1;
      return printed(count[at] ?? all[at]?.start ?? 1, all[at]?.format ?? 'decimal');
    });
  };
}

// Bullets and letters give no number, because a report never needs them.
function printed(count: number, format: string): string {
  if (/^(?:chinese|japanese|taiwanese|ideograph)/.test(format)) {
    const [tens, ones] = [Math.floor(count / 10), count % 10];
    return tens === 0 ? (NUMERALS[ones] ?? '') : `${tens > 1 ? (NUMERALS[tens] ?? '') : ''}十${NUMERALS[ones] ?? ''}`;
  }
  return /^decimal/.test(format) ? String(count) : '';
}
