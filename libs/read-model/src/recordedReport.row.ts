import { entityOf, type ReadTableOf } from './readTable';

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

export const RECORDED_REPORT: ReadTableOf<RecordedReportRow> = {
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
};

export const RecordedReport = entityOf(RECORDED_REPORT);
