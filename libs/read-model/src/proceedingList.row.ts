import { entityOf, type ReadTableOf } from './readTable';

/** A proceeding as the list shows it. */
export interface ProceedingListRow {
  readonly stream: string;
  readonly id: string;
  readonly agencyId: string;
  readonly kind: string;
  readonly openedOn: string;
  readonly request: string | null;
  readonly status: 'open' | 'concluded';
  readonly outcome: string | null;
  readonly concludedOn: string | null;
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
    status: { type: 'text' },
    outcome: { type: 'text', nullable: true },
    concludedOn: { type: 'date', nullable: true },
    version: { type: 'integer' },
    position: { type: 'bigint' },
  },
  key: ['stream'],
  indexes: [['agencyId', 'openedOn'], ['request']],
};

export const ProceedingList = entityOf(PROCEEDING_LIST);
