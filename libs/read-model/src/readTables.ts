import { agency } from './agency/table';
import { caseList } from './caseList/table';
import { counter } from './counter/table';
import { feeList } from './feeList/table';
import { incident } from './incident/table';
import { ledger } from './ledger/table';
import { norm } from './norm/table';
import { proceedingList } from './proceedingList/table';
import { publicationFigure } from './publicationFigure/table';
import type { ReadTable } from './readTable';
import { recordCorrection } from './recordCorrection/table';
import { recordedReport } from './recordedReport/table';
import { suggestionList } from './suggestionList/table';

/** Every read table. A new one is a folder and a line here. */
export const READ_TABLES: readonly ReadTable[] = [
  agency,
  caseList,
  ledger,
  counter,
  publicationFigure,
  norm,
  recordedReport,
  feeList,
  proceedingList,
  incident,
  recordCorrection,
  suggestionList,
];
