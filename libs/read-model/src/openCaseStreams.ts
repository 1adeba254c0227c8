import type { ReadTable } from './readTable';
import type { Reader } from './readModel';
import { agency } from './agency/table';
import { caseList } from './caseList/table';
import { proceedingList } from './proceedingList/table';

const PAGE = 500;

/** The streams of the open disputes and requests of a region, page by page. */
export async function* openCaseStreams(reader: Reader, region: string): AsyncGenerator<readonly string[]> {
  for (const table of [proceedingList, caseList]) yield* openStreamsOf(reader, table, region);
}

async function* openStreamsOf(reader: Reader, table: ReadTable, region: string): AsyncGenerator<readonly string[]> {
  let after = '';
  for (;;) {
    const rows = await reader
      .createQueryBuilder(table.entity, 'c')
      .select('c.stream', 'stream')
      .where(`c.status = 'open' and c.stream > :after and ${inRegion(reader)}`, { after, region })
      .orderBy('c.stream')
      .limit(PAGE)
      .getRawMany<{ readonly stream: string }>();
    const streams = rows.map(({ stream }) => stream);
    if (streams.length > 0) yield streams;
    const last = streams.at(-1);
    if (last === undefined || streams.length < PAGE) return;
    after = last;
  }
}

/** How many open requests of a region have deadlines, and how many of them were derived with a calendar version or one of a part of the region. */
export async function derivedWith(
  reader: Reader,
  region: string,
  version: string,
): Promise<{ readonly open: number; readonly derived: number }> {
  const counted = await reader
    .createQueryBuilder(caseList.entity, 'c')
    .select('count(*)::int', 'open')
    .addSelect(`(count(*) filter (where c.calendarVersion = :version or c.calendarVersion like :part))::int`, 'derived')
    .where(`c.status = 'open' and c.calendarVersion is not null and ${inRegion(reader)}`, { region })
    .setParameters({ version, part: `${version}.%` })
    .getRawOne<{ open: number; derived: number }>();
  return counted ?? { open: 0, derived: 0 };
}

// A region holds for itself and every region inside it; the country for all, those included whose agency no table names yet.
function inRegion(reader: Reader): string {
  const named = reader
    .createQueryBuilder(agency.entity, 'a')
    .select('1')
    .where(`a.agencyId = c.agencyId and (a.region = :region or a.region like :region || '-%')`);
  return `(:region = 'CN' or exists (${named.getQuery()}))`;
}
