import { recordedAt, type ReportRecorded } from '@yishen/domain';
import { RECORDED_REPORT, type RecordedReportRow } from '@yishen/read-model';
import type { Projection } from '../../projection';

/** The published reports that were taken over: a row for each agency and year, the newest recording. */
export const recordedReport: Projection<'report', RecordedReportRow, ReportRecorded['data']> = {
  table: RECORDED_REPORT,
  kind: 'report',
  partsOf: ({ report }) => (report.recorded ? [report.recorded] : []),
  rowOf: ({ year, source, tables }, place) => {
    const { stream, scope: agencyId, version, position } = place;
    return { stream, agencyId, year, source, tables, recordedAt: recordedAt(place) ?? null, version, position };
  },
};
