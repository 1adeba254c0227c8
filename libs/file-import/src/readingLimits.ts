import { UnreadableReport, type UnreadableCode } from './unreadableReport';

/**
 * The limits of a file, by the code of the refusal. The cost of reading is at most in proportion to them; an ordinary report (about
 * 330 cells, 10,000 to 50,000 letters) comes near none of them.
 */
const LIMITS = {
  // The unpacked size in MB of the parts that we use. Two thousand open cases with long texts need half of it.
  'report-file.too-large': 32,
  // An Office file of a long report with all its pictures has a few hundred.
  'report-file.too-many-parts': 2_000,
  // Counted in HTML and XML before parsing, because a tag costs half a kilobyte as an element.
  'report-file.too-many-tags': 500_000,
  // Portals and office suites stay below 60; browsers stop at 512.
  'report-file.too-deep': 256,
  // A merged cell counts as the cells it covers, a paragraph as one.
  'report-file.too-many-cells': 200_000,
  // The letters of one paragraph or cell, which is then searched for sentences.
  'report-file.paragraph-too-long': 100_000,
  // The letters of all paragraphs and cells, because every cell may refer to one text in the file.
  'report-file.too-much-text': 2_000_000,
} as const satisfies Partial<Record<UnreadableCode, number>>;

/** The code of a limit. */
export type LimitCode = keyof typeof LIMITS;

/** Makes the refusal of a file that exceeds a limit. */
export function overLimit(code: LimitCode): UnreadableReport {
  return new UnreadableReport(code, { limit: LIMITS[code] });
}

/** Throws the refusal when a count exceeds its limit. */
export function requireWithin(code: LimitCode, count: number): void {
  if (count > LIMITS[code]) throw overLimit(code);
}

/** The limit of a file's unpacked size in bytes. */
export const MOST_UNPACKED = LIMITS['report-file.too-large'] * 1024 * 1024;

/** Counts a paragraph or cell when it is read; throws when the file exceeds a limit. */
export type Reckoning = (text: string, covers?: number) => void;

/** Starts counting the paragraphs and cells of one file. */
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

/** Refuses HTML or XML parts with too many tags. */
export function requireFewTags(...parts: readonly Uint8Array[]): void {
  let tags = 0;
  for (const part of parts) {
    for (let at = part.indexOf(OPENS_TAG); at !== -1; at = part.indexOf(OPENS_TAG, at + 1)) tags += 1;
  }
  requireWithin('report-file.too-many-tags', tags);
}
