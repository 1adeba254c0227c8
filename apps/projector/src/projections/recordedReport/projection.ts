import type { ReportEvent, ReportRecorded } from '@yishen/domain';
import { RECORDED_REPORT, type RecordedReportRow } from '@yishen/read-model';
import type { Projection } from '../../projection';

/** The published reports that were taken over: a row for each agency and year, the newest recording. */
export const recordedReport: Projection<RecordedReportRow> = {
  table: RECORDED_REPORT,
  handles: ['ReportRecorded'] satisfies ReportEvent['type'][],
  keyOf: ({ stream }) => [stream],
  evolve: (_row, { stream, scope, data, meta, version, position }) => {
    const { year, source, tables } = data as ReportRecorded['data'];
    const { at = null } = (meta ?? {}) as { readonly at?: string | null };
    return { stream, agencyId: scope, year, source, tables, recordedAt: at, version, position };
  },
};
