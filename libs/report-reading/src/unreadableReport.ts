/** Why a file cannot be read as a report; each has its sentence in the catalogue. */
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

/** A file that cannot be read as a report. Its text is not repeated: it may be anything. */
export class UnreadableReport extends Error {
  constructor(
    readonly code: UnreadableCode,
    readonly parameters: Readonly<Record<string, string | number>> = {},
  ) {
    super(code);
    this.name = 'UnreadableReport';
  }
}
