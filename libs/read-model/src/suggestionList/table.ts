import { idOfStream, type RecordedFact } from '@yishen/domain';
import type { Projection } from '../projection';
import { readTable } from '../readTable';

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

type SuggestionFact = Extract<
  RecordedFact,
  { type: 'DisclosureSuggested' | 'DisclosureSuggestionJudged' | 'SuggestionPublished' }
>;

const fromRequests: Projection<'request', SuggestionListRow, readonly SuggestionFact[]> = {
  kind: 'request',
  partsOf: (state) => (state.status === 'unknown' ? [] : [state.facts.filter(isSuggestionFact)]),
  rowOf: (facts, { stream, scope: agencyId, version, position }) => {
    const entries = facts.reduce<readonly SuggestionEntry[]>(withFact, []);
    const openCount = entries.filter(isOpen).length;
    return { stream, id: idOfStream(stream), agencyId, entries, openCount, version, position };
  },
};

function isSuggestionFact(fact: RecordedFact): fact is SuggestionFact {
  const { type } = fact;
  return type === 'DisclosureSuggested' || type === 'DisclosureSuggestionJudged' || type === 'SuggestionPublished';
}

function withFact(entries: readonly SuggestionEntry[], fact: SuggestionFact): readonly SuggestionEntry[] {
  const { version } = fact;
  const withNumber = (change: Partial<SuggestionEntry>): readonly SuggestionEntry[] =>
    entries.map((entry) => (entry.n === fact.data.n ? { ...entry, ...change } : entry));
  switch (fact.type) {
    case 'DisclosureSuggested': {
      const { n, suggestedOn, by, information } = fact.data;
      return [...entries, { version, n, suggestedOn, by, information, judged: null, published: null }];
    }
    case 'DisclosureSuggestionJudged': {
      const { judgedOn: on, accepted, publishedOn } = fact.data;
      const published = publishedOn === undefined ? null : { version, on: publishedOn };
      return withNumber({ judged: { version, on, accepted }, published });
    }
    case 'SuggestionPublished':
      return withNumber({ published: { version, on: fact.data.publishedOn } });
  }
}

function isOpen({ judged, published }: SuggestionEntry): boolean {
  return judged === null || (judged.accepted && published === null);
}

/** The suggestions to publish proactively (条例 第四十四条), with what came of each. */
export const suggestionList = readTable<SuggestionListRow>(
  {
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
  },
  fromRequests,
);
