import { LessThanOrEqual } from 'typeorm';
import type { Reader } from '../readModel';
import { recordedReport, type RecordedReportRow } from './table';

/** The published report with which an agency begins here. */
export type OpeningReport = Pick<RecordedReportRow, 'year' | 'source' | 'tables' | 'recordedAt'>;

/** The newest published report that was taken over of any year up to one; `undefined` when none was. */
export async function openingReport(
  reader: Reader,
  agencyId: string,
  untilYear: number,
): Promise<OpeningReport | undefined> {
  const found = await reader.findOne(recordedReport.entity, {
    select: { year: true, source: true, tables: true, recordedAt: true },
    where: { agencyId, year: LessThanOrEqual(untilYear) },
    order: { year: 'DESC' },
  });
  return found ?? undefined;
}
