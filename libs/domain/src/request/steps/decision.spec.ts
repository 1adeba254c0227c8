import { DECISIONS, DECISION_CONTENTS, reviewsOf, type DecisionCode } from '@yishen/statute';
import { describe, expect, it } from 'vitest';
import { acts, received, sealed, typedCase, type TypedCase } from '../../testing';
import type { RequestCommand } from '../commands';

const one = typedCase().type(received('2026-03-02'));
const codes = Object.keys(DECISIONS) as DecisionCode[];
const requiredOf = (code: DecisionCode): string[] =>
  DECISION_CONTENTS[code].filter(({ required }) => required).map(({ key }) => key);
// The grounds that some conclusions need, so that every conclusion can be drafted.
const grounds = one.type(
  acts.supplementNotice('2026-03-03'),
  acts.supplement('2026-03-04'),
  acts.consult('thirdParty', '2026-03-04'),
  acts.askReasons('2026-03-04'),
  acts.reasons('2026-03-05'),
  acts.judge('2026-03-05', false),
);
const reviewed = (typed: TypedCase, code: DecisionCode): TypedCase =>
  reviewsOf(code).reduce((step, review) => step.given({ actor: 'legal' }).type(acts.review(review)), typed);
const signable = (code: DecisionCode): TypedCase =>
  reviewed(grounds.type(acts.draft(code, requiredOf(code))), code).given({ actor: 'head' });

describe('the contents of a conclusion', () => {
  const answers = codes.filter((code) => DECISIONS[code].act === 'answer');

  it.each(answers)('%s is signed when all of them are filled in', (code) => {
    expect(
      signable(code)
        .decides(acts.sign('2026-03-20'))
        .map(({ type }) => type),
    ).toContain('DecisionSigned');
  });

  it.each(
    answers.flatMap((code) =>
      DECISION_CONTENTS[code].filter((f) => f.required && !f.unless).map((f) => [code, f.key] as const),
    ),
  )('%s is not signed while %s is missing', (code, missing) => {
    const keys = requiredOf(code).filter((key) => key !== missing && !(code === 'A2'));
    const draft = reviewed(grounds.type(acts.draft(code, keys)), code);
    expect(draft.given({ actor: 'head' }).refusal(acts.sign('2026-03-20'))).toBe('request.contents-missing');
  });

  it('A2 gives the information, or says how, where and when', () => {
    const with_ = (...keys: string[]) => reviewed(one.type(acts.draft('A2', keys)), 'A2').given({ actor: 'head' });
    expect(with_('information').decides(acts.sign('2026-03-20'))).not.toEqual([]);
    expect(with_('method', 'route', 'time').decides(acts.sign('2026-03-20'))).not.toEqual([]);
    expect(with_('method', 'route').refusal(acts.sign('2026-03-20'))).toBe('request.contents-missing');
  });

  it('a conclusion needs its ground on record', () => {
    expect(one.refusal(acts.draft('A7'))).toBe('request.decision-needs-consultation');
    expect(one.refusal(acts.draft('A15'))).toBe('request.decision-needs-supplement');
    expect(one.refusal(acts.draft('A19'))).toBe('request.decision-needs-reasons');
    expect(one.refusal(acts.draft('A23'))).toBe('request.decision-is-withdrawal');
    expect(one.refusal(acts.draft('A99'))).toBe('request.decision-unknown');
  });
});

describe('draft, review, signature (条例 第十七条、第四十五条)', () => {
  const drafted = one.type(acts.draft('A8', ['item', 'class', 'reasons']));
  const passed = drafted.given({ actor: 'legal' }).type(acts.review('legal'));
  const signed = passed.given({ actor: 'head' }).type(acts.sign('2026-03-20'));

  it('are done by different people', () => {
    expect(drafted.refusal(acts.review('legal'))).toBe('request.needs-second-person');
    expect(passed.given({ actor: 'clerk' }).refusal(acts.sign('2026-03-20'))).toBe('request.needs-second-person');
  });

  it('a refusal is not signed before the legal review, nor a disclosure before the secrecy review', () => {
    expect(drafted.given({ actor: 'head' }).refusal(acts.sign('2026-03-20'))).toBe('request.draft-not-reviewed');
    const disclosing = one.type(acts.draft('A2', ['information'])).given({ actor: 'head' });
    expect(disclosing.refusal(acts.sign('2026-03-20'))).toBe('request.draft-not-reviewed');
  });

  it('a returned draft is not signed; the next one starts its reviews anew', () => {
    const returned = drafted.given({ actor: 'legal' }).type(acts.review('legal', 'returned'));
    expect(returned.given({ actor: 'head' }).refusal(acts.sign('2026-03-20'))).toBe('request.draft-not-reviewed');
    const second = passed.given({ actor: 'clerk' }).type(acts.draft('A8', ['item', 'class', 'reasons']));
    expect(second.state.draft).toMatchObject({ n: 2, reviews: {} });
    expect(second.given({ actor: 'head' }).refusal(acts.sign('2026-03-20'))).toBe('request.draft-not-reviewed');
  });

  it('the number of a draft is not given twice', () => {
    const revoked = drafted.type(acts.revocation(drafted.versionOf('DecisionDrafted')));
    expect(revoked.state.draft).toBeUndefined();
    const twice = drafted.type(acts.draft('A8'));
    const oneLeft = twice.type(acts.revocation(drafted.versionOf('DecisionDrafted')));
    expect(oneLeft.type(acts.draft('A8')).state.draft?.n).toBe(3);
  });

  it('a signed draft is neither reviewed nor signed again, and its review cannot be revoked', () => {
    expect(signed.refusal(acts.sign('2026-03-20'))).toBe('request.draft-signed');
    expect(signed.refusal(acts.review('legal'))).toBe('request.draft-signed');
    expect(signed.refusal(acts.revocation(signed.versionOf('DecisionReviewed')))).toBe('request.fact-has-followers');
  });

  it.each<[string, RequestCommand, string]>([
    ['an unknown review', acts.review('taste' as 'legal'), 'request.choice-unknown'],
    ['an unknown verdict', acts.review('legal', 'maybe' as 'passed'), 'request.choice-unknown'],
    ['a signature before receipt', acts.sign('2026-03-01'), 'request.date-out-of-order'],
  ])('%s is refused', (_, command, code) => {
    expect(passed.given({ actor: 'head' }).refusal(command)).toBe(code);
  });

  it('nothing is reviewed or signed without a draft', () => {
    expect(one.refusal(acts.review('legal'))).toBe('request.no-draft');
    expect(one.refusal(acts.sign('2026-03-20'))).toBe('request.no-draft');
  });

  it('the answer is the signed conclusion, and not earlier than its signature', () => {
    expect(passed.refusal(acts.answer('2026-03-23', 'A8'))).toBe('request.answer-not-signed');
    expect(signed.refusal(acts.answer('2026-03-23', 'A9'))).toBe('request.answer-differs-from-draft');
    expect(signed.refusal(acts.answer('2026-03-19', 'A8'))).toBe('request.date-out-of-order');
    expect(signed.decides(acts.answer('2026-03-23', 'A8'))[0]).toMatchObject({ data: { decision: 'A8', draft: 1 } });
  });

  it("an answer on paper needs no draft, unless the agency's setting says otherwise", () => {
    expect(one.decides(acts.answer('2026-03-23', 'A8'))[0]?.type).toBe('RequestAnswered');
    const strict = one.given({ policy: { paperAnswers: false } });
    expect(strict.refusal(acts.answer('2026-03-23', 'A8'))).toBe('request.answer-not-signed');
  });

  it('a signature that was sent out cannot be revoked', () => {
    const sent = signed.type(acts.answer('2026-03-23', 'A8'));
    expect(sent.refusal(acts.revocation(sent.versionOf('DecisionSigned')))).toBe('request.fact-has-followers');
  });

  it('undoing an answer discards its draft: the next answer is drafted, reviewed and signed anew', () => {
    const reopened = signed.type(acts.answer('2026-03-23', 'A8'), acts.reopening('2026-03-24'));
    expect(reopened.state.draft).toBeUndefined();
    expect(reopened.refusal(acts.sign('2026-03-25'))).toBe('request.no-draft');
  });
});

describe('a file note that a period was let pass (A21, A22)', () => {
  it('is enough by itself when no notice is on record', () => {
    expect(one.decides(acts.answer('2026-03-23', 'A21'))[0]?.type).toBe('RequestAnswered');
  });

  it('must agree with a notice on record, and never comes before its day', () => {
    const asked = one.type(acts.supplementNotice('2026-03-05'), acts.served('supplement', '2026-03-05'));
    expect(asked.refusal(acts.answer('2026-03-26', 'A21'))).toBe('request.lapse-too-early');
    expect(asked.decides(acts.answer('2026-03-27', 'A21'))[0]?.type).toBe('RequestAnswered');
    const charged = one.type(acts.feeNotice('2026-03-12'), acts.payment('2026-03-16', 140));
    expect(charged.refusal(acts.answer('2026-03-26', 'A22'))).toBe('request.nothing-lapsed');
  });
});

describe('service of the answer (国办公开办函〔2016〕235号)', () => {
  const posted = one.type(acts.answer('2026-03-30', 'A12', { serviceMode: 'post' }));

  it('does not decide lateness: the reply date does, and the delivery date is kept apart', () => {
    const delivered = posted.type(acts.delivered('2026-04-03'));
    expect(delivered.deadline('reply')?.state).toBe('met');
    expect(delivered.state.standing).toMatchObject({ on: '2026-03-30', deliveredOn: '2026-04-03' });
  });

  it('is refused before the answer was sent, or before there is an answer', () => {
    expect(posted.refusal(acts.delivered('2026-03-29'))).toBe('request.served-before-issued');
    expect(one.refusal(acts.delivered('2026-03-29'))).toBe('request.not-concluded');
  });

  it('every conclusion is recorded with its row’s code', () => {
    for (const code of codes.filter((each) => each !== 'A23')) {
      expect(one.decides(acts.answer('2026-03-30', code, { note: sealed }))[0]).toMatchObject({
        data: { decision: code },
      });
    }
  });
});
