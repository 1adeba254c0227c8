import { READ_TABLES } from './readTables';
import { createTableSql, readTablesShape } from './tableSql';

/** The part of a `pg` client, or of a transaction on one, that this file needs. */
export interface Sql {
  query(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
}

/** A build of the read tables. */
export interface ReadBuild {
  readonly build: number;
  readonly state: 'building' | 'active' | 'previous';
  readonly shape: string;
  readonly epoch: string;
  /** How far it was made from the log. */
  readonly position: string;
  /** While the build takes the log stream by stream: up to which position. */
  readonly target: string | null;
}

/** Every build there is, the newest first. */
export async function readBuilds(sql: Sql): Promise<ReadBuild[]> {
  const { rows } = await sql.query(
    `select build, state, shape, epoch, position::text, target::text from public.read_build order by build desc`,
  );
  return rows as unknown as ReadBuild[];
}

/** Creates the empty tables of the next build, without keys and indexes. To be run in a transaction. */
export async function createBuild(
  sql: Sql,
  options: { readonly epoch: string; readonly state: 'building' | 'active'; readonly target: string | null },
): Promise<ReadBuild> {
  const { epoch, state, target } = options;
  const { rows } = await sql.query('select coalesce(max(build), 0) + 1 as next from public.read_build');
  const build = Number(rows[0]?.['next']);
  for (const table of READ_TABLES) await sql.query(createTableSql(table, build));
  const shape = readTablesShape();
  await sql.query(
    'insert into public.read_build (build, state, shape, epoch, position, target) values ($1, $2, $3, $4, 0, $5)',
    [build, state, shape, epoch, target],
  );
  return { build, state, shape, epoch, position: '0', target };
}

/** Drops a build and its tables, whatever their shape. To be run in a transaction. */
export async function dropBuild(sql: Sql, build: number): Promise<void> {
  const { rows } = await sql.query(
    `select quote_ident(relname) as name from pg_class
     where relnamespace = 'read_model'::regnamespace and relkind = 'r' and relname ~ ('_v' || $1 || '$')`,
    [String(build)],
  );
  for (const { name } of rows) await sql.query(`drop table read_model.${String(name)}`);
  await sql.query('delete from public.read_build where build = $1', [build]);
}

/**
 * The build that projections write to, held until the end of the transaction: a swap waits for it, and it for a swap.
 */
export async function holdActiveBuild(sql: Sql): Promise<number> {
  const select = `select build from public.read_build where state = 'active' for share`;
  // A swap that this waited for has made the row another state's: the next statement sees the new one.
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    const { rows } = await sql.query(select);
    if (rows[0] !== undefined) return Number(rows[0]['build']);
  }
  throw new Error('the read model has no active build: migrate the database first');
}

/** Makes a building build the active one and points the views at it; the active one becomes the previous. In a transaction. */
export async function activateBuild(sql: Sql, build: number): Promise<void> {
  await sql.query(`select 1 from public.read_build where state in ('active', 'previous') order by build for update`);
  const { rows } = await sql.query(`select build from public.read_build where state = 'previous'`);
  for (const row of rows) await dropBuild(sql, Number(row['build']));
  await sql.query(`update public.read_build set state = 'previous', updated_at = now() where state = 'active'`);
  await sql.query(`update public.read_build set state = 'active', updated_at = now() where build = $1`, [build]);
  await sql.query('select public.show_read_build($1)', [build]);
}
