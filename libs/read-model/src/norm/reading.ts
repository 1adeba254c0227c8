import { LessThanOrEqual } from 'typeorm';
import type { Reader } from '../readModel';
import { norm, type NormRow } from './table';

/** A document of the register as it is counted. */
export type RegisteredNorm = Pick<NormRow, 'kind' | 'issuedOn' | 'repealedOn' | 'struck'>;

/** The documents of an agency's register that were issued by the end of a year. */
export function registeredNorms(reader: Reader, agencyId: string, year: number): Promise<RegisteredNorm[]> {
  return reader.find(norm.entity, {
    where: { agencyId, issuedOn: LessThanOrEqual(`${year}-12-31`) },
    order: { n: 'ASC' },
  });
}
