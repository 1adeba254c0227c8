import type { Sql } from './builds';

/** Whole streams by their names: after one, up to and with another; `until` is null for the last, which has no end. */
export interface StreamRange {
  readonly after: string;
  readonly until: string | null;
}

/** Divides all streams into ranges of about so many events each, as what a build has still to take. In the build's transaction. */
export async function planRanges(sql: Sql, build: number, events: number): Promise<void> {
  await sql.query(
    `insert into public.read_build_range (build, after, until)
     select $1, lag(until, 1, '') over (order by until nulls last), until
     from (select case when part = max(part) over () then null else max(stream) end as until
           from (select stream, (sum(version) over (order by stream) - 1) / $2::bigint as part from public.stream_head) heads
           group by part
           union all select null where not exists (select from public.stream_head)) ranges`,
    [build, events],
  );
}

/** The ranges that a build has still to take. */
export async function rangesLeft(sql: Sql, build: number): Promise<StreamRange[]> {
  const { rows } = await sql.query('select after, until from public.read_build_range where build = $1 order by after', [
    build,
  ]);
  return rows as unknown as StreamRange[];
}

/**
 * Takes a range off a build's list, in the transaction that writes its rows. False when it is gone: the connection of a program that
 * was killed may have committed it since the list was read.
 */
export async function takeRange(sql: Sql, build: number, { after }: StreamRange): Promise<boolean> {
  const { rows } = await sql.query(
    'delete from public.read_build_range where build = $1 and after = $2 returning after',
    [build, after],
  );
  return rows.length > 0;
}
