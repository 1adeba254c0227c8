import type { ClientBase, Pool } from 'pg';

/** One look at personal data: who, when, for which agency, at whose data, which fields, what for. */
export interface Unsealing {
  readonly at: string;
  readonly actor: string;
  readonly agency: string;
  readonly stream: string;
  readonly person?: string;
  readonly fields: readonly string[];
  readonly purpose: string;
}

/** Records looks at personal data, a page of them in one query; record before the texts are shown. */
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
