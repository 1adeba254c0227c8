export { agency } from './agency/table';
export { caseList, type CaseListRow } from './caseList/table';
export { counter } from './counter/table';
export type { IncidentColumn } from './incident/table';
export { ledger } from './ledger/table';
export { proceedingList } from './proceedingList/table';
export { recordCorrection } from './recordCorrection/table';
export { suggestionPage, type FoundSuggestion } from './suggestionReading';
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
export { openReadModel } from './dataSource';
export { migrateReadModel } from './migrate';
export { incidentCounts, incidentPage } from './incidentReading';
export {
  agenciesNamed,
  casesTouching,
  agenciesUnderAny,
  feeFigures,
  openProceedings,
  openRequests,
  agenciesUnder,
  openingReport,
  reportSources,
  reportCounters,
  type OpeningReport,
} from './reportReading';
export { derivedWith, openCaseStreams } from './openCases';
