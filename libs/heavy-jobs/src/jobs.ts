import {
  checkReport,
  emptyPlaces,
  narrativeParts,
  ownFindings,
  publishedJson,
  type NarrativeFigures,
  type NarrativeTexts,
  type PublishedJson,
  type ReportFinding,
  type ReportModel,
  type WrittenTexts,
} from '@yishen/annual-report';
import type { PlainDate } from '@yishen/calendar';
import {
  letterHtml,
  renderLetterDocx,
  renderReport,
  stableZip,
  type LetterModel,
  type ReportFormat,
} from '@yishen/rendering';
import { readOpenCases, readReportFile, requireWholeReport } from '@yishen/file-import';
import { createHash } from 'node:crypto';

/** What is imported from a published report: its tables, and what a person should know about them. */
export interface TakenReport {
  readonly tables: PublishedJson;
  readonly sha256: string;
  readonly emptyPlaces: readonly string[];
  readonly findings: readonly Pick<ReportFinding, 'severity' | 'statement'>[];
}

/** The jobs by name. Each calls a pure library with one argument; argument and result are plain data that can be sent to a process and back. */
export const JOBS = {
  takeReport: ({ bytes, currentYear }: { readonly bytes: Uint8Array; readonly currentYear: number }): TakenReport => {
    const { report } = readReportFile(bytes);
    requireWholeReport(report);
    const findings = checkReport(report, { currentYear });
    return {
      tables: publishedJson(report),
      sha256: createHash('sha256').update(bytes).digest('hex'),
      emptyPlaces: emptyPlaces(report),
      findings: findings.map(({ severity, statement }) => ({ severity, statement })),
    };
  },

  readOpenCases: ({ bytes, today }: { readonly bytes: Uint8Array; readonly today: PlainDate }) =>
    readOpenCases(bytes, today),

  ownFindings: ({ agency, figures, written }: Figures & { readonly written: WrittenTexts }) =>
    ownFindings(agency, figures, written),

  narrativeParts: ({ agency, figures, texts }: Figures & { readonly texts: NarrativeTexts }) =>
    narrativeParts(agency, figures, texts),

  renderReport: ({ model, format }: { readonly model: ReportModel; readonly format: ReportFormat }) =>
    renderReport(model, format),

  renderLetter: (model: LetterModel) => renderLetterDocx(model),

  letterHtml: (model: LetterModel) => letterHtml(model),

  zip: (files: Readonly<Record<string, Uint8Array>>) => stableZip(files),
} as const;

interface Figures {
  readonly agency: string;
  readonly figures: NarrativeFigures;
}

/** The jobs. */
export type Jobs = typeof JOBS;
