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

/** What a letter is made of: the facts of the case and of the agency by the keys of its contents, ready to print. */
export interface LetterData {
  /** The agency that signs. */
  readonly agency: string;
  /** The date of the letter; it chooses the law of the remedy paragraph. */
  readonly on: string;
  /** The 文号; a preview has none yet. */
  readonly number?: string;
  /** How a preview shows the number's place. */
  readonly numberPlace?: string;
  /** How the addressee is spoken to: 您 or 贵单位. */
  readonly you?: string;
  /** The conclusion the letter communicates or notes. */
  readonly decision?: DecisionCode;
  readonly parties: RemedyParties;
  /** The agency's reading of what is open when no answer comes (setting `overdueRemedy`). */
  readonly overdue: OverdueReading;
  readonly values: Readonly<Record<string, LetterValue>>;
}

/** A block of a letter's text. */
export type LetterBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'table'; readonly table: LetterTable }
  /** A sheet to be torn off and sent back. */
  | { readonly kind: 'slip'; readonly title: string; readonly rows: LetterTable['rows'] };
