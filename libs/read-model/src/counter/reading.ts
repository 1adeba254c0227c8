import type { Reader } from '../readModel';
import { counter, type CounterRow } from './table';

/** A sum of ledger lines as stored, over all partitions. */
export type CounterSum = Omit<CounterRow, 'agencyId' | 'partition'>;

/** The counters of an agency for every year up to one: tens of rows, however many cases there are. */
export function reportCounters(reader: Reader, agencyId: string, untilYear: number): Promise<CounterSum[]> {
  return reader
    .createQueryBuilder(counter.entity, 'c')
    .select(['c.measure as measure', 'c.year as year', 'c.kind as kind', 'c.row as row'])
    .addSelect('sum(c.count)::int', 'count')
    .where('c.agencyId = :agencyId and c.year <= :untilYear', { agencyId, untilYear })
    .groupBy('c.measure, c.year, c.kind, c.row')
    .getRawMany<CounterSum>();
}
