// Normalising sorts the combining marks of a letter, in time that grows with the square of their number.
const MARKS_ON_MARKS = /(\p{M}{8})\p{M}+/gu;

/** A printed text without what people vary: full-width forms, white space, and the punctuation around numbering. */
export function plain(text: string): string {
  return text
    .replace(MARKS_ON_MARKS, '$1')
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200f\u2060\ufeff\u00ad]+/g, '')
    .replace(/[“”„‟"'‘’「」『』]/g, '"')
    .replace(/、/g, '、')
    .replace(/[·•]/g, '·');
}

/** Where a line ends in a text: Word's Shift+Enter is VT, a page break FF. */
export const LINE_BREAKS = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/g;

/** A label without its numbering: `三、`, `(七)`, `3.`, `①`. */
export function withoutNumbering(text: string): string {
  return plain(text).replace(
    /^(?:[(（]?[一二三四五六七八九十]{1,9}[)）]?[、.,:]?|[(（]?\d{1,2}[)）]?[、.,:]?)(?=\D)/,
    '',
  );
}

const DIGITS = '〇一二三四五六七八九';

/** A year as it is printed, `2024` or `二〇二四`; `undefined` for a text that is not one. */
export function yearOfText(text: string): number | undefined {
  const digits = [...text.replace(/[零○Ｏ]/g, '〇')]
    .map((character) => (DIGITS.includes(character) ? String(DIGITS.indexOf(character)) : character))
    .join('');
  return /^(19|20)\d\d$/.test(digits) ? Number(digits) : undefined;
}

/** A year in a plain text, for expressions made of parts. */
export const YEAR = '(?:(?:19|20)\\d\\d|二[〇零○O][〇一二三四五六七八九零○]{2})';

/** The first year in a plain text. */
export const YEAR_PRINTED = new RegExp(YEAR);

/** Whether a text holds words one after the other: one of each group behind one of the group before. */
export function holdsInOrder(text: string, ...groups: readonly (readonly string[])[]): boolean {
  let from = 0;
  for (const words of groups) {
    const ends = words.flatMap((word) => {
      const at = text.indexOf(word, from);
      return at < 0 ? [] : [at + word.length];
    });
    if (ends.length === 0) return false;
    from = Math.min(...ends);
  }
  return true;
}
