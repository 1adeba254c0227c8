import { importDefects, type PublishedReport } from '@yishen/annual-report';
import { UnreadableReport } from './unreadableReport';

// Of what stands where a number belongs: enough to find it by.
const SHOWN = 50;

/** Refuses a report that cannot be taken over whole: `report-file.incomplete` with the rows it lacks, `report-file.not-numbers` with the words it has for numbers. */
export function requireWholeReport(report: PublishedReport): void {
  const { missing, words } = importDefects(report);
  if (missing.length > 0) throw new UnreadableReport('report-file.incomplete', { rows: missing.join('；') });
  if (words.length === 0) return;
  const cells = words.map(({ cell, text }) => `${cell} “${text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text}”`);
  throw new UnreadableReport('report-file.not-numbers', { cells: cells.join('；') });
}
