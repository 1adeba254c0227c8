import type { Deadline } from '@yishen/domain';
import type { RecordedEvent } from '@yishen/event-store';
import type { ArmedAlarms } from '@yishen/workflows/contract';
import { describe, expect, it } from 'vitest';
import { agrees, loggedClocks, type LoggedClock } from './loggedClocks';

const deadline = {
  kind: 'reply',
  from: '2026-03-02',
  dueOn: '2026-03-30',
  dueAt: '2026-03-30T15:59:59.999Z',
  state: 'running',
  provisional: false,
  workingDays: 20,
  article: '《政府信息公开条例》第三十三条',
  ruleVersion: '2019',
  calendarVersion: '2026',
  warnings: [
    { workingDaysLeft: 5, at: '2026-03-23T01:00:00.000Z' },
    { workingDaysLeft: 0, at: '2026-03-30T01:00:00.000Z' },
  ],
} as unknown as Deadline;

const sealed = { k: 'key', v: 'c2VhbGVk' };
const received = {
  type: 'RequestReceived',
  data: { agencyId: 'a1', receivedOn: '2026-03-02', applicant: { kind: 'naturalPerson', person: 'p1', name: sealed } },
};
const changed = (derivation: number, deadlines: Deadline[], closed = false) => {
  return { type: 'DeadlinesChanged', data: { derivation, deadlines, closed } };
};
const answered = { type: 'RequestAnswered', data: { decision: 'A2', repliedOn: '2026-03-10', serviceMode: 'post' } };

function stream(...events: { type: string; data: object }[]): RecordedEvent[] {
  return events.map((event, index) => {
    return { ...event, schema: 1, stream: 'request-r1', scope: 'a1', version: index + 1 } as unknown as RecordedEvent;
  });
}

function clockOf(...events: { type: string; data: object }[]): LoggedClock {
  const [logged] = loggedClocks(stream(received, ...events));
  if (!logged) throw new Error('no clock');
  return logged;
}

const armedWith = ({ derivation, alarms }: LoggedClock): ArmedAlarms => ({ derivation, next: null, alarms });

describe('the clock a request should have', () => {
  it('has the reminders and the end of the due day of every running deadline', () => {
    expect(clockOf(changed(1, [deadline]))).toMatchObject({
      workflow: 'requestClock',
      id: 'request-clock:r1',
      subject: { request: 'r1' },
      agency: 'a1',
      derivation: 1,
      closed: false,
      due: { kind: 'reply', dueOn: '2026-03-30' },
      alarms: [
        { what: 'warn', workingDaysLeft: 5, at: '2026-03-23T01:00:00.000Z' },
        { what: 'warn', workingDaysLeft: 0, at: '2026-03-30T01:00:00.000Z' },
        { what: 'miss', at: '2026-03-30T15:59:59.999Z' },
      ],
    });
  });

  it('warns of a provisional date and never calls it missed', () => {
    const { alarms } = clockOf(changed(1, [{ ...deadline, provisional: true }]));
    expect(alarms.map(({ what }) => what)).toEqual(['warn', 'warn']);
  });

  it('has nothing left to ring once the deadline is missed, and is closed by the answer', () => {
    expect(clockOf(changed(1, [{ ...deadline, state: 'missed' }]))).toMatchObject({ closed: false, alarms: [] });
    expect(clockOf(changed(1, [deadline]), answered, changed(2, [{ ...deadline, state: 'met' }], true))).toMatchObject({
      closed: true,
      alarms: [],
    });
  });

  it('is unknown for a stream that is not in the log', () => {
    expect(loggedClocks([])).toEqual([]);
  });
});

describe('the clocks of a stream whose deadlines have several workflows', () => {
  const of = (kind: string, ref?: number, state = 'running') =>
    ({ ...deadline, kind, state, ...(ref === undefined ? {} : { ref }) }) as unknown as Deadline;
  const clocks = (...events: { type: string; data: object }[]) =>
    Object.fromEntries(loggedClocks(stream(received, ...events)).map((clock) => [clock.id, clock]));

  it('are one for the stream, and one for each notice and consultation', () => {
    const two = clocks(
      changed(1, [deadline, of('consultationReply', 1), of('consultationReply', 2), of('feePayment')]),
    );
    expect(Object.keys(two).sort()).toEqual([
      'consultation:r1:1',
      'consultation:r1:2',
      'fee-notice:r1',
      'request-clock:r1',
    ]);
    expect(two['request-clock:r1']?.alarms.map(({ kind }) => kind)).not.toContain('consultationReply');
    expect(two['consultation:r1:2']).toMatchObject({ workflow: 'consultation', subject: { request: 'r1' }, due: {} });
    expect(two['consultation:r1:2']?.alarms.at(-1)).toMatchObject({ what: 'miss', kind: 'consultationReply', ref: 2 });
  });

  it('close one by one, also when a correction has taken the deadline away', () => {
    const after = clocks(
      changed(1, [deadline, of('supplementReply', 1), of('consultationReply', 1)]),
      changed(2, [deadline, of('supplementReply', 1, 'met')]),
    );
    expect(after['request-clock:r1']).toMatchObject({ closed: false });
    expect(after['supplementation:r1:1']).toMatchObject({ closed: true, derivation: 2, alarms: [] });
    expect(after['consultation:r1:1']).toMatchObject({ closed: true, derivation: 2, alarms: [] });
  });

  it('tell two deadlines of one kind apart by their number', () => {
    const [clock] = loggedClocks(stream(received, changed(1, [of('reasonsReply', 1), of('reasonsReply', 2)])));
    const armed = { ...armedWith(clock!), alarms: clock!.alarms.filter(({ ref }) => ref === 1) };
    expect(agrees(armed, clock!, '2026-03-20T00:00:00.000Z')).toBe(false);
  });
});

describe('a running clock agrees with the log', () => {
  const logged = clockOf(changed(2, [deadline]));
  const before = '2026-03-20T00:00:00.000Z';

  it('when it is armed with the same derivation and the same alarms', () => {
    expect(agrees(armedWith(logged), logged, before)).toBe(true);
  });

  it('also without the reminders whose time has come', () => {
    const given = { ...armedWith(logged), alarms: logged.alarms.slice(1) };
    expect(agrees(given, logged, '2026-03-23T02:00:00.000Z')).toBe(true);
    expect(agrees(given, logged, before)).toBe(false);
  });

  it('not when it has lost the miss that the log still awaits', () => {
    const lost = { ...armedWith(logged), alarms: logged.alarms.slice(0, 2) };
    expect(agrees(lost, logged, '2026-03-31T02:00:00.000Z')).toBe(false);
  });

  it('not with an older derivation, another date, or an alarm the log does not know', () => {
    expect(agrees({ ...armedWith(logged), derivation: 1 }, logged, before)).toBe(false);
    const moved = clockOf(changed(2, [{ ...deadline, dueAt: '2026-04-07T15:59:59.999Z' as Deadline['dueAt'] }]));
    expect(agrees(armedWith(moved), logged, before)).toBe(false);
    expect(agrees(armedWith(logged), clockOf(changed(2, [])), before)).toBe(false);
  });
});
