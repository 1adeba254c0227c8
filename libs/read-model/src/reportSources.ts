import { caseGaps } from './caseList/reading';
import { reportCounters } from './counter/reading';
import { registeredNorms } from './norm/reading';
import { publicationFigures } from './publicationFigure/reading';
import type { Reader } from './readModel';
import { openingReport } from './recordedReport/reading';

/** All that is stored for the report of a year; read in one snapshot where the projector writes meanwhile. */
export async function reportSources(reader: Reader, agencyId: string, year: number) {
  const opening = await openingReport(reader, agencyId, year);
  return {
    counters: await reportCounters(reader, agencyId, year),
    figures: await publicationFigures(reader, agencyId, year),
    figuresBefore: await publicationFigures(reader, agencyId, year - 1),
    opening,
    openingBefore: opening?.year === year ? await openingReport(reader, agencyId, year - 1) : opening,
    gaps: await caseGaps(reader, agencyId, year),
    norms: await registeredNorms(reader, agencyId, year),
  };
}
