/** A printed text without what people vary: full-width forms, white space, and the punctuation around numbering. */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200f\u2060\ufeff\u00ad]+/g, '')
    .replace(/[“”„‟"'‘’「」『』]/g, '"')
    .replace(/、/g, '、')
    .replace(/[·•]/g, '·');
}

/** A label without its numbering: `三、`, `(七)`, `3.`, `①`. */
export function withoutNumbering(text: string): string {
  return plain(text).replace(/^(?:[(（]?[一二三四五六七八九十]+[)）]?[、.,:]?|[(（]?\d{1,2}[)）]?[、.,:]?)(?=\D)/, '');
}

const DIGITS = '〇一二三四五六七八九';

/** A year as it is printed, `2024` or `二〇二四`; `undefined` for a text that is not one. */
export function yearOfText(text: string): number | undefined {
  const digits = [...text.replace(/[零○Ｏ]/g, '〇')]
    .map((character) => (DIGITS.includes(character) ? String(DIGITS.indexOf(character)) : character))
    .join('');
  return /^(19|20)\d\d$/.test(digits) ? Number(digits) : undefined;
}

/** The characters a printed year is made of, for regular expressions. */
export const YEAR = '(?:(?:19|20)\\d\\d|二[〇零○O]\\s*[〇一二三四五六七八九零○]{2})';
