import { In } from 'typeorm';
import type { Reader } from '../readModel';
import { feeList, type FeeEntry } from './table';

/** The processing fees of a year of one or several agencies, in fen (109号). */
export interface FeeFigures {
  readonly notices: number;
  readonly noticed: number;
  readonly paid: number;
  readonly refunded: number;
  readonly waived: number;
}

/** Sums the fees of a year. Few requests have one: their rows are read, and added up here. */
export async function feeFigures(reader: Reader, agencyIds: readonly string[], year: number): Promise<FeeFigures> {
  const lists = await reader.find(feeList.entity, { where: { agencyId: In([...agencyIds]) } });
  const entries = lists.flatMap((list) => list.entries).filter((entry) => entry.year === year);
  const sum = (what: FeeEntry['what']): number =>
    entries.reduce((total, entry) => total + (entry.what === what ? entry.fen : 0), 0);
  return {
    notices: entries.filter(({ what }) => what === 'noticed').length,
    noticed: sum('noticed'),
    paid: sum('paid'),
    refunded: sum('refunded'),
    waived: sum('waived'),
  };
}
