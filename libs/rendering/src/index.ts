export { REPORT_FORMATS, REPORT_FORMAT_NAMES, renderReport, reportFileName, type ReportFormat } from './reportFormats';
export { stableZip } from './stableZip';
export { renderReportDocx } from './reportDocx';
export { chineseDate, letterNumberText } from './letters/chineseDate';
export {
  LetterIncomplete,
  letterModel,
  missingInLetter,
  type LetterModel,
  type MissingContent,
} from './letters/letterModel';
export type { LetterBlock, LetterData, LetterTable, LetterValue } from './letters/letterData';
export { feeWorkingTable } from './letters/letterBody';
export { renderLetterDocx } from './letters/letterDocx';
export { letterHtml } from './letters/letterHtml';
