/** The least a reader needs of a database: rows for a text and its values (a pg pool or client, a TypeORM manager wrapped). */
export interface Rows {
  query(text: string, values: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
}

/** A sum of ledger lines as stored, over all partitions. */
export interface CounterSum {
  readonly measure: string;
  readonly year: number;
  readonly kind: string;
  readonly row: string;
  readonly count: number;
}

/** The counters of an agency for every year up to one: tens of rows, however many cases there are. */
export async function reportCounters(db: Rows, agencyId: string, untilYear: number): Promise<CounterSum[]> {
  const { rows } = await db.query(
    `select measure, year, kind, row, sum(count)::int as count from counter
     where agency_id = $1 and year <= $2 group by measure, year, kind, row`,
    [agencyId, untilYear],
  );
  return rows.map(({ measure, year, kind, row, count }) => ({
    measure: String(measure),
    year: Number(year),
    kind: String(kind),
    row: String(row),
    count: Number(count),
  }));
}

/** The published report with which an agency begins here. */
export interface OpeningReport {
  readonly year: number;
  readonly source: 'file' | 'hand';
  readonly tables: object;
  readonly recordedAt: string | null;
}

/** The newest published report that was taken over of any year up to one; `undefined` when none was. */
export async function openingReport(db: Rows, agencyId: string, untilYear: number): Promise<OpeningReport | undefined> {
  const { rows } = await db.query(
    `select year, source, tables, recorded_at from recorded_report where agency_id = $1 and year <= $2
     order by year desc limit 1`,
    [agencyId, untilYear],
  );
  const [row] = rows;
  if (!row) return undefined;
  return {
    year: Number(row['year']),
    source: row['source'] as OpeningReport['source'],
    tables: row['tables'] as object,
    recordedAt: row['recorded_at'] as string | null,
  };
}

/** The recorded figures of table two by name; a figure that is not in it is not recorded. */
export async function publicationFigures(db: Rows, agencyId: string, year: number): Promise<Record<string, string>> {
  const { rows } = await db.query('select figure, value from publication_figure where agency_id = $1 and year = $2', [
    agencyId,
    year,
  ]);
  return Object.fromEntries(rows.map(({ figure, value }) => [String(figure), String(value)]));
}

/** Cases that a report cannot rely on, with the first of them. */
export interface CaseGap {
  readonly gap: 'unconfirmed' | 'unevidenced' | 'uncounted';
  readonly total: number;
  /** There may be more: they are counted no further than this. */
  readonly more: boolean;
  readonly cases: readonly { readonly id: string; readonly code: string }[];
}

const LISTED_CASES = 20;
const MOST_COUNTED = 100;

const GAPS: Readonly<Record<CaseGap['gap'], string>> = {
  unconfirmed: 'arrived_on <= make_date($2, 12, 31)',
  unevidenced: 'received_on between make_date($2, 1, 1) and make_date($2, 12, 31)',
  uncounted: 'concluded_on between make_date($2, 1, 1) and make_date($2, 12, 31)',
};

/** What would break the report of a year at its end: dates of receipt not confirmed or not proved, conclusions in no row or column. */
async function caseGaps(db: Rows, agencyId: string, year: number): Promise<CaseGap[]> {
  const found: CaseGap[] = [];
  for (const [gap, ofYear] of Object.entries(GAPS) as [CaseGap['gap'], string][]) {
    const { rows } = await db.query(
      `with found as (
         select id, code from case_list where agency_id = $1 and gap = $3 and ${ofYear} limit ${MOST_COUNTED})
       select id, code, count(*) over ()::int as total from found order by code, id limit ${LISTED_CASES}`,
      [agencyId, year, gap],
    );
    const [first] = rows;
    if (!first) continue;
    const cases = rows.map(({ id, code }) => ({ id: String(id), code: String(code) }));
    const total = Number(first['total']);
    found.push({ gap, total, more: total === MOST_COUNTED, cases });
  }
  return found;
}

/** A document of the register as it is counted. */
export interface RegisteredNorm {
  readonly kind: string;
  readonly issuedOn: string;
  readonly repealedOn: string | null;
  readonly struck: boolean;
}

/** The documents of an agency's register that were issued by the end of a year. */
async function registeredNorms(db: Rows, agencyId: string, year: number): Promise<RegisteredNorm[]> {
  const { rows } = await db.query(
    `select kind, issued_on::text as issued_on, repealed_on::text as repealed_on, struck from norm
     where agency_id = $1 and issued_on <= make_date($2, 12, 31) order by n`,
    [agencyId, year],
  );
  return rows.map((row) => ({
    kind: String(row['kind']),
    issuedOn: String(row['issued_on']),
    repealedOn: row['repealed_on'] as string | null,
    struck: row['struck'] === true,
  }));
}

/** All that is stored for the report of a year; read in one snapshot where the projector writes meanwhile. */
export async function reportSources(db: Rows, agencyId: string, year: number) {
  const opening = await openingReport(db, agencyId, year);
  return {
    counters: await reportCounters(db, agencyId, year),
    figures: await publicationFigures(db, agencyId, year),
    figuresBefore: await publicationFigures(db, agencyId, year - 1),
    opening,
    openingBefore: opening?.year === year ? await openingReport(db, agencyId, year - 1) : opening,
    gaps: await caseGaps(db, agencyId, year),
    norms: await registeredNorms(db, agencyId, year),
  };
}

/** The processing fees of a year of one or several agencies, in fen (109号). */
export async function feeFigures(
  db: Rows,
  agencyIds: readonly string[],
  year: number,
): Promise<{ notices: number; noticed: number; paid: number; refunded: number; waived: number }> {
  const sum = (what: string): string =>
    `coalesce(sum((e->>'fen')::bigint) filter (where e->>'what' = '${what}'), 0)::text as ${what}`;
  const { rows } = await db.query(
    `select count(*) filter (where e->>'what' = 'noticed')::text as notices,
            ${['noticed', 'paid', 'refunded', 'waived'].map(sum).join(', ')}
     from fee_list, jsonb_array_elements(entries) as e where agency_id = any ($1) and (e->>'year')::int = $2`,
    [agencyIds, year],
  );
  const [row = {}] = rows;
  const of = (name: string): number => Number(row[name] ?? 0);
  return {
    notices: of('notices'),
    noticed: of('noticed'),
    paid: of('paid'),
    refunded: of('refunded'),
    waived: of('waived'),
  };
}

/** The ids of the agencies with a name. */
export async function agenciesNamed(db: Rows, name: string): Promise<string[]> {
  const { rows } = await db.query('select agency_id from agency where name = $1 order by agency_id', [name]);
  return rows.map(({ agency_id }) => String(agency_id));
}

/** An agency that another has ever consolidated, with all that was set about it. */
export interface SubordinateRow {
  readonly agencyId: string;
  readonly name: string;
  readonly superiors: readonly { readonly superior: string | null; readonly from: string }[];
}

/** The agencies that were ever set under a superior, by name; which of them are on a day is the domain's `superiorOn`. */
export async function agenciesUnder(db: Rows, superior: string): Promise<readonly SubordinateRow[]> {
  const { rows } = await db.query(
    `select agency_id, name, superiors from agency where superiors @> jsonb_build_array(jsonb_build_object('superior', $1::text))
     order by name, agency_id`,
    [superior],
  );
  return rows.map(subordinateRow);
}

/** The agencies that were ever set under any superior: what a tree of several levels is walked through. */
export async function agenciesUnderAny(db: Rows): Promise<readonly SubordinateRow[]> {
  const { rows } = await db.query(
    `select agency_id, name, superiors from agency where superiors <> '[]' order by name, agency_id`,
    [],
  );
  return rows.map(subordinateRow);
}

function subordinateRow(row: Record<string, unknown>): SubordinateRow {
  return {
    agencyId: String(row['agency_id']),
    name: String(row['name']),
    superiors: row['superiors'] as SubordinateRow['superiors'],
  };
}

/** Something still open: a request by its date of receipt, a proceeding by its opening. */
export interface OpenRow {
  readonly id: string;
  readonly kind: string;
  readonly since: string;
  readonly version: number;
}

/** The requests of an agency that were open when a day began, in a fixed order; `version` is today's. */
export async function openRequests(db: Rows, agencyId: string, before: string): Promise<OpenRow[]> {
  const { rows } = await db.query(
    `select id, applicant_kind as kind, received_on::text as since, version from case_list
     where agency_id = $1 and received_on < $2 and status <> 'split' and (concluded_on is null or concluded_on >= $2)
     order by received_on, id`,
    [agencyId, before],
  );
  return rows.map(openRow);
}

/** The proceedings of an agency that were open when a day began, in a fixed order; `version` is today's. */
export async function openProceedings(db: Rows, agencyId: string, before: string): Promise<OpenRow[]> {
  const { rows } = await db.query(
    `select id, kind, opened_on::text as since, version from proceeding_list
     where agency_id = $1 and opened_on < $2 and (concluded_on is null or concluded_on >= $2)
     order by opened_on, id`,
    [agencyId, before],
  );
  return rows.map(openRow);
}

/** The ids of an agency's requests and proceedings that began or ended in a year. */
export async function casesTouching(db: Rows, agencyId: string, year: number): Promise<string[]> {
  const { rows } = await db.query(
    `select id from case_list where agency_id = $1
       and (extract(year from received_on) = $2 or extract(year from concluded_on) = $2)
     union all
     select id from proceeding_list where agency_id = $1
       and (extract(year from opened_on) = $2 or extract(year from concluded_on) = $2)`,
    [agencyId, year],
  );
  return rows.map(({ id }) => String(id));
}

function openRow({ id, kind, since, version }: Record<string, unknown>): OpenRow {
  return { id: String(id), kind: String(kind), since: String(since), version: Number(version) };
}
