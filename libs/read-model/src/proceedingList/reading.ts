import { Between, In } from 'typeorm';
import type { Page, PageWindow, Reader } from '../readModel';
import { proceedingList, type ProceedingListRow } from './table';

/** A page of an agency's disputes, the newest first. */
export async function proceedingPage(
  reader: Reader,
  { agencyId, status }: { readonly agencyId: string; readonly status?: ProceedingListRow['status'] | undefined },
  { limit, offset }: PageWindow,
): Promise<Page<ProceedingListRow>> {
  const [rows, total] = await reader.findAndCount(proceedingList.entity, {
    where: { agencyId, ...(status ? { status } : {}) },
    order: { openedOn: 'DESC', stream: 'ASC' },
    take: limit,
    skip: offset,
  });
  return { rows, total };
}

/** The streams of the disputes about requests, by the stream of the request. */
export async function proceedingsAbout(
  reader: Reader,
  requests: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (requests.length === 0) return new Map();
  const found = await reader.find(proceedingList.entity, {
    select: { stream: true, request: true },
    where: { request: In([...requests]) },
  });
  const byRequest = new Map<string, string[]>();
  for (const { stream, request } of found) {
    if (request !== null) byRequest.set(request, [...(byRequest.get(request) ?? []), stream]);
  }
  return byRequest;
}

/** The disputes of an agency that were open when a day began, in a fixed order; `version` is today's. */
export function openProceedings(reader: Reader, agencyId: string, before: string): Promise<ProceedingListRow[]> {
  return reader
    .createQueryBuilder(proceedingList.entity, 'p')
    .where('p.agencyId = :agencyId and p.openedOn < :before', { agencyId, before })
    .andWhere('(p.concludedOn is null or p.concludedOn >= :before)')
    .orderBy('p.openedOn')
    .addOrderBy('p.id')
    .getMany();
}

/** The ids of an agency's disputes that began or ended in a year. */
export async function disputesTouching(reader: Reader, agencyId: string, year: number): Promise<string[]> {
  const inYear = Between(`${year}-01-01`, `${year}-12-31`);
  const found = await reader.find(proceedingList.entity, {
    select: { stream: true, id: true },
    where: [
      { agencyId, openedOn: inYear },
      { agencyId, concludedOn: inYear },
    ],
  });
  return found.map(({ id }) => id);
}
