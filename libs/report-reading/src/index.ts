export { LARGEST_REPORT_FILE, readReportFile, type ReportFileKind } from './readReportFile';
export { UnreadableReport, type UnreadableCode } from './unreadableReport';
