import { idOfStream, type RecordedFact } from '@yishen/domain';
import { SUGGESTION_LIST, type SuggestionEntry, type SuggestionListRow } from '@yishen/read-model';
import type { Projection } from '../../projection';

type SuggestionFact = Extract<
  RecordedFact,
  { type: 'DisclosureSuggested' | 'DisclosureSuggestionJudged' | 'SuggestionPublished' }
>;

/** The suggestions to publish proactively (条例 第四十四条), with what came of each. */
export const suggestionList: Projection<'request', SuggestionListRow, readonly SuggestionFact[]> = {
  table: SUGGESTION_LIST,
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
