import { LINE_BREAKS } from '@yishen/annual-report';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as XML can hold it: every line break is one, what XML does not know is left out, half a surrogate pair is shown as U+FFFD. */
export function xmlText(text: string): string {
  return text
    .replace(LINE_BREAKS, '\n')
    .replace(/(?![\t\n])\p{Cc}|\p{Noncharacter_Code_Point}/gu, '')
    .replace(/\p{Surrogate}/gu, '\ufffd');
}

/** A text as it stands in HTML or SVG, in content and in attributes. */
export function escapeMarkup(text: string): string {
  return xmlText(text).replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}
