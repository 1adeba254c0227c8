export {
  ledgerEntries,
  requestContributions,
  type Contribution,
  type LedgerEntry,
  type Measure,
} from './contributions';
export { disputeContributions } from './disputeContributions';
export {
  DISPUTE_MEASURES,
  PROCEEDING_KIND_ORDER,
  TABLE_FOUR_COLUMNS_ORDER,
  TABLE_THREE_COLUMNS,
  isOnRecord,
  reportTables,
  tableThreeCell,
  type Counter,
  type Opening,
  type InstancesPolicy,
  type ReportTables,
  type TableFourColumn,
  type TableThreeColumn,
} from './tables';
export { COUNTED_CELLS, cellLabel, cellTerms, cellValue, termMatches, type Cell, type CellTerm } from './cells';
export { IDENTITY_COUNT, checkTables, type Finding } from './checks';
export {
  MalformedTables,
  TABLE_FOUR_KEYS,
  TABLE_TWO_KEYS,
  readTablesJson,
  tablesJson,
  type TablesJson,
} from './tablesJson';
export {
  layoutText,
  tableFourLayout,
  tableThreeLayout,
  tableTwoLayout,
  type LayoutCell,
  type TableLayout,
} from './layout';
export { reportModel, type ReportModel, type ReportPart } from './reportModel';
export type { Block, GridCell, GridRow } from './import/blocks';
export { LINE_BREAKS } from './import/printedText';
export { numberIn, printedFigure, readFigure, type PublishedFigure } from './import/figure';
export {
  emptyPlaces,
  importDefects,
  publishedJson,
  publishedModel,
  publishedTables,
  readPublishedJson,
  type EmptyPlaces,
  type ImportDefects,
  type PublishedJson,
} from './import/exchange';
export { NotAReport, readPublishedReport, type PublishedReport } from './import/publishedReport';
export { PARTS, type PartNumber, type PublishedPart } from './import/sections';
export type { PublishedRow, PublishedTableThree } from './import/tableThree';
export type { FormerFigure, PublishedTableTwo, ReportForm } from './import/tableTwo';
export { consolidated } from './consolidation';
export { unexplainedCarry, type UnexplainedCarry } from './opening';
export { yearTables, type CaseGap, type YearSources, type YearTables } from './yearTables';
export { ownFindings, type OwnFindings } from './checks/ownReport';
export { checkReport, type CheckAgainst } from './checks/checkReport';
export { checkedCellLabel, type CheckedCell, type ReportFinding } from './checks/finding';
export { CHECK_RULES, type CheckRule, type RuleId, type Severity } from './checks/rules';
export { yearPicture, type PictureBar, type YearPicture } from './yearPicture';
export {
  DRAFT,
  NARRATIVE_PARTS,
  defaultNarrative,
  fillNarrative,
  isNarrativePart,
  typedFigures,
  writtenTexts,
  type BrokenReference,
  type FeeFigures,
  type FilledText,
  type NarrativeFigures,
  type NarrativePart,
  type TypedFigure,
  type WrittenTexts,
} from './narrative';
export { narrativeParts, type NarrativePartShown, type NarrativeTexts } from './narrativeParts';
