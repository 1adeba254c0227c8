export { Agency, type AgencyRow } from './agency.row';
export { AppUser, type AppUserRow } from './appUser.row';
export { CaseList, type CaseListRow } from './caseList.row';
export { Counter, type CounterRow } from './counter.row';
export { FeeList, type FeeEntry, type FeeListRow } from './feeList.row';
export { INCIDENT, type IncidentColumn, type IncidentRow } from './incident.row';
export { Ledger, type LedgerRow } from './ledger.row';
export { RECORDED_REPORT, RecordedReport, type RecordedReportRow } from './recordedReport.row';
export { ProceedingList, type ProceedingListRow } from './proceedingList.row';
export { PublicationFigure, type PublicationFigureRow } from './publicationFigure.row';
export { RECORD_CORRECTION, RecordCorrectionList, type RecordCorrectionRow } from './recordCorrection.row';
export { SUGGESTION_LIST, type SuggestionEntry, type SuggestionListRow } from './suggestionList.row';
export { suggestionPage, type FoundSuggestion, type SuggestionState } from './suggestionReading';
export { AGENCY } from './agency.row';
export { APP_USER } from './appUser.row';
export { CASE_LIST } from './caseList.row';
export { COUNTER } from './counter.row';
export { FEE_LIST } from './feeList.row';
export { LEDGER } from './ledger.row';
export { PROCEEDING_LIST } from './proceedingList.row';
export { NORM, type NormRow } from './norm.row';
export { PUBLICATION_FIGURE } from './publicationFigure.row';
export { columnName, columnsOf, type Column, type ColumnType, type ReadTable, type ReadTableOf } from './readTable';
export { READ_TABLES, buildTable, readTablesShape } from './readTables';
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
export { incidentCounts, incidentPage, type FoundIncident, type IncidentFilter } from './incidentReading';
export {
  agenciesNamed,
  casesTouching,
  agenciesUnderAny,
  feeFigures,
  openProceedings,
  openRequests,
  publicationFigures,
  agenciesUnder,
  openingReport,
  reportSources,
  type RegisteredNorm,
  type CaseGap,
  type SubordinateRow,
  reportCounters,
  type OpeningReport,
  type CounterSum,
  type OpenRow,
  type Rows,
} from './reportReading';
export { derivedWith, openCaseStreams } from './openCases';
