import { plain } from './printedText';

/**
 * A place for a figure as the report prints it. A number, an empty place, a stroke for nothing and words are four different things:
 * only the first has a value.
 */
export type PublishedFigure =
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'blank' }
  | { readonly kind: 'mark'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string };

/** An empty place. */
export const BLANK: PublishedFigure = { kind: 'blank' };

const MARK = /^(?:[/\\|—–―\-_~﹣−*无]|——|--|N\/?A|未填报|暂无|不涉及|不适用)$/i;
const UNIT = /(?:件|个|项|条|次|份|起|宗|例|万元|元)(?:次)?$/;

/** Reads a printed figure with full-width digits, thousands separators and units; it guesses nothing else. */
export function readFigure(printed: string): PublishedFigure {
  const text = plain(printed);
  if (text === '') return BLANK;
  if (MARK.test(text)) return { kind: 'mark', text: printed.trim() };
  const bare = withoutSeparators(text.replace(/^[约共¥￥]/, '').replace(UNIT, ''));
  if (!/^[-−]?\d+(\.\d+)?$/.test(bare)) return { kind: 'text', text: printed.trim() };
  const number = canonical(bare.replace('−', '-'));
  return { kind: 'number', text: isYuan(text) ? fourPlacesLeft(number) : number };
}

/** A number as a figure. */
export function figureOf(value: number | string): PublishedFigure {
  return { kind: 'number', text: canonical(String(value)) };
}

/** The number in a place; `undefined` when it has none. */
export function numberIn(figure: PublishedFigure | undefined): number | undefined {
  return figure?.kind === 'number' ? Number(figure.text) : undefined;
}

/** Whether a cell's text can only be a figure or an empty place, never a label. */
export function looksLikeFigure(printed: string): boolean {
  return readFigure(printed).kind !== 'text';
}

/** Describes a place in a finding. */
export function printedFigure(figure: PublishedFigure): string {
  return figure.kind === 'blank' ? '空白' : figure.kind === 'number' ? figure.text : `“${figure.text}”`;
}

// Reads 1,234 and 1,234,567.89; a comma that is not before three digits is not a separator.
function withoutSeparators(text: string): string {
  return /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text;
}

// The form asks for 万元, so a figure in 元 is divided by ten thousand.
function isYuan(text: string): boolean {
  return /\d元$/.test(text);
}

function fourPlacesLeft(number: string): string {
  const [whole = '0', fraction = ''] = number.replace('-', '').split('.');
  const digits = whole.padStart(5, '0');
  return canonical(`${number.startsWith('-') ? '-' : ''}${digits.slice(0, -4)}.${digits.slice(-4)}${fraction}`);
}

function canonical(number: string): string {
  const sign = number.startsWith('-') ? '-' : '';
  const [whole = '0', fraction = ''] = number.replace('-', '').split('.');
  const decimals = withoutLastZeros(fraction);
  let first = 0;
  while (whole[first] === '0' && first < whole.length - 1) first += 1;
  const trimmed = whole.slice(first);
  return `${sign}${trimmed}${decimals === '' ? '' : `.${decimals}`}`;
}

/** Removes trailing zeros, with a loop because the expression `0+$` starts again at every zero. */
export function withoutLastZeros(digits: string): string {
  let end = digits.length;
  while (digits[end - 1] === '0') end -= 1;
  return digits.slice(0, end);
}
