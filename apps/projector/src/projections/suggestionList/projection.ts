import { idOfStream, type RequestEvent } from '@yishen/domain';
import { SUGGESTION_LIST, type SuggestionEntry, type SuggestionListRow } from '@yishen/read-model';
import type { Projection } from '../../projection';

/** The suggestions to publish proactively (条例 第四十四条), with what came of each. */
export const suggestionList: Projection<SuggestionListRow> = {
  table: SUGGESTION_LIST,
  handles: [
    'DisclosureSuggested',
    'DisclosureSuggestionJudged',
    'SuggestionPublished',
    'FactRevoked',
  ] satisfies RequestEvent['type'][],
  keyOf: (event) => [event.stream],
  evolve: (row, event) => {
    const { stream, scope, version, position } = event;
    const entries = changed(row?.entries ?? [], version, event as unknown as RequestEvent);
    if (entries === undefined) return row;
    const openCount = entries.filter(isOpen).length;
    return { stream, id: idOfStream(stream), agencyId: row?.agencyId ?? scope, entries, openCount, version, position };
  },
};

function changed(
  entries: readonly SuggestionEntry[],
  version: number,
  event: RequestEvent,
): readonly SuggestionEntry[] | undefined {
  const withNumber = (n: number, change: Partial<SuggestionEntry>): readonly SuggestionEntry[] =>
    entries.map((entry) => (entry.n === n ? { ...entry, ...change } : entry));
  switch (event.type) {
    case 'DisclosureSuggested': {
      const { n, suggestedOn, by, information } = event.data;
      return [...entries, { version, n, suggestedOn, by, information, judged: null, published: null }];
    }
    case 'DisclosureSuggestionJudged': {
      const { n, judgedOn: on, accepted, publishedOn } = event.data;
      const published = publishedOn === undefined ? null : { version, on: publishedOn };
      return withNumber(n, { judged: { version, on, accepted }, published });
    }
    case 'SuggestionPublished':
      return withNumber(event.data.n, { published: { version, on: event.data.publishedOn } });
    case 'FactRevoked':
      return revoked(entries, event.data.version);
    default:
      return undefined;
  }
}

// A judgement that is taken back takes the publication it stated along; one recorded by itself is its own fact.
function revoked(entries: readonly SuggestionEntry[], version: number): readonly SuggestionEntry[] | undefined {
  const concerned = entries.some(
    (entry) => entry.version === version || entry.judged?.version === version || entry.published?.version === version,
  );
  if (!concerned) return undefined;
  return entries
    .filter((entry) => entry.version !== version)
    .map((entry) => ({
      ...entry,
      judged: entry.judged?.version === version ? null : entry.judged,
      published: entry.published?.version === version ? null : entry.published,
    }));
}

function isOpen({ judged, published }: SuggestionEntry): boolean {
  return judged === null || (judged.accepted && published === null);
}
