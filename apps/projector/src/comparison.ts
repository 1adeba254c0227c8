import { READ_TABLES, buildTable, columnName, columnsOf, counter, ledger, type ReadTable } from '@yishen/read-model';
import type { Pool, PoolClient } from 'pg';
import { transaction } from './database';
import { READ } from './readProjection';

/** A row that differs between two builds, or a counter that is not the sum of its ledger lines. */
export interface RowDifference {
  readonly key: string;
  readonly what: 'missing' | 'surplus' | 'different';
}

/** One table compared: rows and checksum of the live one and of the one made from the log. */
export interface TableComparison {
  readonly table: string;
  readonly live: { readonly rows: number; readonly checksum: string };
  readonly fold: { readonly rows: number; readonly checksum: string };
  readonly differences: number;
  /** The first of them. */
  readonly named: readonly RowDifference[];
}

/** The live tables compared with those made from the log, both at `watermark`. */
export interface Comparison {
  readonly watermark: string;
  readonly tables: readonly TableComparison[];
  readonly differences: number;
  /** Streams that moved beyond the watermark in either build, and those parked: not compared. */
  readonly notCompared: { readonly moving: number; readonly parked: number };
  /** Tables that the live build lacks or has with other columns, written by another program: there is nothing to compare. */
  readonly ofAnotherShape: readonly string[];
}

const NAMED = 20;

/**
 * Compares two builds in one snapshot, row by row. A build holds every event up to its watermark; streams with events beyond the
 * lower of the two are left out, so that neither build has to stand still. Counters are held against the sum of their own lines.
 */
export async function compareBuilds(
  pool: Pool,
  builds: { readonly live: number; readonly fold: number; readonly foldPosition: string; readonly epoch: string },
): Promise<Comparison> {
  return transaction(pool, async (session) => {
    await session.query('set transaction isolation level repeatable read');
    const watermark = await commonWatermark(session, builds);
    await session.query(
      `create temp table not_compared on commit drop as
       select stream, true as moving from event where position > $1 group by stream
       union all select distinct stream, false from parked where projection = any($2)`,
      [watermark, [READ, `read.v${builds.fold}`]],
    );
    await session.query('create index on not_compared (stream)');
    const ofAnotherShape = await reshaped(session, builds);
    const tables: TableComparison[] = [];
    for (const table of READ_TABLES) {
      if (ofAnotherShape.includes(table.name)) continue;
      tables.push(
        table.name === counter.name
          ? await compareCounters(session, builds.live)
          : await compareTable(session, table, builds),
      );
    }
    const { rows } = await session.query<{ moving: number; parked: number }>(
      'select count(*) filter (where moving)::int as moving, count(*) filter (where not moving)::int as parked from not_compared',
    );
    const differences = tables.reduce((sum, table) => sum + table.differences, 0);
    return { watermark, tables, differences, notCompared: rows[0] ?? { moving: 0, parked: 0 }, ofAnotherShape };
  });
}

async function reshaped(
  session: PoolClient,
  { live, fold }: { readonly live: number; readonly fold: number },
): Promise<string[]> {
  const { rows } = await session.query<{ relname: string; columns: string }>(
    `select c.relname, string_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod), ',' order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = 'read_model'::regnamespace and c.relkind = 'r' group by c.relname`,
  );
  const columns = new Map(rows.map((row) => [row.relname, row.columns]));
  const differs = (name: string) => columns.get(`${name}_v${live}`) !== columns.get(`${name}_v${fold}`);
  // Counters are held against the lines of their ledger.
  return READ_TABLES.map(({ name }) => name).filter(
    (name) => differs(name) || (name === counter.name && differs(ledger.name)),
  );
}

async function commonWatermark(
  session: PoolClient,
  { foldPosition, epoch }: { readonly foldPosition: string; readonly epoch: string },
): Promise<string> {
  // Rows of another epoch tell of a past that was undone: nothing of theirs can be compared.
  const { rows } = await session.query<{ watermark: string }>(
    `select coalesce(least($2::bigint, min(case when epoch = $3 then greatest(last_position, watermark) else 0 end)), 0)::text
       as watermark
     from checkpoint where projection = $1 having count(*) > 0`,
    [READ, foldPosition, epoch],
  );
  return rows[0]?.watermark ?? '0';
}

async function compareTable(
  session: PoolClient,
  table: ReadTable,
  { live, fold }: { readonly live: number; readonly fold: number },
): Promise<TableComparison> {
  const compared = (build: number): string =>
    `(select t.* from ${buildTable(table, build)} t where not exists
      (select from not_compared n where n.stream = ${table.streamSql ?? 't.stream'}))`;
  const sums = { live: await checksum(session, compared(live)), fold: await checksum(session, compared(fold)) };
  const same = sums.live.rows === sums.fold.rows && sums.live.checksum === sums.fold.checksum;
  const columns = columnsOf(table).map(([property]) => `"${columnName(property)}"`);
  const key = table.key.map((property) => `"${columnName(property)}"`);
  const found = same ? NONE : await differences(session, { live: compared(live), fold: compared(fold), key, columns });
  return { table: table.name, ...sums, ...found };
}

async function compareCounters(session: PoolClient, live: number): Promise<TableComparison> {
  const names = counter.key.map((property) => `"${columnName(property)}"`);
  const kept = `(select * from ${buildTable(counter, live)} where count <> 0)`;
  const summed = `(select ${names.join(', ')}, sum(sign)::int as count from ${buildTable(ledger, live)}
                   group by ${names.join(', ')} having sum(sign) <> 0)`;
  const sums = { live: await checksum(session, kept), fold: await checksum(session, summed) };
  const same = sums.live.rows === sums.fold.rows && sums.live.checksum === sums.fold.checksum;
  const found = same
    ? NONE
    : await differences(session, { live: kept, fold: summed, key: names, columns: [...names, 'count'] });
  return { table: counter.name, ...sums, ...found };
}

const NONE = { differences: 0, named: [] };

async function checksum(session: PoolClient, rows: string): Promise<{ rows: number; checksum: string }> {
  const result = await session.query<{ rows: number; checksum: string }>(
    `select count(*)::int as rows, coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)::text as checksum from ${rows} t`,
  );
  return result.rows[0]!;
}

async function differences(
  session: PoolClient,
  of: { live: string; fold: string; key: readonly string[]; columns: readonly string[] },
): Promise<{ differences: number; named: RowDifference[] }> {
  const row = (alias: string): string => `row(${of.columns.map((column) => `${alias}.${column}`).join(', ')})`;
  const { rows } = await session.query<RowDifference & { total: number }>(
    `select concat_ws(' ', ${of.key.join(', ')}) as key, count(*) over ()::int as total,
       case when l.${of.key[0]} is null then 'missing' when f.${of.key[0]} is null then 'surplus' else 'different' end as what
     from ${of.live} l full join ${of.fold} f using (${of.key.join(', ')})
     where ${row('l')} is distinct from ${row('f')} order by 1 limit ${NAMED}`,
  );
  return { differences: rows[0]?.total ?? 0, named: rows.map(({ key, what }) => ({ key, what })) };
}
