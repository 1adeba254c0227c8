import type { Projection } from '../projection';
import { agency } from './agency/projection';
import { appUser } from './appUser/projection';
import { caseList } from './caseList/projection';
import { feeList } from './feeList/projection';
import { calendarIncidents, reportIncidents, requestIncidents } from './incident/projection';
import { norm } from './norm/projection';
import { proceedingList } from './proceedingList/projection';
import { publicationFigure } from './publicationFigure/projection';
import { recordedReport } from './recordedReport/projection';
import { recordCorrection } from './recordCorrection/projection';
import { suggestionList } from './suggestionList/projection';

/** Every projection. They are applied together, in the transaction of one checkpoint. */
export const PROJECTIONS = [
  agency,
  appUser,
  caseList,
  publicationFigure,
  norm,
  recordedReport,
  feeList,
  proceedingList,
  requestIncidents,
  calendarIncidents,
  reportIncidents,
  recordCorrection,
  suggestionList,
] as unknown as readonly Projection[];
