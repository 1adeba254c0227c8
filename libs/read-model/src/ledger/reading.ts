import type { CellTerm } from '@yishen/annual-report';
import { caseList } from '../caseList/table';
import { proceedingList } from '../proceedingList/table';
import type { Reader } from '../readModel';
import { ledger } from './table';

const LISTED_ENTRIES = 500;
const LISTED_CASES = 100;

/** A case behind a cell: what its lines come to, and the last of them. */
export interface CellEntry {
  readonly stream: string;
  /** Of a request. */
  readonly code: string | null;
  readonly position: string;
  readonly eventType: string;
  readonly measure: string;
  readonly year: number;
  readonly net: number;
  /** The day of what was counted. */
  readonly at: string | null;
}

/** The cases behind a cell, the last moved first; `total` and `value` are of all of them, not of those that are listed. */
export interface CellEntries {
  readonly entries: readonly CellEntry[];
  readonly total: number;
  readonly value: number;
}

/**
 * The cases whose lines make a cell. One line per case: what was added and taken back again leaves nothing, so that a carried-over
 * cell lists the cases that were open and not every case that ever came and went.
 */
export async function cellEntries(reader: Reader, agencyId: string, terms: readonly CellTerm[]): Promise<CellEntries> {
  const conditions = terms.map(conditionOf);
  const signed = conditions.map(({ where, sign }) => `when ${where} then ${sign}`).join(' ');
  const last = (property: string): string => `(array_agg(l.${property} order by l.position desc))[1]`;
  const entry = reader
    .createQueryBuilder(ledger.entity, 'l')
    .select('l.stream', 'stream')
    .addSelect(`sum(l.sign * (case ${signed} end))`, 'net')
    .addSelect('max(l.position)', 'position')
    .addSelect(last('eventType'), 'event_type')
    .addSelect(last('measure'), 'measure')
    .addSelect(last('year'), 'year')
    .where('l.agencyId = :agencyId', { agencyId })
    .andWhere(`(${conditions.map(({ where }) => where).join(' or ')})`)
    .setParameters(Object.fromEntries(conditions.flatMap(({ parameters }) => parameters)))
    .groupBy('l.stream');
  const rows = await reader
    .createQueryBuilder()
    .select(['k.stream as stream', 'c.code as code', 'k.position::text as position', 'k.measure as measure'])
    .addSelect(['k.event_type as "eventType"', 'k.year as year', 'k.net::int as net'])
    .addSelect(
      `(case k.measure when 'received' then c.received_on when 'concluded' then c.concluded_on
                       when 'opened' then p.opened_on else p.concluded_on end)::text`,
      'at',
    )
    .addSelect('(count(*) over ())::int', 'total')
    .addSelect('(sum(k.net) over ())::int', 'value')
    .from(`(${entry.getQuery()})`, 'k')
    .leftJoin(caseList.name, 'c', 'c.stream = k.stream')
    .leftJoin(proceedingList.name, 'p', 'p.stream = k.stream')
    .where('k.net <> 0')
    .setParameters(entry.getParameters())
    .orderBy('k.position', 'DESC')
    .limit(LISTED_ENTRIES)
    .getRawMany<CellEntry & { readonly total: number; readonly value: number }>();
  const entries = rows.map(({ total: _total, value: _value, ...one }) => one);
  return { entries, total: rows[0]?.total ?? 0, value: rows[0]?.value ?? 0 };
}

function conditionOf({ measure, kinds, row, year, untilYear, sign }: CellTerm, at: number) {
  const named = { measure, kinds: [...kinds], row, year, untilYear };
  const parts = [
    `l.measure = :measure${at}`,
    `l.kind = any(:kinds${at})`,
    ...(row === undefined ? [] : [`l.row = :row${at}`]),
    ...(year === undefined ? [] : [`l.year = :year${at}`]),
    ...(untilYear === undefined ? [] : [`l.year <= :untilYear${at}`]),
  ];
  const parameters = Object.entries(named).map(([name, value]) => [`${name}${at}`, value] as const);
  return { where: `(${parts.join(' and ')})`, sign, parameters };
}

/** A case that moved a cell. */
export interface MovedCase {
  readonly stream: string;
  readonly code: string | null;
  readonly eventType: string;
}

/** The cases whose lines after a position moved a cell of a year, the last moved first. */
export function casesSince(
  reader: Reader,
  { agencyId, year, position }: { readonly agencyId: string; readonly year: number; readonly position: string },
  terms: readonly CellTerm[],
): Promise<MovedCase[]> {
  const [only, ...more] = terms;
  const select = reader
    .createQueryBuilder(ledger.entity, 'l')
    .leftJoin(caseList.name, 'c', 'c.stream = l.stream')
    .select(['l.stream as stream', 'c.code as code'])
    .addSelect('(array_agg(l.eventType order by l.position desc))[1]', 'eventType')
    .where('l.agencyId = :agencyId and l.position > :position and l.year <= :year', { agencyId, position, year })
    .andWhere('l.kind = any(:kinds)', { kinds: [...new Set(terms.flatMap(({ kinds }) => kinds))] })
    .andWhere('l.measure = any(:measures)', { measures: [...new Set(terms.map(({ measure }) => measure))] });
  if (only?.row !== undefined && more.length === 0) select.andWhere('l.row = :row', { row: only.row });
  return select
    .groupBy('l.stream, c.code')
    .having('sum(l.sign) <> 0')
    .orderBy('max(l.position)', 'DESC')
    .limit(LISTED_CASES)
    .getRawMany<MovedCase>();
}
