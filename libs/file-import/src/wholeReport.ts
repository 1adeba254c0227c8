import { importDefects, type PublishedReport } from '@yishen/annual-report';
import { UnreadableReport } from './unreadableReport';

// How many letters to show of words in place of a number: enough to find them.
const SHOWN = 50;

/** Refuses a report that cannot be imported as a whole: `report-file.incomplete` with missing rows, `report-file.not-numbers` with words in place of numbers. */
export function requireWholeReport(report: PublishedReport): void {
  const { missing, words } = importDefects(report);
  if (missing.length > 0) throw new UnreadableReport('report-file.incomplete', { rows: missing.join('；') });
  if (words.length === 0) return;
  const cells = words.map(({ cell, text }) => `${cell} “${text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text}”`);
  throw new UnreadableReport('report-file.not-numbers', { cells: cells.join('；') });
}
