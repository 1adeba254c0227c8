import type { PlainDate } from '@yishen/calendar';
import { OWN_DEADLINES } from '@yishen/domain';
import { Between, In, type SelectQueryBuilder } from 'typeorm';
import type { Page, PageWindow, Reader } from '../readModel';
import { caseList, type CaseListRow } from './table';

/** Which requests of an agency a queue shows, and in which order. */
export interface CaseFilter {
  readonly agencyId: string;
  readonly state: 'all' | 'unconfirmed' | 'open' | 'concluded' | 'overdue' | 'stopped' | 'unevidenced';
  readonly year?: number | undefined;
  /** The beginning of a code. */
  readonly code?: string | undefined;
  readonly sort: 'dueOn' | '-dueOn' | 'receivedOn' | '-receivedOn';
  readonly today: PlainDate;
}

/** A page of the requests of an agency. */
export async function casePage(reader: Reader, filter: CaseFilter, window: PageWindow): Promise<Page<CaseListRow>> {
  const { agencyId, year, code, sort } = filter;
  const select = inState(requestsOf(reader, agencyId), filter);
  if (year !== undefined) {
    select.andWhere('c.receivedOn between :first and :last', { first: `${year}-01-01`, last: `${year}-12-31` });
  }
  if (code) select.andWhere('c.code like :code', { code: `${likeText(code.toUpperCase())}%` });
  const property = sort.endsWith('dueOn') ? 'c.dueOn' : 'c.receivedOn';
  return pageOf(select.orderBy(property, sort.startsWith('-') ? 'DESC' : 'ASC', 'NULLS LAST'), window);
}

function inState(
  select: SelectQueryBuilder<CaseListRow>,
  { state, today }: CaseFilter,
): SelectQueryBuilder<CaseListRow> {
  switch (state) {
    case 'all':
      return select;
    case 'unconfirmed':
    case 'open':
    case 'concluded':
      return select.andWhere('c.status = :status', { status: state });
    // What people see as overdue comes from the date: the timer behind it may still be waiting its turn.
    case 'overdue':
      return select.andWhere(
        `c.status in ('open', 'unconfirmed') and c.dueOn < :today and not c.provisional and c.deadlineState in ('running', 'missed')`,
        { today },
      );
    // While a deadline of the applicant's matters, the reply period stands still.
    case 'stopped':
      return select.andWhere(
        `c.status = 'open' and ((c.stoppedUntil >= :today and c.dueOn >= :today) or c.deadlineKind not in (:...ours))`,
        { today, ours: OWN_DEADLINES },
      );
    case 'unevidenced':
      return select.andWhere(`c.status <> 'split' and not c.receiptEvidenced`);
  }
}

function likeText(text: string): string {
  return text.replaceAll(/[\\%_]/g, (letter) => `\\${letter}`);
}

/** The first days after which something can still be filed against an agency. */
export interface ChallengeLimits {
  /** For an answer or an inaction that the applicant knows of, with what they can do. */
  readonly served: PlainDate;
  /** For an answer that did not say where it can be challenged. */
  readonly untold: PlainDate;
  /** For an answer that was never served. */
  readonly unserved: PlainDate;
}

/** A page of an agency's requests with an answer, or the lack of one, that may still be challenged, the newest first. */
export async function challengeablePage(
  reader: Reader,
  filter: { readonly agencyId: string; readonly of: 'served' | 'unserved' | 'unanswered'; readonly today: PlainDate },
  limits: ChallengeLimits,
  window: PageWindow,
): Promise<Page<CaseListRow>> {
  const { agencyId, of, today } = filter;
  const select = requestsOf(reader, agencyId).setParameters({ ...limits, today });
  switch (of) {
    case 'served':
      select
        .andWhere(`(c.deliveredOn >= :served or c.remedies = 'untold' and c.deliveredOn >= :untold)`)
        .orderBy('c.deliveredOn', 'DESC');
      break;
    case 'unserved':
      select.andWhere('c.deliveredOn is null and c.standingOn >= :unserved').orderBy('c.standingOn', 'DESC');
      break;
    case 'unanswered':
      select
        .andWhere(`c.status = 'open' and not c.provisional and c.dueOn < :today and c.dueOn >= :served`)
        .orderBy('c.dueOn', 'DESC');
      break;
  }
  return pageOf(select, window);
}

/** Requests of an agency by their ids, the earliest received first. */
export async function requestsByIds(reader: Reader, agencyId: string, ids: readonly string[]): Promise<CaseListRow[]> {
  if (ids.length === 0) return [];
  const order = { receivedOn: 'ASC', id: 'ASC' } as const;
  return reader.find(caseList.entity, { where: { agencyId, id: In([...ids]) }, order });
}

/** The requests of an agency that were open when a day began, in a fixed order; `version` is today's. */
export function openRequests(reader: Reader, agencyId: string, before: string): Promise<CaseListRow[]> {
  return requestsOf(reader, agencyId)
    .andWhere(`c.receivedOn < :before and c.status <> 'split'`, { before })
    .andWhere('(c.concludedOn is null or c.concludedOn >= :before)')
    .orderBy('c.receivedOn')
    .addOrderBy('c.id')
    .getMany();
}

/** The ids of an agency's requests that were received or concluded in a year. */
export async function requestsTouching(reader: Reader, agencyId: string, year: number): Promise<string[]> {
  const inYear = Between(`${year}-01-01`, `${year}-12-31`);
  const found = await reader.find(caseList.entity, {
    select: { stream: true, id: true },
    where: [
      { agencyId, receivedOn: inYear },
      { agencyId, concludedOn: inYear },
    ],
  });
  return found.map(({ id }) => id);
}

/** Cases that a report cannot rely on, with the first of them. */
export interface CaseGap {
  readonly gap: NonNullable<CaseListRow['gap']>;
  readonly total: number;
  /** There may be more: they are counted no further than this. */
  readonly more: boolean;
  readonly cases: readonly { readonly id: string; readonly code: string }[];
}

const LISTED_CASES = 20;
const MOST_COUNTED = 100;

const GAPS: readonly (readonly [CaseGap['gap'], string])[] = [
  ['unconfirmed', 'c.arrivedOn <= :last'],
  ['unevidenced', 'c.receivedOn between :first and :last'],
  ['uncounted', 'c.concludedOn between :first and :last'],
];

/** What would break the report of a year at its end: dates of receipt not confirmed or not proved, conclusions in no row or column. */
export async function caseGaps(reader: Reader, agencyId: string, year: number): Promise<CaseGap[]> {
  const found: CaseGap[] = [];
  for (const [gap, ofYear] of GAPS) {
    const rows = await requestsOf(reader, agencyId)
      .select(['c.stream', 'c.id', 'c.code'])
      .andWhere(`c.gap = :gap and ${ofYear}`, { gap, first: `${year}-01-01`, last: `${year}-12-31` })
      .limit(MOST_COUNTED)
      .getMany();
    const cases = rows
      .map(({ id, code }) => ({ id, code }))
      .sort((a, b) => (a.code === b.code ? order(a.id, b.id) : order(a.code, b.code)))
      .slice(0, LISTED_CASES);
    if (rows.length > 0) found.push({ gap, total: rows.length, more: rows.length === MOST_COUNTED, cases });
  }
  return found;
}

const order = (a: string, b: string): number => (a < b ? -1 : 1);

function requestsOf(reader: Reader, agencyId: string): SelectQueryBuilder<CaseListRow> {
  return reader.createQueryBuilder(caseList.entity, 'c').where('c.agencyId = :agencyId', { agencyId });
}

async function pageOf(
  select: SelectQueryBuilder<CaseListRow>,
  { limit, offset }: PageWindow,
): Promise<Page<CaseListRow>> {
  const [rows, total] = await select.addOrderBy('c.stream', 'ASC').limit(limit).offset(offset).getManyAndCount();
  return { rows, total };
}
