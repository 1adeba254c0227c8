import type { SelectQueryBuilder } from 'typeorm';
import { caseList } from '../caseList/table';
import type { Page, PageWindow, Reader } from '../readModel';
import { incident, type IncidentColumn } from './table';

/** Which incidents of an agency (or of `system`) are looked for. */
export interface IncidentFilter {
  readonly agencyId: string;
  readonly state: 'open' | 'closed' | 'all';
  readonly kind?: string | undefined;
  /** The id of its owner; `'nobody'` for those without one. */
  readonly owner?: string | undefined;
}

/** An incident with the stream it is about; `requestCode` is that of the request. */
export interface FoundIncident extends IncidentColumn {
  readonly stream: string;
  readonly subject: string;
  readonly requestCode: string | null;
  readonly requestVersion: number | null;
}

interface IncidentOfStream {
  readonly stream: string;
  readonly subject: string;
  readonly one: IncidentColumn;
}

// One row for each incident of the agency's streams, as JSON beside its stream.
function incidentsOf(
  reader: Reader,
  { agencyId, state, kind, owner }: IncidentFilter,
): SelectQueryBuilder<IncidentOfStream> {
  const each = reader
    .createQueryBuilder(incident.entity, 'r')
    .select(['r.stream as stream', 'r.id as subject', 'jsonb_array_elements(r.incidents) as one'])
    .where('r.agencyId = :agencyId', { agencyId });
  if (state === 'open') each.andWhere('r.openCount > 0');
  const select = reader
    .createQueryBuilder()
    .from<IncidentOfStream>(`(${each.getQuery()})`, 'i')
    .setParameters(each.getParameters());
  if (state !== 'all') select.andWhere(`i.one->>'closed' is ${state === 'open' ? '' : 'not'} null`);
  if (kind !== undefined) select.andWhere(`i.one->>'kind' = :kind`, { kind });
  if (owner === 'nobody') select.andWhere(`i.one->>'owner' is null`);
  else if (owner !== undefined) select.andWhere(`i.one->>'owner' = :owner`, { owner });
  return select;
}

/** A page of incidents, those still open first and among them the one that is due first; and how many there are. */
export async function incidentPage(
  reader: Reader,
  filter: IncidentFilter,
  { limit, offset }: PageWindow,
): Promise<Page<FoundIncident>> {
  const counted = await incidentsOf(reader, filter).select('count(*)::int', 'total').getRawOne<{ total: number }>();
  const rows = await incidentsOf(reader, filter)
    .leftJoin(caseList.name, 'c', 'c.stream = i.stream')
    .select(['i.stream as stream', 'i.subject as subject', 'i.one as one'])
    .addSelect('c.code', 'requestCode')
    .addSelect('c.version', 'requestVersion')
    .orderBy(`(i.one->>'closed' is null)`, 'DESC')
    .addOrderBy(`i.one->>'dueOn'`, 'ASC', 'NULLS LAST')
    .addOrderBy(`i.one->>'openedAt'`, 'DESC')
    .addOrderBy('i.stream')
    .addOrderBy(`(i.one->>'version')::int`)
    .limit(limit)
    .offset(offset)
    .getRawMany<IncidentOfStream & Pick<FoundIncident, 'requestCode' | 'requestVersion'>>();
  return { rows: rows.map(({ one, ...row }) => ({ ...one, ...row })), total: counted?.total ?? 0 };
}

/** How many open incidents of each kind an agency (or `system`) has; a kind without any is not in it. */
export async function incidentCounts(reader: Reader, agencyId: string): Promise<Readonly<Record<string, number>>> {
  const rows = await incidentsOf(reader, { agencyId, state: 'open' })
    .select([`i.one->>'kind' as kind`, 'count(*)::int as count'])
    .groupBy(`i.one->>'kind'`)
    .getRawMany<{ kind: string; count: number }>();
  return Object.fromEntries(rows.map(({ kind, count }) => [kind, count]));
}
