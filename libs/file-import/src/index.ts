export {
  MOST_OPEN_CASES,
  OPEN_CASE_COLUMNS,
  openCasesTemplate,
  readOpenCases,
  type OpenCase,
  type OpenCaseColumn,
  type OpenCaseList,
  type OpenCaseProblem,
  type OpenCaseProblemCode,
} from './openCaseFile';
export { LARGEST_REPORT_FILE, readReportFile, type ReportFileKind } from './readReportFile';
export { requireWholeReport } from './wholeReport';
export { UnreadableReport, type UnreadableCode } from './unreadableReport';
