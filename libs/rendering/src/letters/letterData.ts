import type { DecisionCode, OverdueReading, RemedyParties } from '@yishen/statute';

/** A table as data: its header row, when it has one, then its rows. */
export interface LetterTable {
  readonly header?: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Relative widths of the columns; equal when absent. */
  readonly widths?: readonly number[];
}

/** A content of a letter: a text, a text of several items, or a table. */
export type LetterValue = string | readonly string[] | LetterTable;

/** The data of a letter: the facts about the case and the agency, ready to print, by the keys of its contents. */
export interface LetterData {
  /** The agency that signs. */
  readonly agency: string;
  /** The date of the letter; it chooses the law of the remedy paragraph. */
  readonly on: string;
  /** The 文号; a preview has none yet. */
  readonly number?: string;
  /** The text that a preview shows instead of the number. */
  readonly numberPlace?: string;
  /** How the letter addresses its reader: 您 or 贵单位. */
  readonly you?: string;
  /** The conclusion the letter communicates or notes. */
  readonly decision?: DecisionCode;
  readonly parties: RemedyParties;
  /** The agency's reading of the remedy for a missing answer (setting `overdueRemedy`). */
  readonly overdue: OverdueReading;
  readonly values: Readonly<Record<string, LetterValue>>;
}

/** A block of a letter's text. */
export type LetterBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'table'; readonly table: LetterTable }
  /** A slip to tear off and send back. */
  | { readonly kind: 'slip'; readonly title: string; readonly rows: LetterTable['rows'] };
