import type { ReadTableOf } from './readTable';

/** A suggestion to publish proactively, as it reads after all corrections; what is suggested stays sealed. */
export interface SuggestionEntry {
  /** The version of the suggestion in its stream, and of the judgement and the publication where there are any. */
  readonly version: number;
  readonly n: number;
  readonly suggestedOn: string;
  readonly by: 'applicant' | 'agency';
  readonly information: { readonly k: string; readonly v: string };
  readonly judged: { readonly version: number; readonly on: string; readonly accepted: boolean } | null;
  readonly published: { readonly version: number; readonly on: string } | null;
}

/** The suggestions to publish what a request asked for (条例 第四十四条); a request without any has no row. */
export interface SuggestionListRow {
  readonly stream: string;
  readonly id: string;
  readonly agencyId: string;
  readonly entries: readonly SuggestionEntry[];
  /** How many wait to be judged, or to be published. */
  readonly openCount: number;
  readonly version: number;
  readonly position: string;
}

export const SUGGESTION_LIST: ReadTableOf<SuggestionListRow> = {
  name: 'suggestion_list',
  columns: {
    stream: { type: 'text' },
    id: { type: 'text' },
    agencyId: { type: 'text' },
    entries: { type: 'jsonb' },
    openCount: { type: 'integer' },
    version: { type: 'integer' },
    position: { type: 'bigint' },
  },
  key: ['stream'],
  indexes: [['agencyId', 'openCount']],
};
