import { LINE_BREAKS } from '@yishen/annual-report';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Makes a text fit for XML: one kind of line break, no characters that XML forbids, U+FFFD for half a surrogate pair. */
export function xmlText(text: string): string {
  return text
    .replace(LINE_BREAKS, '\n')
    .replace(/(?![\t\n])\p{Cc}|\p{Noncharacter_Code_Point}/gu, '')
    .replace(/\p{Surrogate}/gu, '\ufffd');
}

/** Escapes a text for HTML or SVG, in content and in attributes. */
export function escapeMarkup(text: string): string {
  return xmlText(text).replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}
