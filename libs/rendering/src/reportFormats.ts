import { tablesJson, type ReportModel } from '@yishen/annual-report';
import { renderReportDocx } from './reportDocx';
import { renderReportHtml } from './reportHtml';
import { renderReportPdf } from './reportPdf';
import { renderReportPicture } from './reportPicture';
import { renderReportXlsx } from './reportXlsx';

/** The formats of a report, all made from one model: five for the report itself, and the picture of its year. */
export const REPORT_FORMATS = {
  docx: { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', extension: 'docx' },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', extension: 'xlsx' },
  html: { type: 'text/html; charset=utf-8', extension: 'html' },
  pdf: { type: 'application/pdf', extension: 'pdf' },
  json: { type: 'application/json; charset=utf-8', extension: 'json' },
  picture: { type: 'image/svg+xml', extension: 'svg' },
} as const;

/** The name of a format. */
export type ReportFormat = keyof typeof REPORT_FORMATS;

/** The names of the formats. */
export const REPORT_FORMAT_NAMES = Object.keys(REPORT_FORMATS) as readonly ReportFormat[];

const RENDERERS: Readonly<Record<ReportFormat, (model: ReportModel) => Promise<Buffer> | string>> = {
  docx: renderReportDocx,
  xlsx: renderReportXlsx,
  html: renderReportHtml,
  pdf: renderReportPdf,
  json: ({ agency, tables }) => `${JSON.stringify(tablesJson(agency, tables), undefined, 1)}\n`,
  picture: renderReportPicture,
};

/** Renders the report model in a format. */
export async function renderReport(model: ReportModel, format: ReportFormat): Promise<Buffer> {
  const rendered = await RENDERERS[format](model);
  return typeof rendered === 'string' ? Buffer.from(rendered, 'utf8') : rendered;
}

/** The file name of a report in a format. */
export function reportFileName({ agency, title }: ReportModel, format: ReportFormat): string {
  return `${agency}${title}${format === 'picture' ? '图解' : ''}.${REPORT_FORMATS[format].extension}`;
}
