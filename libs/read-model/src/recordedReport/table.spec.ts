import { describe, expect, it } from 'vitest';
import { projected } from '../testing/projected';
import { recordedReport } from './table';

const stream = 'report-agency-a-2023';
const recorded = (received: number) => ({
  type: 'ReportRecorded',
  data: { year: 2023, source: 'hand', tables: { two: {}, three: { N: [received] }, four: {} }, by: 'report' },
});

describe('recorded_report', () => {
  it('keeps the newest recording of a year: a correction is another one', () => {
    const { rows } = projected(recordedReport, [recorded(7), recorded(8)], { stream });
    expect(rows).toMatchObject([{ agencyId: 'agency-a', year: 2023, tables: { three: { N: [8] } }, version: 2 }]);
  });
});
