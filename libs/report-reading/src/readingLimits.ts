import { UnreadableReport, type UnreadableCode } from './unreadableReport';

/**
 * What a file may hold at most, by the code of its refusal. Reading costs no more than in proportion to these; an honest report (some 330 cells,
 * 10,000 to 50,000 letters) comes near none of them.
 */
const LIMITS = {
  // MB that the parts we use unpack to. Two thousand open cases with long texts take up half of it.
  'report-file.too-large': 32,
  // An Office file with every picture of a long report has a few hundred.
  'report-file.too-many-parts': 2_000,
  // Of HTML and XML together, before anything is built from them: a tag costs half a kilobyte once it is an element.
  'report-file.too-many-tags': 500_000,
  // Portals and office suites stay below 60; browsers themselves stop at 512.
  'report-file.too-deep': 256,
  // Merged cells count by what they cover, paragraphs as one.
  'report-file.too-many-cells': 200_000,
  // Of one paragraph or cell, which sentences are then looked for in.
  'report-file.paragraph-too-long': 100_000,
  // Of all of them together: a text that stands once in the file may be referred to from every cell.
  'report-file.too-much-text': 2_000_000,
} as const satisfies Partial<Record<UnreadableCode, number>>;

/** The code of a limit. */
export type LimitCode = keyof typeof LIMITS;

/** The refusal of a file that holds more than a limit. */
export function overLimit(code: LimitCode): UnreadableReport {
  return new UnreadableReport(code, { limit: LIMITS[code] });
}

/** Refuses a count over its limit. */
export function requireWithin(code: LimitCode, count: number): void {
  if (count > LIMITS[code]) throw overLimit(code);
}

/** How many bytes the parts of a file may unpack to. */
export const MOST_UNPACKED = LIMITS['report-file.too-large'] * 1024 * 1024;

/** Takes each paragraph and cell as it is read; throws at the one with which the file is over a limit. */
export type Reckoning = (text: string, covers?: number) => void;

/** Counts what one file gives. */
export function reckoning(): Reckoning {
  let [cells, letters] = [0, 0];
  return (text, covers = 1) => {
    cells += covers;
    letters += text.length;
    requireWithin('report-file.too-many-cells', cells);
    requireWithin('report-file.paragraph-too-long', text.length);
    requireWithin('report-file.too-much-text', letters);
  };
}

const OPENS_TAG = 0x3c;

/** Refuses marked-up parts with more tags than are built into a document. */
export function requireFewTags(...parts: readonly Uint8Array[]): void {
  let tags = 0;
  for (const part of parts) {
    for (let at = part.indexOf(OPENS_TAG); at !== -1; at = part.indexOf(OPENS_TAG, at + 1)) tags += 1;
  }
  requireWithin('report-file.too-many-tags', tags);
}
