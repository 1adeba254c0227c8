import { describe, expect, it } from 'vitest';
import { projected } from '../testing/projected';
import { suggestionList } from './table';

const sealed = { k: 'request-one', v: 'c2VhbGVk' };
const received = {
  type: 'RequestReceived',
  data: { agencyId: 'agency-a', receivedOn: '2024-03-01', applicant: { kind: 'naturalPerson' } },
};
const suggested = {
  type: 'DisclosureSuggested',
  data: { n: 1, suggestedOn: '2024-04-01', by: 'applicant', information: sealed },
};
const judged = (accepted: boolean, publishedOn?: string) => ({
  type: 'DisclosureSuggestionJudged',
  data: { n: 1, judgedOn: '2024-04-08', accepted, reason: sealed, ...(publishedOn ? { publishedOn } : {}) },
});
const published = { type: 'SuggestionPublished', data: { n: 1, publishedOn: '2024-04-10' } };
const revoked = (version: number) => ({
  type: 'FactRevoked',
  data: { version, of: 'x', reason: sealed, by: 'clerk' },
});
const rowOf = (...events: Parameters<typeof projected>[1]) =>
  projected(suggestionList, [received, ...events], { stream: 'request-one', numberOfTimes: 2 }).rows[0];

describe('the suggestions to publish proactively', () => {
  it('are open until judged, and an accepted one until it is published', () => {
    expect(rowOf(suggested)).toMatchObject({ openCount: 1, entries: [{ n: 1, judged: null, published: null }] });
    expect(rowOf(suggested, judged(false))).toMatchObject({ openCount: 0, entries: [{ judged: { accepted: false } }] });
    expect(rowOf(suggested, judged(true))).toMatchObject({ openCount: 1, entries: [{ published: null }] });
    expect(rowOf(suggested, judged(true, '2024-04-09'))).toMatchObject({
      openCount: 0,
      entries: [{ published: { on: '2024-04-09' } }],
    });
    expect(rowOf(suggested, judged(true), published)).toMatchObject({
      openCount: 0,
      entries: [{ published: { on: '2024-04-10' } }],
    });
  });

  it('are open again when the judgement is taken back, and gone when the suggestion is', () => {
    expect(rowOf(suggested, judged(false), revoked(3))).toMatchObject({ openCount: 1, entries: [{ judged: null }] });
    expect(rowOf(suggested, revoked(2))).toMatchObject({ openCount: 0, entries: [] });
  });

  it('a request without any has no row, whatever else is taken back', () => {
    expect(rowOf(revoked(7))).toBeUndefined();
  });
});
