import { entityOf, type ReadTableOf } from './readTable';

/** A dispute as the list shows it: its last instance, its result, and the next deadline of ours. */
export interface ProceedingListRow {
  readonly stream: string;
  readonly id: string;
  readonly agencyId: string;
  readonly kind: string;
  readonly openedOn: string;
  readonly request: string | null;
  readonly standing: string;
  readonly challenges: string | null;
  readonly status: 'open' | 'concluded' | 'voided';
  /** The forum of the last instance, and which of the line's instances it is. */
  readonly forum: string;
  readonly instance: number;
  /** Of the last decided instance. */
  readonly outcome: string | null;
  readonly concludedOn: string | null;
  /** The column of table four that it gives the dispute. */
  readonly result: string | null;
  readonly dueOn: string | null;
  readonly dueKind: string | null;
  readonly dueProvisional: boolean;
  readonly derivation: number;
  readonly version: number;
  readonly position: string;
}

export const PROCEEDING_LIST: ReadTableOf<ProceedingListRow> = {
  name: 'proceeding_list',
  columns: {
    stream: { type: 'text' },
    id: { type: 'text' },
    agencyId: { type: 'text' },
    kind: { type: 'text' },
    openedOn: { type: 'date' },
    request: { type: 'text', nullable: true },
    standing: { type: 'text' },
    challenges: { type: 'text', nullable: true },
    status: { type: 'text' },
    forum: { type: 'text' },
    instance: { type: 'integer' },
    outcome: { type: 'text', nullable: true },
    concludedOn: { type: 'date', nullable: true },
    result: { type: 'text', nullable: true },
    dueOn: { type: 'date', nullable: true },
    dueKind: { type: 'text', nullable: true },
    dueProvisional: { type: 'boolean' },
    derivation: { type: 'integer' },
    version: { type: 'integer' },
    position: { type: 'bigint' },
  },
  key: ['stream'],
  indexes: [['agencyId', 'openedOn'], ['agencyId', 'dueOn'], ['request']],
};

export const ProceedingList = entityOf(PROCEEDING_LIST);
