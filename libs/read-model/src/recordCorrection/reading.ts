import { In } from 'typeorm';
import type { Page, PageWindow, Reader } from '../readModel';
import { recordCorrection, type RecordCorrectionRow } from './table';

const STATUSES = {
  open: ['asked', 'decided'],
  closed: ['told', 'withdrawn'],
  all: ['asked', 'decided', 'told', 'withdrawn'],
} as const;

/** A page of an agency's register, the oldest application first. */
export async function recordCorrectionPage(
  reader: Reader,
  { agencyId, state }: { readonly agencyId: string; readonly state: keyof typeof STATUSES },
  { limit, offset }: PageWindow,
): Promise<Page<RecordCorrectionRow>> {
  const [rows, total] = await reader.findAndCount(recordCorrection.entity, {
    where: { agencyId, status: In(STATUSES[state]) },
    order: { receivedOn: 'ASC', stream: 'ASC' },
    take: limit,
    skip: offset,
  });
  return { rows, total };
}
