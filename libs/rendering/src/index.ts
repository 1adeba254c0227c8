export { REPORT_FORMATS, REPORT_FORMAT_NAMES, renderReport, reportFileName, type ReportFormat } from './reportFormats';
export { stableZip } from './stableZip';
export { renderReportDocx } from './reportDocx';
export { chineseDate, letterNumberText } from './letters/chineseDate';
export {
  LetterIncomplete,
  letterModel,
  missingInLetter,
  type LetterBlock,
  type LetterData,
  type LetterModel,
  type LetterTable,
  type LetterValue,
  type MissingContent,
} from './letters/letterModel';
export { feeWorkingTable } from './letters/letterBody';
export { renderLetterDocx } from './letters/letterDocx';
export { letterHtml } from './letters/letterHtml';
