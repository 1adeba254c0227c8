import { describe, expect, it } from 'vitest';
import { acts, received, sealed, typedCase } from '../../testing';
import type { RequestCommand } from '../commands';

// Received on Monday 2026-03-02: due on 03-30, with twenty more days on 04-28.
const one = typedCase().type(received('2026-03-02'));
const extended = one.type(acts.extension(20, '2026-03-26'));

describe('the extension of the reply period (条例 第三十三条第二款)', () => {
  it.each([
    [1, '2026-03-31'],
    [20, '2026-04-28'],
  ])('by %i working days moves the due day to %s', (days, dueOn) => {
    expect(one.type(acts.extension(days, '2026-03-26')).deadline('reply')).toMatchObject({ dueOn, extendedBy: days });
  });

  it.each([0, 21, 1.5, -1])('by %d working days is refused: only whole days up to twenty are allowed', (days) => {
    expect(one.refusal(acts.extension(days, '2026-03-26'))).toBe('request.extension-too-long');
    expect(one.refusal({ type: 'ProposeExtension', workingDays: days, reason: sealed })).not.toBe(
      'nothing was refused',
    );
  });

  it('is granted once in a running period, and no override adds a twenty-first day', () => {
    const ten = one.type(acts.extension(10, '2026-03-26'));
    expect(ten.refusal(acts.extension(5, '2026-03-27'))).toBe('request.extension-once');
    const officer = { override: sealed } as object;
    expect(ten.refusal(acts.extension(11, '2026-03-27', '2026-03-27', officer))).toBe('request.extension-too-long');
    expect(ten.decides(acts.extension(10, '2026-03-27', '2026-03-27', officer))[0]).toMatchObject({
      type: 'ActOverridden',
      data: { code: 'request.extension-once' },
    });
  });

  it('must be granted and told before the first deadline is over', () => {
    expect(one.decides(acts.extension(20, '2026-03-30'))[0]?.type).toBe('ExtensionGranted');
    expect(one.refusal(acts.extension(20, '2026-03-31'))).toBe('request.reply-period-over');
    expect(one.refusal(acts.extension(20, '2026-03-30', '2026-03-31'))).toBe('request.extension-told-late');
    expect(one.refusal(acts.extension(20, '2026-03-27', '2026-03-26'))).toBe('request.date-out-of-order');
  });

  it('cannot be granted after expiry, even with an override', () => {
    expect(one.refusal(acts.extension(20, '2026-03-31', '2026-03-31', { override: sealed }))).toBe(
      'request.reply-period-over',
    );
  });

  it('is refused while the agency waits for the applicant, since no period runs', () => {
    const waiting = one.type(acts.supplementNotice('2026-03-05'));
    expect(waiting.refusal(acts.extension(20, '2026-03-20'))).toBe('request.extension-while-waiting');
  });

  it("is possible once more after a restart, unless the agency's setting says otherwise", () => {
    const restarted = one.type(
      acts.extension(20, '2026-03-04'),
      acts.supplementNotice('2026-03-05'),
      acts.supplement('2026-03-16'),
    );
    expect(restarted.deadline('reply')).toMatchObject({ from: '2026-03-16', dueOn: '2026-04-14' });
    const again = acts.extension(20, '2026-04-10');
    expect(restarted.decides(again)[0]?.type).toBe('ExtensionGranted');
    expect(restarted.given({ policy: { extensionPerPeriod: false } }).refusal(again)).toBe('request.extension-once');
  });

  it('on the very day of the restart lengthens the period that starts there, once', () => {
    const restarted = one.type(acts.supplementNotice('2026-03-05'), acts.supplement('2026-03-16'));
    const longer = restarted.type(acts.extension(5, '2026-03-16'));
    expect(longer.deadline('reply')?.extendedBy).toBe(5);
    expect(longer.refusal(acts.extension(5, '2026-03-17'))).toBe('request.extension-once');
  });

  it('is judged on its own day, in whatever order a past case is entered', () => {
    const restarted = one.type(acts.supplementNotice('2026-03-10'), acts.supplement('2026-03-20'));
    // Before the notice the first period ran; between notice and supplement none did.
    expect(restarted.decides(acts.extension(5, '2026-03-06'))[0]?.type).toBe('ExtensionGranted');
    expect(restarted.refusal(acts.extension(5, '2026-03-12'))).toBe('request.extension-while-waiting');
    const answered = one.type(acts.answer('2026-04-10'));
    expect(answered.deadline('reply')?.state).toBe('missed');
    expect(answered.type(acts.extension(20, '2026-03-26')).deadline('reply')?.state).toBe('met');
    expect(answered.refusal(acts.extension(20, '2026-04-10'))).toBe('request.already-concluded');
    expect(answered.refusal(acts.extension(20, '2026-04-01'))).toBe('request.reply-period-over');
  });

  it('restores the date when it is revoked, and may be granted anew', () => {
    const revoked = extended.type(acts.revocation(extended.versionOf('ExtensionGranted')));
    expect(revoked.deadlines()).toEqual(one.deadlines());
    expect(revoked.decides(acts.extension(20, '2026-03-26'))[0]?.type).toBe('ExtensionGranted');
  });

  it('is corrected only to what could have been granted', () => {
    const version = extended.versionOf('ExtensionGranted');
    expect(extended.refusal(acts.correction(version, { workingDays: 21 }))).toBe('request.extension-too-long');
    expect(extended.refusal(acts.correction(version, { noticedOn: '2026-04-01' }))).toBe('request.extension-told-late');
    expect(extended.type(acts.correction(version, { workingDays: 10 })).deadline('reply')?.dueOn).toBe('2026-04-14');
  });

  it('changes no date while it is only a proposal', () => {
    const proposed = one
      .given({ on: '2026-03-20' })
      .type({ type: 'ProposeExtension', workingDays: 20, reason: sealed });
    expect(proposed.deadline('reply')?.dueOn).toBe('2026-03-30');
    expect(proposed.state.proposedExtension).toBe(20);
  });
});

describe('excessive requests (条例 第三十五条)', () => {
  const asked = one.type(acts.askReasons('2026-03-05'));
  const given = asked.type(acts.reasons('2026-03-16'));
  const accepted = given.type(acts.judge('2026-03-17', true));

  it('keep their deadline while reasons are asked, and the question has a period of its own', () => {
    expect(asked.deadline('reply', '2026-03-20')).toMatchObject({ dueOn: '2026-03-30', state: 'running' });
    expect(asked.deadline('reasonsReply:1', '2026-03-20')).toMatchObject({ dueOn: '2026-03-26', state: 'running' });
    expect(asked.type(acts.served('reasons', '2026-03-06')).deadline('reasonsReply:1')?.dueOn).toBe('2026-03-27');
  });

  it('are judged unreasonable by silence only when the period given is over', () => {
    expect(asked.refusal(acts.judge('2026-03-26', false))).toBe('request.lapse-too-early');
    expect(asked.decides(acts.judge('2026-03-27', false))[0]?.type).toBe('ReasonsJudged');
    expect(given.decides(acts.judge('2026-03-17', false))[0]?.type).toBe('ReasonsJudged');
  });

  it('get a later date as their deadline when the reasons are accepted', () => {
    expect(accepted.type(acts.delay('2026-03-20', '2026-06-30')).deadline('reply', '2026-05-01')).toMatchObject({
      dueOn: '2026-06-30',
      workingDays: 0,
      state: 'running',
      article: '《政府信息公开条例》第三十五条',
    });
  });

  it.each<[string, RequestCommand, string]>([
    ['a date not later than the one by law', acts.delay('2026-03-20', '2026-03-30'), 'request.delay-not-later'],
    ['a date not later than its own notice', acts.delay('2026-03-20', '2026-03-20'), 'request.delay-not-later'],
    ['a date told after the period', acts.delay('2026-04-01', '2026-06-30'), 'request.reply-period-over'],
    ['asking twice', acts.askReasons('2026-03-20'), 'request.reasons-once'],
  ])('%s is refused', (_, command, code) => {
    expect(accepted.refusal(command)).toBe(code);
  });

  it('cannot have a delayed date corrected to one that is not later', () => {
    const delayed = accepted.type(acts.delay('2026-03-20', '2026-06-30'));
    const version = delayed.versionOf('DelayedAnswerSet');
    expect(delayed.refusal(acts.correction(version, { until: '2026-03-25' }))).toBe('request.delay-not-later');
    expect(delayed.type(acts.correction(version, { until: '2026-07-01' })).deadline('reply')?.dueOn).toBe('2026-07-01');
  });

  it('keep the delayed date, which is neither extended nor moved by a consultation: 第三十三条 speaks of its own period', () => {
    const delayed = accepted.type(acts.delay('2026-03-20', '2026-06-30'));
    expect(delayed.refusal(acts.extension(5, '2026-03-23'))).toBe('request.delay-set');
    const consulted = delayed.type(acts.consult('thirdParty', '2026-03-23'), acts.consultServed(1, '2026-03-24'));
    expect(consulted.deadline('reply')).toMatchObject({ dueOn: '2026-06-30', workingDays: 0 });
    expect(consulted.deadline('reply')).not.toHaveProperty('excluded');
    const extended = accepted.type(acts.extension(5, '2026-03-18'), acts.delay('2026-03-20', '2026-06-30'));
    expect(extended.deadline('reply')).not.toHaveProperty('extendedBy');
  });

  it('get the period of the law again by a later restart, and it can be extended', () => {
    const restarted = accepted.type(
      acts.supplementNotice('2026-03-05'),
      acts.delay('2026-03-20', '2026-06-30'),
      acts.supplement('2026-03-23'),
    );
    expect(restarted.deadline('reply')).toMatchObject({ from: '2026-03-23', workingDays: 20 });
    expect(restarted.type(acts.extension(5, '2026-03-24')).deadline('reply')?.workingDays).toBe(25);
  });

  it('need an officer for a later date without accepted reasons', () => {
    const refused = given.type(acts.judge('2026-03-17', false));
    expect(refused.refusal(acts.delay('2026-03-20', '2026-06-30'))).toBe('request.reasons-not-accepted');
    expect(one.refusal(acts.reasons('2026-03-16'))).toBe('request.reasons-not-asked');
    expect(one.refusal(acts.judge('2026-03-16', true))).toBe('request.reasons-not-asked');
  });

  it('are concluded with A19 only when their reasons were found unreasonable', () => {
    expect(given.refusal(acts.draft('A19'))).toBe('request.decision-needs-reasons');
    expect(given.type(acts.judge('2026-03-17', false)).decides(acts.draft('A19'))[0]?.type).toBe('DecisionDrafted');
  });

  it('keep reasons that were judged: they cannot be revoked', () => {
    expect(accepted.refusal(acts.revocation(accepted.versionOf('ReasonsGiven')))).toBe('request.fact-has-followers');
    expect(accepted.refusal(acts.revocation(accepted.versionOf('ReasonsAsked')))).toBe('request.fact-has-followers');
  });
});
