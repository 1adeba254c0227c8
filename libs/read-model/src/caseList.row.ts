import { entityOf, type ReadTableOf } from './readTable';

/** A request as the queues show it; the applicant's name is sealed. */
export interface CaseListRow {
  readonly stream: string;
  readonly id: string;
  readonly agencyId: string;
  readonly code: string;
  readonly channel: string;
  /** The day it came in by a channel whose date of receipt is fixed by confirming; null for the others. */
  readonly arrivedOn: string | null;
  /** Null while unconfirmed. */
  readonly receivedOn: string | null;
  readonly receiptEvidenced: boolean;
  readonly applicantKind: string;
  readonly person: string;
  readonly applicantName: { readonly k: string; readonly v: string };
  readonly status: 'unconfirmed' | 'open' | 'concluded' | 'split';
  readonly decision: string | null;
  readonly concludedOn: string | null;
  /** The answer that can be challenged: that of the conclusion, or the one given in its place; null while none stands. */
  readonly standing: string | null;
  readonly standingOn: string | null;
  /** The day it reached the applicant, when that is proved. */
  readonly deliveredOn: string | null;
  /** Whether it said where and until when it can be challenged. */
  readonly remedies: string | null;
  readonly archivedOn: string | null;
  /** What would break the annual report: a date of receipt not confirmed or not proved, a conclusion in no row or column. */
  readonly gap: 'unconfirmed' | 'unevidenced' | 'uncounted' | null;
  /** The deadline that matters now; null until one was derived. */
  readonly deadlineKind: string | null;
  /** The day the period that matters now is counted from. */
  readonly countedFrom: string | null;
  readonly extendedBy: number;
  /** The last day that a consultation takes out of the reply period; null without one. */
  readonly stoppedUntil: string | null;
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
    arrivedOn: { type: 'date', nullable: true },
    receivedOn: { type: 'date', nullable: true },
    receiptEvidenced: { type: 'boolean' },
    applicantKind: { type: 'text' },
    person: { type: 'text' },
    applicantName: { type: 'jsonb' },
    status: { type: 'text' },
    decision: { type: 'text', nullable: true },
    concludedOn: { type: 'date', nullable: true },
    standing: { type: 'text', nullable: true },
    standingOn: { type: 'date', nullable: true },
    deliveredOn: { type: 'date', nullable: true },
    remedies: { type: 'text', nullable: true },
    archivedOn: { type: 'date', nullable: true },
    gap: { type: 'text', nullable: true },
    deadlineKind: { type: 'text', nullable: true },
    countedFrom: { type: 'date', nullable: true },
    extendedBy: { type: 'integer' },
    stoppedUntil: { type: 'date', nullable: true },
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
  indexes: [
    ['agencyId', 'dueOn'],
    ['agencyId', 'receivedOn'],
    ['agencyId', 'concludedOn'],
    ['agencyId', 'code'],
    // Looked for with every reading of a report.
    ['agencyId', 'gap', 'receivedOn'],
    ['person'],
  ],
};

export const CaseList = entityOf(CASE_LIST);
