import type { Sql } from './builds';

/** The streams whose first event is after one position of the log, up to and with another. */
export interface StreamRange {
  readonly after: string;
  readonly until: string;
}

/**
 * Divides the streams that a build takes by where they begin, so many positions a range. In the build's transaction. The events
 * of streams that began together lie near each other in the log, so that the database reads a page for many of them.
 */
export async function planRanges(
  sql: Sql,
  { build, target }: { readonly build: number; readonly target: string },
  size: number,
): Promise<void> {
  await sql.query(
    `insert into public.read_build_range (build, after, until)
     select $1, after, least(after + $3::bigint, $2) from generate_series(0, $2::bigint - 1, $3) after`,
    [build, target, size],
  );
}

/** The ranges that a build has still to take, in the order of the log. */
export async function rangesLeft(sql: Sql, build: number): Promise<StreamRange[]> {
  const { rows } = await sql.query(
    'select after::text, until::text from public.read_build_range where build = $1 order by read_build_range.after',
    [build],
  );
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
