import { idOfStream, type Norm } from '@yishen/domain';
import type { Projection } from '../projection';
import { readTable } from '../readTable';

/** A document of an agency's register, for the counts of table two; its title stays in the log. */
export interface NormRow {
  readonly agencyId: string;
  readonly n: number;
  readonly kind: string;
  readonly issuedOn: string;
  readonly repealedOn: string | null;
  readonly struck: boolean;
  readonly version: number;
  readonly position: string;
}

const fromRegisters: Projection<'normRegister', NormRow, Norm> = {
  kind: 'normRegister',
  partsOf: (register) => register,
  rowOf: ({ n, kind, issuedOn, repealedOn = null, struck }, { stream, version, position }) => ({
    agencyId: idOfStream(stream),
    n,
    kind,
    issuedOn,
    repealedOn,
    struck,
    version,
    position,
  }),
};

/** The documents of the registers, as table two counts them. The title is not kept here: nothing that is counted depends on it. */
export const norm = readTable<NormRow>(
  {
    name: 'norm',
    columns: {
      agencyId: { type: 'text' },
      n: { type: 'integer' },
      kind: { type: 'text' },
      issuedOn: { type: 'date' },
      repealedOn: { type: 'date', nullable: true },
      struck: { type: 'boolean' },
      version: { type: 'integer' },
      position: { type: 'bigint' },
    },
    key: ['agencyId', 'n'],
    indexes: [],
    streamSql: `'normRegister-' || t.agency_id`,
  },
  fromRegisters,
);
