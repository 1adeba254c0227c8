import type { Rows } from './reportReading';

const PAGE = 500;

// A region holds for itself and every region inside it; the country for all, those included whose agency no table names yet.
const IN_REGION = `($1 = 'CN' or exists (select 1 from agency a where a.agency_id = c.agency_id
  and (a.region = $1 or a.region like $1 || '-%')))`;

/** The streams of the open requests and disputes of a region, page by page in the order of their names. */
export async function* openCaseStreams(db: Rows, region: string): AsyncGenerator<readonly string[]> {
  let after = '';
  for (;;) {
    const { rows } = await db.query(
      `select stream from (
         select c.stream from case_list c where c.status = 'open' and c.stream > $2 and ${IN_REGION}
         union all
         select c.stream from proceeding_list c where c.status = 'open' and c.stream > $2 and ${IN_REGION}
       ) as open_case order by stream limit ${PAGE}`,
      [region, after],
    );
    const streams = rows.map(({ stream }) => String(stream));
    if (streams.length > 0) yield streams;
    const last = streams.at(-1);
    if (last === undefined || streams.length < PAGE) return;
    after = last;
  }
}

/** How many open requests of a region have deadlines, and how many of them were derived with a calendar version or one of a part of the region. */
export async function derivedWith(
  db: Rows,
  region: string,
  version: string,
): Promise<{ readonly open: number; readonly derived: number }> {
  const { rows } = await db.query(
    `select count(*)::int as open, (count(*) filter (where c.calendar_version = $2
       or c.calendar_version like $2 || '.%'))::int as derived
     from case_list c where c.status = 'open' and c.calendar_version is not null and ${IN_REGION}`,
    [region, version],
  );
  return { open: Number(rows[0]?.['open'] ?? 0), derived: Number(rows[0]?.['derived'] ?? 0) };
}
