import { recordedAt, type ReportRecorded } from '@yishen/domain';
import type { Projection } from '../projection';
import { readTable } from '../readTable';

/** The published report of an agency's year as it was taken over: the newest recording of it. */
export interface RecordedReportRow {
  readonly stream: string;
  readonly agencyId: string;
  readonly year: number;
  readonly source: 'file' | 'hand';
  readonly tables: object;
  readonly recordedAt: string | null;
  readonly version: number;
  readonly position: string;
}

const fromReports: Projection<'report', RecordedReportRow, ReportRecorded['data']> = {
  kind: 'report',
  partsOf: ({ report }) => (report.recorded ? [report.recorded] : []),
  rowOf: ({ year, source, tables }, place) => {
    const { stream, scope: agencyId, version, position } = place;
    return { stream, agencyId, year, source, tables, recordedAt: recordedAt(place) ?? null, version, position };
  },
};

/** The published reports that were taken over: a row for each agency and year, the newest recording. */
export const recordedReport = readTable<RecordedReportRow>(
  {
    name: 'recorded_report',
    columns: {
      stream: { type: 'text' },
      agencyId: { type: 'text' },
      year: { type: 'integer' },
      source: { type: 'text' },
      tables: { type: 'jsonb' },
      recordedAt: { type: 'text', nullable: true },
      version: { type: 'integer' },
      position: { type: 'bigint' },
    },
    key: ['stream'],
    indexes: [['agencyId', 'year']],
  },
  fromReports,
);
