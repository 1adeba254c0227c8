import type { ReadTableOf } from './readTable';

/** An incident as the table keeps it: the fold's own shape, times as text. */
export interface IncidentColumn {
  readonly id: string;
  readonly kind: string;
  readonly version: number;
  readonly openedAt: string | null;
  readonly deadline: string | null;
  readonly ref: number | null;
  readonly dueOn: string | null;
  readonly workingDaysLeft: number | null;
  readonly article: string | null;
  readonly act: string | null;
  readonly code: string | null;
  readonly year: number | null;
  readonly owner: string | null;
  readonly closed: string | null;
  readonly closedAt: string | null;
  readonly closedBy: string | null;
}

/** The incidents of one stream, a request or a region's calendar; a stream without any has no row. */
export interface IncidentRow {
  readonly stream: string;
  readonly id: string;
  /** `system` for a calendar. */
  readonly agencyId: string;
  readonly incidents: readonly IncidentColumn[];
  readonly openCount: number;
  readonly version: number;
  readonly position: string;
}

export const INCIDENT: ReadTableOf<IncidentRow> = {
  name: 'incident',
  columns: {
    stream: { type: 'text' },
    id: { type: 'text' },
    agencyId: { type: 'text' },
    incidents: { type: 'jsonb' },
    openCount: { type: 'integer' },
    version: { type: 'integer' },
    position: { type: 'bigint' },
  },
  key: ['stream'],
  indexes: [['agencyId', 'openCount']],
};
