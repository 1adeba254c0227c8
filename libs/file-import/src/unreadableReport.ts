/** Why a file cannot be read as a report; the catalogue has a sentence for each. */
export type UnreadableCode =
  | 'report-file.empty'
  | 'report-file.too-large'
  | 'report-file.too-many-parts'
  | 'report-file.too-many-tags'
  | 'report-file.too-deep'
  | 'report-file.too-many-cells'
  | 'report-file.paragraph-too-long'
  | 'report-file.too-much-text'
  | 'report-file.damaged'
  | 'report-file.kind-unknown'
  | 'report-file.not-a-report'
  | 'report-file.incomplete'
  | 'report-file.not-numbers'
  | 'report-file.year-unknown'
  | 'report-file.year-in-future'
  | 'report-file.no-open-cases'
  | 'report-file.too-many-cases';

/** The error for a file that cannot be read as a report. It does not repeat the file's text, which may be anything. */
export class UnreadableReport extends Error {
  constructor(
    readonly code: UnreadableCode,
    readonly parameters: Readonly<Record<string, string | number>> = {},
  ) {
    super(code);
    this.name = 'UnreadableReport';
  }
}
