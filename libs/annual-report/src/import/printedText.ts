// Normalising sorts the combining marks of a letter in quadratic time: without a limit a text could block the process.
const MARKS_ON_MARKS = /(\p{M}{8})\p{M}+/gu;

/** Removes what varies between printed texts: full-width forms, white space, and the punctuation around numbering. */
export function plain(text: string): string {
  return text
    .replace(MARKS_ON_MARKS, '$1')
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200f\u2060\ufeff\u00ad]+/g, '')
    .replace(/[“”„‟"'‘’「」『』]/g, '"')
    .replace(/、/g, '、')
    .replace(/[·•]/g, '·');
}

/** The line breaks of a text; Word's Shift+Enter is VT, a page break is FF. */
export const LINE_BREAKS = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/g;

/** Removes the numbering of a label: `三、`, `(七)`, `3.`, `①`. */
export function withoutNumbering(text: string): string {
  return plain(text).replace(
    /^(?:[(（]?[一二三四五六七八九十]{1,9}[)）]?[、.,:]?|[(（]?\d{1,2}[)）]?[、.,:]?)(?=\D)/,
    '',
  );
}

const DIGITS = '〇一二三四五六七八九';

/** Reads a printed year, `2024` or `二〇二四`; `undefined` for any other text. */
export function yearOfText(text: string): number | undefined {
  const digits = [...text.replace(/[零○Ｏ]/g, '〇')]
    .map((character) => (DIGITS.includes(character) ? String(DIGITS.indexOf(character)) : character))
    .join('');
  return /^(19|20)\d\d$/.test(digits) ? Number(digits) : undefined;
}

/** The expression of a year in a plain text, to build other expressions. */
export const YEAR = '(?:(?:19|20)\\d\\d|二[〇零○O][〇一二三四五六七八九零○]{2})';

/** The first year in a plain text. */
export const YEAR_PRINTED = new RegExp(YEAR);

/** Whether a text contains a word of each group, in the order of the groups. */
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
