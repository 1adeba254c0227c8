import { plainDate } from '@yishen/calendar';
import { describe, expect, it } from 'vitest';
import { readOpenCases, readReportFile } from './index';
import { hostileFiles } from './testing/hostileFiles';

// Processor time of this process, so that a busy machine changes nothing. Without limits, these files took seconds to minutes.
const MOST_CPU_MS = 6_000;

function refusalOf(read: () => unknown): { readonly code: string | undefined; readonly ms: number } {
  const before = process.cpuUsage();
  let code: string | undefined;
  try {
    read();
  } catch (error) {
    code = (error as { code?: string }).code ?? String(error);
  }
  const { user, system } = process.cpuUsage(before);
  return { code, ms: (user + system) / 1_000 };
}

const files = hostileFiles().map((file) => [file.what, file] as const);

describe('a file made to overload its reader', () => {
  it.each(files)('is refused as a report within six seconds and with a code: %s', (_what, { bytes, asReport }) => {
    const { code, ms } = refusalOf(() => readReportFile(bytes));
    expect(code).toBe(asReport);
    expect(ms).toBeLessThan(MOST_CPU_MS);
  });

  it.each(files)('is refused as a list of open cases within six seconds and with a code: %s', (_what, { bytes }) => {
    const { code, ms } = refusalOf(() => readOpenCases(bytes, plainDate('2026-12-01')));
    expect(code).toMatch(/^report-file\./);
    expect(ms).toBeLessThan(MOST_CPU_MS);
  });

  it('takes no more time than in proportion to its length', () => {
    const line = (words: number) => new TextEncoder().encode('1 '.repeat(words));
    const least = (words: number) => Math.min(...[1, 2, 3].map(() => refusalOf(() => readReportFile(line(words))).ms));
    least(1_000);
    expect(least(20_000) / least(5_000)).toBeLessThan(8);
  });
});
