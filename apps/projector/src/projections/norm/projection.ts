import { idOfStream, type Norm } from '@yishen/domain';
import { NORM, type NormRow } from '@yishen/read-model';
import type { Projection } from '../../projection';

/** The documents of the registers, as table two counts them. The title is not kept here: nothing that is counted depends on it. */
export const norm: Projection<'normRegister', NormRow, Norm> = {
  table: NORM,
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
