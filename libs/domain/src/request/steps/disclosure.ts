import type { PlainDate } from '@yishen/calendar';
import type { ByType, DomainEvent } from '../../event';
import { Rejected } from '../../rejected';
import type { Sealed } from '../../sealed';
import { choice, count, date, flag, optional, text, type FieldsOfActs } from '../actField';
import { factDate } from '../context';
import { given, nextNumber, withNumber } from '../evidence';
import { SPLIT, UNCONFIRMED, forbidden } from '../guards';
import { factsOf } from '../procedure';
import type { Numbered, Step } from '../step';

declare module '../procedure' {
  interface Procedure {
    readonly suggestions: readonly Suggestion[];
  }
  interface RequestFacts extends ByType<DisclosureFact> {}
  interface RequestActs extends DisclosureActs {}
}

/** Somebody suggested that the information be published for everybody (条例 第四十四条). */
export type DisclosureSuggested = DomainEvent<
  'DisclosureSuggested',
  {
    readonly n: number;
    readonly suggestedOn: PlainDate;
    readonly by: 'applicant' | 'agency';
    readonly information: Sealed;
  }
>;

/** The suggestion was judged; an accepted one is published promptly. */
export type DisclosureSuggestionJudged = DomainEvent<
  'DisclosureSuggestionJudged',
  {
    readonly n: number;
    readonly judgedOn: PlainDate;
    readonly accepted: boolean;
    readonly publishedOn?: PlainDate;
    readonly reason: Sealed;
  }
>;

/** An accepted suggestion was published (条例 第四十四条第二款: 及时主动公开). */
export type SuggestionPublished = DomainEvent<
  'SuggestionPublished',
  { readonly n: number; readonly publishedOn: PlainDate }
>;

type DisclosureFact = DisclosureSuggested | DisclosureSuggestionJudged | SuggestionPublished;

/** A suggestion to publish proactively (条例 第四十四条) and what came of it. */
export interface Suggestion {
  readonly n: number;
  readonly suggestedOn: PlainDate;
  readonly judged: boolean;
  readonly judgedOn?: PlainDate;
  readonly accepted?: boolean;
  readonly publishedOn?: PlainDate;
}

/** The acts of proactive disclosure. */
export const disclosureActs = {
  SuggestDisclosure: { suggestedOn: date, by: choice('applicant', 'agency'), information: text },
  JudgeDisclosureSuggestion: { n: count, judgedOn: date, accepted: flag, publishedOn: optional(date), reason: text },
  RecordSuggestionPublished: { n: count, publishedOn: date },
} as const satisfies FieldsOfActs;
type DisclosureActs = typeof disclosureActs;

const SUGGESTION_OPEN = forbidden(
  'request.no-suggestion-open',
  ({ suggestions }) => !suggestions.some(({ judged }) => !judged),
);
const SUGGESTION_ACCEPTED = forbidden(
  'request.no-suggestion-accepted',
  ({ suggestions }) => !suggestions.some(awaitsPublication),
);

/** Proactive disclosure of what was asked for (条例 第四十四条). */
export const disclosure: Step<keyof DisclosureActs, DisclosureFact['type'], never, 'suggestions'> = {
  flow: 'disclosure',
  acts: {
    SuggestDisclosure: {
      access: 'request.handle',
      article: '条例第四十四条',
      guards: [UNCONFIRMED, SPLIT],
      decide: ({ by, information, ...act }, state, desk) => {
        if (by !== 'applicant' && by !== 'agency') throw new Rejected('request.choice-unknown', { by });
        const suggestedOn = factDate(act.suggestedOn, desk, state.receivedOn);
        const data = { n: nextNumber(state.suggestions), suggestedOn, by, information } as const;
        return [{ type: 'DisclosureSuggested', schema: 1, data }];
      },
    },
    JudgeDisclosureSuggestion: {
      access: 'request.approve',
      article: '条例第四十四条',
      guards: [SUGGESTION_OPEN],
      about: ({ suggestions }) => suggestions.filter(({ judged }) => !judged).map(numbered),
      decide: ({ n, accepted, reason, ...act }, state, desk) => {
        const suggestion = state.suggestions.find((one) => one.n === n && !one.judged);
        if (!suggestion) throw new Rejected('request.no-suggestion-open', { n });
        const judgedOn = factDate(act.judgedOn, desk, suggestion.suggestedOn);
        // A refused suggestion is not published.
        if (!accepted && act.publishedOn !== undefined) throw new Rejected('request.no-suggestion-accepted', { n });
        const published = act.publishedOn === undefined ? undefined : factDate(act.publishedOn, desk);
        const data = { n, judgedOn, accepted, ...given('publishedOn', published), reason };
        return [{ type: 'DisclosureSuggestionJudged', schema: 1, data }];
      },
    },
    RecordSuggestionPublished: {
      access: 'request.handle',
      article: '条例第四十四条',
      guards: [SUGGESTION_ACCEPTED],
      about: ({ suggestions }) => suggestions.filter(awaitsPublication).map(numbered),
      decide: ({ n, ...act }, state, desk) => {
        const suggestion = state.suggestions.find((one) => one.n === n && awaitsPublication(one));
        if (!suggestion) throw new Rejected('request.no-suggestion-accepted', { n });
        const publishedOn = factDate(act.publishedOn, desk, suggestion.suggestedOn);
        return [{ type: 'SuggestionPublished', schema: 1, data: { n, publishedOn } }];
      },
    },
  },
  facts: {
    DisclosureSuggested: {
      type: 'DisclosureSuggested',
      sheet: null,
      mark: 'plain',
      day: 'suggestedOn',
      correctable: {},
      revocable: true,
      hasFollowers: (state, { data }) => state.suggestions.some(({ n, judged }) => n === data.n && judged),
      apply: (procedure, { data: { n, suggestedOn } }) => ({
        ...procedure,
        suggestions: [...procedure.suggestions, { n, suggestedOn, judged: false }],
      }),
    },
    DisclosureSuggestionJudged: {
      type: 'DisclosureSuggestionJudged',
      sheet: null,
      mark: 'plain',
      day: 'judgedOn',
      correctable: {},
      revocable: true,
      hasFollowers: (state, { data }) =>
        factsOf(state, 'SuggestionPublished').some(({ data: published }) => published.n === data.n),
      apply: (procedure, { data: { n, judgedOn, accepted, publishedOn } }) => ({
        ...procedure,
        suggestions: withNumber(procedure.suggestions, n, {
          judged: true,
          judgedOn,
          accepted,
          ...given('publishedOn', publishedOn),
        }),
      }),
    },
    SuggestionPublished: {
      type: 'SuggestionPublished',
      sheet: null,
      mark: 'plain',
      day: 'publishedOn',
      correctable: {},
      revocable: true,
      apply: (procedure, { data: { n, publishedOn } }) => ({
        ...procedure,
        suggestions: withNumber(procedure.suggestions, n, { publishedOn }),
      }),
    },
  },
  start: { suggestions: [] },
  kinds: {},
};

/** Whether an accepted suggestion still has to be published, promptly (条例 第四十四条第二款). */
export function awaitsPublication({ accepted, publishedOn }: Suggestion): boolean {
  return accepted === true && publishedOn === undefined;
}

function numbered({ n, suggestedOn }: Suggestion): Numbered {
  return { n, on: suggestedOn };
}
