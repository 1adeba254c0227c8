import type { ClientBase, Pool } from 'pg';

/** One look at personal data: when, by whom, for which agency, whose data, which fields, what for. */
export interface Unsealing {
  readonly at: string;
  readonly actor: string;
  readonly agency: string;
  readonly stream: string;
  readonly person?: string;
  readonly fields: readonly string[];
  readonly purpose: string;
}

/** Records looks at personal data, with one query for a whole page. Call it before the texts are shown. */
export async function recordUnsealing(db: Pool | ClientBase, looks: readonly Unsealing[]): Promise<void> {
  if (looks.length === 0) return;
  await db.query(
    `insert into unsealing (at, actor, agency, stream, person, fields, purpose)
     select l.at, l.actor, l.agency, l.stream, l.person, l.fields, l.purpose
       from jsonb_to_recordset($1::jsonb)
         as l (at timestamptz, actor text, agency text, stream text, person text, fields text[], purpose text)`,
    [JSON.stringify(looks)],
  );
}

/** A look that is on record. */
export interface RecordedUnsealing extends Omit<Unsealing, 'agency' | 'person'> {
  readonly id: string;
}

/** Reads a page of an agency's record of unsealing, newest first, with the number of all looks. */
export async function readUnsealings(
  db: Pool | ClientBase,
  { agency, limit, offset }: { readonly agency: string; readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly RecordedUnsealing[]; readonly total: number }> {
  const { rows } = await db.query<Omit<RecordedUnsealing, 'at'> & { at: Date }>(
    `select id::text, at, actor, stream, fields, purpose from unsealing u where agency = $1
      order by u.id desc limit $2 offset $3`,
    [agency, limit, offset],
  );
  const counted = await db.query<{ total: number }>('select count(*)::int as total from unsealing where agency = $1', [
    agency,
  ]);
  return { rows: rows.map((row) => ({ ...row, at: row.at.toISOString() })), total: counted.rows[0]?.total ?? 0 };
}
