export { agenciesNamed, agenciesUnder, agenciesUnderAny, allAgencies } from './agency/reading';
export { casePage, challengeablePage, openRequests, requestsByIds, requestsTouching } from './caseList/reading';
export { reportCounters } from './counter/reading';
export { feeFigures, type FeeFigures } from './feeList/reading';
export { incidentCounts, incidentPage } from './incident/reading';
export { casesSince, cellEntries, type CellEntry } from './ledger/reading';
export { disputesTouching, openProceedings, proceedingPage, proceedingsAbout } from './proceedingList/reading';
export { recordCorrectionPage } from './recordCorrection/reading';
export { openingReport, type OpeningReport } from './recordedReport/reading';
export { suggestionPage, type FoundSuggestion } from './suggestionList/reading';
export { derivedWith, openCaseStreams } from './openCaseStreams';
export { reportSources } from './reportSources';
export { ReadModel, openReadModel, type Reader } from './readModel';
export { READ_MODEL_SCHEMA } from './schema';
export { agency } from './agency/table';
export { caseList, type CaseListRow } from './caseList/table';
export { counter } from './counter/table';
export type { IncidentColumn } from './incident/table';
export { ledger } from './ledger/table';
export { proceedingList } from './proceedingList/table';
export { recordCorrection } from './recordCorrection/table';
export type { ProjectedEvent } from './projection';
export { columnName, columnsOf, type ReadTable } from './readTable';
export { READ_TABLES } from './readTables';
export { byStream, reachesOf, type Reach } from './streamReaches';
export { isProjected, rowsOf, type RowsByTable, type StreamEvents } from './streamRows';
export { buildTable, readTablesShape } from './tableSql';
export {
  activateBuild,
  createBuild,
  dropBuild,
  holdActiveBuild,
  indexBuild,
  readBuilds,
  type ReadBuild,
  type Sql,
} from './builds';
