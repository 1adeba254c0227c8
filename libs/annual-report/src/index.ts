export {
  contributionsOf,
  evolveCounted,
  ledgerEntries,
  type Contribution,
  type CountedFacts,
  type LedgerEntry,
  type Measure,
} from './contributions';
export {
  PROCEEDING_KIND_ORDER,
  TABLE_FOUR_COLUMNS_ORDER,
  TABLE_THREE_COLUMNS,
  reportTables,
  tableThreeCell,
  type Counter,
  type ReportTables,
  type TableFourColumn,
  type TableThreeColumn,
} from './tables';
export { COUNTED_CELLS, cellLabel, cellTerms, cellValue, termMatches, type Cell, type CellTerm } from './cells';
export { IDENTITY_COUNT, checkTables, type Finding } from './checks';
export { MalformedTables, readTablesJson, tablesJson, type TablesJson } from './tablesJson';
export {
  layoutText,
  tableFourLayout,
  tableThreeLayout,
  tableTwoLayout,
  type LayoutCell,
  type TableLayout,
} from './layout';
export { reportModel, type ReportModel, type ReportPart } from './reportModel';
