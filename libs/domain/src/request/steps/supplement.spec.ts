import { describe, expect, it } from 'vitest';
import { acts, received, sealed, typedCase } from '../../testing';
import { REQUEST_ACT_NAMES } from '../stepTable';
import { isForbiddenByDay } from '../availability';
import type { RequestCommand } from '../commands';

// Received on Monday 2026-03-02: the seventh working day is 03-11, the twentieth 03-30.
const one = typedCase().type(received('2026-03-02'));
const noticed = one.type(acts.supplementNotice('2026-03-05'));
const served = noticed.type(acts.served('supplement', '2026-03-05'));
const lapsed = served.type(acts.lapse('supplement', '2026-03-27'));

describe('the notice to supplement (条例 第三十条)', () => {
  it('stops the reply period while the answer is awaited, and the answer restarts it', () => {
    expect(noticed.deadline('reply', '2026-04-20')).toMatchObject({ state: 'waiting', dueOn: '2026-03-30' });
    const answered = served.type(acts.supplement('2026-03-16'));
    expect(answered.deadline('reply', '2026-03-16')).toMatchObject({
      from: '2026-03-16',
      dueOn: '2026-04-14',
      state: 'running',
    });
  });

  it('gives the applicant the period it names, from its service', () => {
    expect(noticed.deadline('supplementReply:1')).toBeUndefined();
    expect(noticed.deadline('noticeService:1', '2026-03-06')).toMatchObject({ state: 'running' });
    expect(served.deadline('supplementReply:1', '2026-03-20')).toMatchObject({ dueOn: '2026-03-26', state: 'running' });
    const seven = one.type(acts.supplementNotice('2026-03-05', { replyWorkingDays: 7 }));
    expect(seven.type(acts.served('supplement', '2026-03-06')).deadline('supplementReply:1')?.dueOn).toBe('2026-03-17');
  });

  it('is the only one: a second needs an officer and opens an incident', () => {
    const again = acts.supplementNotice('2026-03-10');
    expect(noticed.refusal(again)).toBe('request.supplement-once');
    const overridden = noticed.decides({ ...again, override: sealed } as RequestCommand);
    expect(overridden[0]).toMatchObject({
      type: 'ActOverridden',
      data: { act: 'IssueSupplementNotice', code: 'request.supplement-once', article: '条例第三十条', by: 'clerk' },
    });
    expect(overridden[1]).toMatchObject({ type: 'SupplementNoticeIssued', data: { n: 2 } });
  });

  it('is the only one even when the earlier of two is entered last', () => {
    const later = one.type(acts.supplementNotice('2026-03-10'));
    expect(later.refusal(acts.supplementNotice('2026-03-05'))).toBe('request.supplement-once');
  });

  it.each<[string, RequestCommand, string]>([
    ['without a thing to supplement', acts.supplementNotice('2026-03-05', { items: [] }), 'request.items-missing'],
    ['with a period of no day', acts.supplementNotice('2026-03-05', { replyWorkingDays: 0 }), 'request.period-invalid'],
    ['before receipt', acts.supplementNotice('2026-03-01'), 'request.date-out-of-order'],
    ['served although none was issued', acts.served('supplement', '2026-03-04'), 'request.notice-not-issued'],
    ['on a date that does not exist', acts.supplementNotice('2026-02-30'), 'date.invalid'],
  ])('%s is refused', (_, command, code) => {
    expect(one.refusal(command)).toBe(code);
  });

  it('served before it was issued is refused', () => {
    expect(noticed.refusal(acts.served('supplement', '2026-03-04'))).toBe('request.served-before-issued');
  });
});

describe('a late notice to supplement', () => {
  const late = (over: object = {}) => acts.supplementNotice('2026-03-12', over);

  it('is one after the seventh working day, which itself is in time', () => {
    expect(one.decides(acts.supplementNotice('2026-03-11'))[0]).toMatchObject({ data: { restarts: true } });
  });

  it('does not restart the period by itself: the clerk says what it does', () => {
    expect(one.refusal(late())).toBe('request.supplement-late');
    const kept = one.type(late({ whenLate: 'keepClock' })).type(acts.supplement('2026-03-20'));
    expect(kept.deadline('reply', '2026-03-20')).toMatchObject({ from: '2026-03-02', dueOn: '2026-03-30' });
  });

  it('restarts the period only through an officer with a reason', () => {
    expect(one.refusal(late({ whenLate: 'restart' }))).toBe('request.supplement-late-restart');
    const events = one.decides(late({ whenLate: 'restart', override: sealed }));
    expect(events.map(({ type }) => type)).toEqual(['ActOverridden', 'SupplementNoticeIssued', 'DeadlinesChanged']);
    expect(events[0]).toMatchObject({ data: { code: 'request.supplement-late-restart' } });
    expect(events[1]).toMatchObject({ data: { restarts: true } });
  });

  it.each([
    ['restart', undefined, true],
    ['never', undefined, false],
    ['restart', 'keepClock', false],
  ] as const)('with the setting %s and the choice %s of the clerk has restarts = %s', (setting, whenLate, restarts) => {
    const choosing = one.given({ policy: { lateSupplementRestart: setting } });
    expect(choosing.decides(late({ whenLate }))[0]).toMatchObject({ data: { restarts } });
  });

  it('needs an officer for a restart when the setting is never', () => {
    const choosing = one.given({ policy: { lateSupplementRestart: 'never' } });
    expect(choosing.refusal(late({ whenLate: 'restart' }))).toBe('request.supplement-late-restart');
    expect(choosing.decides(late({ whenLate: 'restart', override: sealed }))[1]).toMatchObject({
      data: { restarts: true },
    });
  });

  it('after the reply period is over needs an officer', () => {
    expect(one.refusal(acts.supplementNotice('2026-04-01', { whenLate: 'keepClock' }))).toBe(
      'request.reply-period-over',
    );
  });

  it('has its restart corrected with its day across the seventh working day, and nothing restarts silently', () => {
    const version = noticed.versionOf('SupplementNoticeIssued');
    const corrected = noticed.type(acts.correction(version, { issuedOn: '2026-03-12' }));
    expect(corrected.events.findLast(({ type }) => type === 'FactCorrected')).toMatchObject({
      data: { changes: { issuedOn: '2026-03-12', restarts: false } },
    });
    expect(corrected.deadline('reply', '2026-03-20')?.state).toBe('running');
    const back = corrected.type(acts.correction(version, { issuedOn: '2026-03-05' }));
    expect(back.deadlines()).toEqual(noticed.deadlines());
  });

  it('has its restart corrected when a corrected receipt makes it late, and back again', () => {
    const confirm = (typed: typeof noticed, n: number, receivedOn: string) =>
      typed
        .type(acts.correction(1, { receivedOn }))
        .given({ actor: 'head' })
        .type(acts.confirmCorrection(n))
        .given({ actor: 'clerk' });
    // From 2026-02-24 the seventh working day is 2026-03-04; the notice is of 2026-03-05.
    const supplemented = noticed.type(acts.supplement('2026-03-16'));
    const late = confirm(supplemented, 1, '2026-02-24');
    expect(late.state.supplements).toMatchObject([{ restarts: false }]);
    expect(late.events.findLast(({ type }) => type === 'FactCorrected')).toMatchObject({
      data: { of: 'SupplementNoticeIssued', changes: { restarts: false }, by: 'head', proposedBy: 'clerk' },
    });
    expect(late.deadline('reply')?.from).toBe('2026-02-24');
    const back = confirm(late, 3, '2026-03-02');
    expect(back.deadlines()).toEqual(supplemented.deadlines());
  });

  it('keeps its restart when a corrected receipt does not change whether it was late', () => {
    const chosen = one.type(late({ whenLate: 'restart', override: sealed }));
    const corrected = chosen
      .type(acts.correction(1, { receivedOn: '2026-02-27' }))
      .given({ actor: 'head' })
      .type(acts.confirmCorrection(1));
    expect(corrected.state.supplements).toMatchObject([{ restarts: true }]);
    const policy = { lateSupplementRestart: 'restart' } as const;
    const always = noticed
      .given({ policy })
      .type(acts.correction(1, { receivedOn: '2026-02-24' }))
      .given({ policy, actor: 'head' })
      .type(acts.confirmCorrection(1));
    expect(always.state.supplements).toMatchObject([{ restarts: true }]);
  });
});

describe('the supplement', () => {
  it('posted before the end of the period is in time (民事诉讼法 第八十五条)', () => {
    expect(served.refusal(acts.supplement('2026-03-30'))).toBe('request.supplement-after-period');
    const posted = served.type(acts.supplement('2026-03-30', { postedOn: '2026-03-26' }));
    expect(posted.deadline('reply', '2026-03-30')?.from).toBe('2026-03-30');
  });

  it('that is late is taken with a good reason (条例 第三十条 “无正当理由”)', () => {
    expect(served.decides(acts.supplement('2026-04-01', { lateReason: sealed }))[0]?.type).toBe('SupplementReceived');
  });

  it.each<[string, RequestCommand, string]>([
    [
      'posted after it was received',
      acts.supplement('2026-03-20', { postedOn: '2026-03-21' }),
      'request.date-out-of-order',
    ],
    ['received before the notice', acts.supplement('2026-03-04'), 'request.date-out-of-order'],
    ['by an unknown channel', acts.supplement('2026-03-20', { channel: 'pigeon' }), 'request.channel-unknown'],
  ])('%s is refused', (_, command, code) => {
    expect(served.refusal(command)).toBe(code);
  });

  it('that nobody asked for is refused', () => {
    expect(one.refusal(acts.supplement('2026-03-20'))).toBe('request.no-supplement-awaited');
    const done = served.type(acts.supplement('2026-03-16'));
    expect(done.refusal(acts.supplement('2026-03-17'))).toBe('request.no-supplement-awaited');
  });

  it('does not change the year of 新收', () => {
    expect(served.type(acts.supplement('2026-03-16')).state.receivedOn).toBe('2026-03-02');
  });
});

describe('a request given up by not supplementing', () => {
  it('lapses on the day after the last day, not before', () => {
    expect(served.refusal(acts.lapse('supplement', '2026-03-26'))).toBe('request.lapse-too-early');
    expect(lapsed.state).toMatchObject({ status: 'concluded', decision: 'A21', concludedOn: '2026-03-27' });
  });

  it('cannot lapse without a served notice, nor twice', () => {
    expect(noticed.refusal(acts.lapse('supplement', '2026-05-01'))).toBe('request.nothing-lapsed');
    expect(one.refusal(acts.lapse('supplement', '2026-05-01'))).toBe('request.nothing-lapsed');
    expect(lapsed.refusal(acts.lapse('supplement', '2026-03-30'))).toBe('request.already-concluded');
  });

  it('never lapses on a provisional date', () => {
    const winter = typedCase([], { on: '2026-12-31' })
      .type(received('2026-12-14'), acts.supplementNotice('2026-12-16'), acts.served('supplement', '2026-12-16'))
      .given({ on: '2027-03-01' });
    expect(winter.deadline('supplementReply:1')).toMatchObject({ provisional: true, state: 'running' });
    expect(winter.refusal(acts.lapse('supplement', '2027-03-01'))).toBe('request.lapse-provisional');
    expect(winter.decides(acts.due('supplementReply', winter.state.derivation, 1))).toEqual([]);
  });

  it('is proposed to a person by default, and lapses by itself where the setting is automatic', () => {
    const early = typedCase([], { on: '2026-03-06' }).type(
      received('2026-03-02'),
      acts.supplementNotice('2026-03-05'),
      acts.served('supplement', '2026-03-05'),
    );
    const ring = acts.due('supplementReply', early.state.derivation, 1);
    expect(early.given({ on: '2026-03-26' }).decides(ring)).toEqual([]);
    expect(early.given({ on: '2026-03-27' }).decides(ring)[0]?.type).toBe('LapseProposed');
    const automatic = early.given({ on: '2026-03-27', policy: { lapse: 'automatic' } });
    expect(automatic.decides(ring)[0]).toMatchObject({ type: 'RequestLapsed', data: { decision: 'A21' } });
  });

  it('opens again by a supplement that proves to have been in time', () => {
    const events = lapsed.decides(acts.supplement('2026-03-30', { postedOn: '2026-03-25' }));
    expect(events.map(({ type }) => type)).toEqual(['RequestReopened', 'SupplementReceived', 'DeadlinesChanged']);
    expect(events[0]).toMatchObject({ data: { ground: 'lapseUndone' } });
    expect(lapsed.refusal(acts.supplement('2026-03-30', { lateReason: sealed }))).toBe('request.already-concluded');
  });

  it('rests on its notice: no correction or revocation may remove its ground', () => {
    const service = served.versionOf('NoticeServed');
    expect(lapsed.refusal(acts.correction(service, { servedOn: '2026-03-09' }))).toBe('request.lapse-too-early');
    expect(lapsed.refusal(acts.revocation(service))).toBe('request.nothing-lapsed');
    expect(lapsed.refusal(acts.served('supplement', '2026-03-09'))).toBe('request.lapse-too-early');
    const end = lapsed.versionOf('RequestLapsed');
    expect(lapsed.refusal(acts.correction(end, { lapsedOn: '2026-03-26' }))).toBe('request.lapse-too-early');
    const issue = lapsed.versionOf('SupplementNoticeIssued');
    expect(lapsed.refusal(acts.correction(issue, { replyWorkingDays: 30 }))).toBe('request.lapse-too-early');
  });
});

describe('service and supplement entered after the end of a request', () => {
  it('are recorded when they happened before the answer, and decide whether the answer was late', () => {
    const answered = one.type(acts.answer('2026-04-10'));
    expect(answered.deadline('reply')?.state).toBe('missed');
    const told = answered.type(
      acts.supplementNotice('2026-03-05'),
      acts.served('supplement', '2026-03-05'),
      acts.supplement('2026-03-16'),
    );
    expect(told.deadline('reply')).toMatchObject({ from: '2026-03-16', dueOn: '2026-04-14', state: 'met' });
    expect(told.state.status).toBe('concluded');
  });

  it('are offered, since their own day decides, and an act that today decides is not', () => {
    const code = 'request.already-concluded';
    const typedIn = REQUEST_ACT_NAMES.filter((act) => isForbiddenByDay(act, code));
    expect(typedIn).toContain('IssueSupplementNotice');
    for (const act of ['AnswerRequest', 'WithdrawRequest', 'ConfirmLapse'] as const) expect(typedIn).not.toContain(act);
  });

  it('are refused when they are dated after the end', () => {
    const answered = one.type(acts.answer('2026-03-09'));
    expect(answered.refusal(acts.supplementNotice('2026-03-10'))).toBe('request.already-concluded');
    const told = answered.type(acts.supplementNotice('2026-03-05'));
    expect(told.refusal(acts.supplement('2026-03-16'))).toBe('request.already-concluded');
  });
});
