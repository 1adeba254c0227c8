import { entityOf, type ReadTableOf } from './readTable';

/** A request as the queues show it; the applicant's name is sealed. */
export interface CaseListRow {
  readonly stream: string;
  readonly id: string;
  readonly agencyId: string;
  readonly code: string;
  readonly channel: string;
  readonly receivedOn: string;
  readonly applicantKind: string;
  readonly person: string;
  readonly applicantName: { readonly k: string; readonly v: string };
  readonly status: 'open' | 'concluded';
  readonly decision: string | null;
  readonly concludedOn: string | null;
  /** The deadline that matters now; null until one was derived. */
  readonly dueOn: string | null;
  readonly dueAt: string | null;
  readonly deadlineState: string | null;
  readonly provisional: boolean;
  readonly derivation: number;
  readonly calendarVersion: string | null;
  readonly version: number;
  readonly position: string;
}

export const CASE_LIST: ReadTableOf<CaseListRow> = {
  name: 'case_list',
  columns: {
    stream: { type: 'text' },
    id: { type: 'text' },
    agencyId: { type: 'text' },
    code: { type: 'text' },
    channel: { type: 'text' },
    receivedOn: { type: 'date' },
    applicantKind: { type: 'text' },
    person: { type: 'text' },
    applicantName: { type: 'jsonb' },
    status: { type: 'text' },
    decision: { type: 'text', nullable: true },
    concludedOn: { type: 'date', nullable: true },
    dueOn: { type: 'date', nullable: true },
    dueAt: { type: 'timestamptz', nullable: true },
    deadlineState: { type: 'text', nullable: true },
    provisional: { type: 'boolean' },
    derivation: { type: 'integer' },
    calendarVersion: { type: 'text', nullable: true },
    version: { type: 'integer' },
    position: { type: 'bigint' },
  },
  key: ['stream'],
  indexes: [['agencyId', 'dueOn'], ['agencyId', 'receivedOn'], ['agencyId', 'code'], ['person']],
};

export const CaseList = entityOf(CASE_LIST);
