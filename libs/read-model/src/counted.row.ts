import { entityOf, type ReadTableOf } from './readTable';

/** What a stream's contributions to the report depend on, as annual-report folds it; `version` is that of the last event that counted. */
export interface CountedRow {
  readonly stream: string;
  readonly agencyId: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly version: number;
}

export const COUNTED: ReadTableOf<CountedRow> = {
  name: 'counted',
  columns: {
    stream: { type: 'text' },
    agencyId: { type: 'text' },
    facts: { type: 'jsonb' },
    version: { type: 'integer' },
  },
  key: ['stream'],
  indexes: [],
};

export const Counted = entityOf(COUNTED);
