import { describe, expect, it } from 'vitest';
import { acts, received, sealed, typedCase } from '../../testing';
import type { RequestCommand } from '../commands';

const one = typedCase().type(received('2026-03-02'));
const answered = one.type(acts.answer('2026-03-20', 'A4'));
const withdrawn = one.type(acts.withdrawal('2026-03-20'));

describe('a withdrawal', () => {
  it('ends the request as A23', () => {
    expect(withdrawn.state).toMatchObject({ status: 'concluded', decision: 'A23', conclusion: { how: 'withdrawn' } });
  });

  it.each<[string, RequestCommand, string]>([
    ['before receipt', acts.withdrawal('2026-03-01'), 'request.withdrawn-before-received'],
    ['in the future', acts.withdrawal('2026-12-01'), 'request.withdrawn-in-future'],
  ])('%s is refused', (_, command, code) => {
    expect(one.refusal(command)).toBe(code);
  });

  it('is refused after an end of another kind, even when dated before it: a request ends once', () => {
    expect(answered.refusal(acts.withdrawal('2026-03-10'))).toBe('request.already-concluded');
  });
});

describe('forwarding to another agency', () => {
  it('is recorded and does not end the request', () => {
    const forwarded = one.type({ type: 'ForwardRequest', forwardedOn: '2026-03-05', to: sealed });
    expect(forwarded.state.status).toBe('open');
  });
});

describe('reopening a request', () => {
  it('removes its end and restores its deadline', () => {
    const reopened = withdrawn.type(acts.reopening('2026-03-23', 'withdrawalUndone'));
    expect(reopened.deadlines('2026-03-23')).toEqual(one.deadlines('2026-03-23'));
    expect(reopened.state.closed).toBe(false);
  });

  it.each<[string, RequestCommand, string]>([
    ['as a lapse', acts.reopening('2026-03-23', 'lapseUndone'), 'request.reopening-ground-wrong'],
    ['as a withdrawal', acts.reopening('2026-03-23', 'withdrawalUndone'), 'request.reopening-ground-wrong'],
    ['before its end', acts.reopening('2026-03-19'), 'request.date-out-of-order'],
    ['on an unknown ground', acts.reopening('2026-03-23', 'mood' as 'lapseUndone'), 'request.choice-unknown'],
  ])('that was answered %s is refused', (_, command, code) => {
    expect(answered.refusal(command)).toBe(code);
  });

  it('needs an end, and no archived file', () => {
    expect(one.refusal(acts.reopening('2026-03-23'))).toBe('request.not-concluded');
    expect(answered.type(acts.archive('2026-04-01')).refusal(acts.reopening('2026-04-02'))).toBe('request.archived');
  });

  it('lets facts from before the undone end be entered on their own day', () => {
    const reopened = answered.type(acts.reopening('2026-06-01'));
    expect(reopened.decides(acts.extension(20, '2026-03-26'))[0]?.type).toBe('ExtensionGranted');
  });
});

describe('a new answer after reconsideration or judgment', () => {
  const ordered = answered.type(acts.reanswerOrder('2026-05-11'));

  it('has the period of the order: days, a date, or twenty working days when the order names none', () => {
    expect(ordered.deadline('reanswer:1', '2026-05-20')).toMatchObject({ dueOn: '2026-06-08', state: 'running' });
    const days = answered.type(acts.reanswerOrder('2026-05-11', { workingDays: 10 }));
    expect(days.deadline('reanswer:1')?.dueOn).toBe('2026-05-25');
    const dated = answered.type(acts.reanswerOrder('2026-05-11', { until: '2026-07-01' }));
    expect(dated.deadline('reanswer:1')?.dueOn).toBe('2026-07-01');
  });

  it('leaves the first answer and its deadline as they are', () => {
    const given = ordered.type(acts.reanswer(1, '2026-06-08'));
    expect(given.state).toMatchObject({ status: 'concluded', decision: 'A4', concludedOn: '2026-03-20' });
    expect(given.deadline('reply')).toEqual(answered.deadline('reply'));
    expect(given.deadline('reanswer:1')?.state).toBe('met');
  });

  it('keeps the clock open until it is given', () => {
    expect([answered.state.closed, ordered.state.closed]).toEqual([true, false]);
    expect(ordered.type(acts.reanswer(1, '2026-06-08')).state.closed).toBe(true);
  });

  it.each<[string, RequestCommand, string]>([
    ['of an unknown order', acts.reanswer(2, '2026-06-08'), 'request.no-reanswer-ordered'],
    ['before the order', acts.reanswer(1, '2026-05-08'), 'request.date-out-of-order'],
    ['by a withdrawal', acts.reanswer(1, '2026-06-08', 'A23'), 'request.decision-is-withdrawal'],
    ['archiving while it is owed', acts.archive('2026-06-01'), 'request.reanswer-open'],
    ['reopening while it is owed', acts.reopening('2026-06-01'), 'request.reanswer-open'],
  ])('%s is refused', (_, command, code) => {
    expect(ordered.refusal(command)).toBe(code);
  });

  it.each<[string, RequestCommand, string]>([
    ['before the answer', acts.reanswerOrder('2026-03-19'), 'request.date-out-of-order'],
    [
      'until a day that is over',
      acts.reanswerOrder('2026-05-11', { until: '2026-05-11' }),
      'request.date-out-of-order',
    ],
    ['with a period of no days', acts.reanswerOrder('2026-05-11', { workingDays: 0 }), 'request.period-invalid'],
    ['on an unknown ground', acts.reanswerOrder('2026-05-11', { ground: 'whim' }), 'request.choice-unknown'],
  ])('an order %s is refused', (_, command, code) => {
    expect(answered.refusal(command)).toBe(code);
  });

  it('is ordered only for a concluded request', () => {
    expect(one.refusal(acts.reanswerOrder('2026-05-11'))).toBe('request.not-concluded');
    expect(answered.refusal(acts.reanswer(1, '2026-06-08'))).toBe('request.no-reanswer-ordered');
  });
});

describe('the archive (条例 第四十五条)', () => {
  it('takes a request only once, and only when it is concluded', () => {
    expect(one.refusal(acts.archive('2026-04-01'))).toBe('request.not-concluded');
    const archived = answered.type(acts.archive('2026-04-01'));
    expect(archived.refusal(acts.archive('2026-04-02'))).toBe('request.archived');
    expect(answered.refusal(acts.archive('2026-03-19'))).toBe('request.date-out-of-order');
  });
});

describe('a suggestion for proactive disclosure (条例 第四十四条)', () => {
  const suggested = one.type({
    type: 'SuggestDisclosure',
    suggestedOn: '2026-04-01',
    by: 'applicant',
    information: sealed,
  });
  const judged = (n: number): RequestCommand => ({
    type: 'JudgeDisclosureSuggestion',
    n,
    judgedOn: '2026-04-10',
    accepted: true,
    publishedOn: '2026-04-10',
    reason: sealed,
  });

  it('is judged only once', () => {
    expect(one.refusal(judged(1))).toBe('request.no-suggestion-open');
    expect(suggested.refusal(judged(2))).toBe('request.no-suggestion-open');
    expect(suggested.type(judged(1)).refusal(judged(1))).toBe('request.no-suggestion-open');
  });

  const accepted = (changes: object = {}) => {
    const { publishedOn: _, ...act } = judged(1) as RequestCommand & { publishedOn: string };
    return { ...act, ...changes } as RequestCommand;
  };
  const published = (publishedOn: string): RequestCommand => ({ type: 'RecordSuggestionPublished', n: 1, publishedOn });

  it('that was accepted waits to be published, and is published once', () => {
    const waiting = suggested.type(accepted());
    expect(suggested.refusal(published('2026-04-12'))).toBe('request.no-suggestion-accepted');
    expect(waiting.decides(published('2026-04-12'))).toEqual([
      { type: 'SuggestionPublished', schema: 1, data: { n: 1, publishedOn: '2026-04-12' } },
    ]);
    expect(waiting.refusal(published('2026-03-31'))).toBe('request.date-out-of-order');
    expect(waiting.type(published('2026-04-12')).refusal(published('2026-04-13'))).toBe(
      'request.no-suggestion-accepted',
    );
    expect(suggested.type(judged(1)).refusal(published('2026-04-12'))).toBe('request.no-suggestion-accepted');
  });

  it('is not published when refused, and not judged before it was made', () => {
    const refused = suggested.type(accepted({ accepted: false }));
    expect(refused.refusal(published('2026-04-12'))).toBe('request.no-suggestion-accepted');
    expect(suggested.refusal(accepted({ accepted: false, publishedOn: '2026-04-12' }))).toBe(
      'request.no-suggestion-accepted',
    );
    expect(suggested.refusal(accepted({ judgedOn: '2026-03-31' }))).toBe('request.date-out-of-order');
  });

  it('comes from the applicant or the agency only', () => {
    const by = 'nobody' as 'agency';
    expect(one.refusal({ type: 'SuggestDisclosure', suggestedOn: '2026-04-01', by, information: sealed })).toBe(
      'request.choice-unknown',
    );
  });
});

describe('the guards of an act', () => {
  it('ignore an override when no rule blocks the act', () => {
    const plain = acts.supplementNotice('2026-03-05', { override: sealed });
    expect(one.decides(plain).map(({ type }) => type)).toEqual(['SupplementNoticeIssued', 'DeadlinesChanged']);
  });

  it('hold against an override unless they are overridable', () => {
    const officer = (command: RequestCommand) => ({ ...command, override: sealed }) as RequestCommand;
    expect(answered.refusal(officer(acts.answer('2026-03-23')))).toBe('request.already-concluded');
    expect(one.refusal(officer(acts.feeNotice('2026-04-01')))).toBe('request.reply-period-over');
    expect(one.refusal(officer(acts.payment('2026-03-20', 1)))).toBe('request.no-fee-notice');
  });

  it('refuse an unknown act', () => {
    expect(one.refusal({ type: 'EatLunch' } as unknown as RequestCommand)).toBe('request.act-unknown');
  });
});
