import type { IncidentColumn } from './incident/table';
import type { Rows } from './reportReading';

/** Which incidents of an agency (or of `system`) are looked for. */
export interface IncidentFilter {
  readonly agencyId: string;
  readonly state: 'open' | 'closed' | 'all';
  readonly kind?: string | undefined;
  /** The id of its owner; `'nobody'` for those without one. */
  readonly owner?: string | undefined;
}

/** An incident with the stream it is about; `code` is that of the request. */
export interface FoundIncident extends IncidentColumn {
  readonly stream: string;
  readonly subject: string;
  readonly requestCode: string | null;
  readonly requestVersion: number | null;
}

const SHAPE = `i(id text, kind text, version int, "openedAt" text, deadline text, ref int, "dueOn" text, "workingDaysLeft" int,
  article text, act text, code text, year int, owner text, closed text, "closedAt" text, "closedBy" text)`;

function fromWhere({ agencyId, state, kind, owner }: IncidentFilter): { text: string; values: unknown[] } {
  const values: unknown[] = [agencyId];
  const parts = ['r.agency_id = $1'];
  const where = (text: (place: string) => string, value: unknown): void => {
    values.push(value);
    parts.push(text(`$${values.length}`));
  };
  if (state === 'open') parts.push('r.open_count > 0', 'i.closed is null');
  if (state === 'closed') parts.push('i.closed is not null');
  if (kind !== undefined) where((place) => `i.kind = ${place}`, kind);
  if (owner === 'nobody') parts.push('i.owner is null');
  else if (owner !== undefined) where((place) => `i.owner = ${place}`, owner);
  const text = `from incident r cross join lateral jsonb_to_recordset(r.incidents) as ${SHAPE} where ${parts.join(' and ')}`;
  return { text, values };
}

/** A page of incidents, those still open first and among them the one that is due first; and how many there are. */
export async function incidentPage(
  db: Rows,
  filter: IncidentFilter,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly FoundIncident[]; readonly total: number }> {
  const { text, values } = fromWhere(filter);
  const counted = await db.query(`select count(*)::int as total ${text}`, values);
  const { rows } = await db.query(
    `select f.*, c.code as "requestCode", c.version as "requestVersion" from (
       select i.*, r.stream, r.id as subject ${text}
        order by (i.closed is null) desc, i."dueOn" nulls last, i."openedAt" desc, r.stream, i.version
        limit $${values.length + 1} offset $${values.length + 2}) f
     left join case_list c on c.stream = f.stream
     order by (f.closed is null) desc, f."dueOn" nulls last, f."openedAt" desc, f.stream, f.version`,
    [...values, limit, offset],
  );
  return { rows: rows as unknown as FoundIncident[], total: Number(counted.rows[0]?.total ?? 0) };
}

/** How many open incidents of each kind an agency (or `system`) has; a kind without any is not in it. */
export async function incidentCounts(db: Rows, agencyId: string): Promise<Readonly<Record<string, number>>> {
  const { text, values } = fromWhere({ agencyId, state: 'open' });
  const { rows } = await db.query(`select i.kind, count(*)::int as count ${text} group by i.kind`, values);
  return Object.fromEntries(rows.map(({ kind, count }) => [String(kind), Number(count)]));
}
