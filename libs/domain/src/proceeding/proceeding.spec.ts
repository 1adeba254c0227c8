import { NATIONAL_CALENDAR, plainDate } from '@yishen/calendar';
import { DEFAULT_SETTINGS } from '@yishen/statute';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { specification } from '../testing';
import { proceedingActs } from './availability';
import { proceedingClock } from './clock';
import type { ProceedingCommand } from './commands';
import type { ProceedingDeadline } from './deadline';
import { decideProceeding } from './decide';
import type { ProceedingAct, ProceedingEvent } from './dispute';
import type { KnownProceeding } from './proceeding';
import { columnOf, disputeStatus } from './standing';
import { UNKNOWN_PROCEEDING, evolveProceeding } from './state';

const given = specification({ decide: decideProceeding, evolve: evolveProceeding, initial: UNKNOWN_PROCEEDING });
const at = { now: '2026-11-23T04:00:00.000Z' };
const sealed = { k: 'proceeding-1', v: 'c2VhbGVk' };

const open = (kind: string, openedOn: string): ProceedingCommand => ({
  type: 'OpenProceeding',
  agencyId: 'a',
  kind,
  openedOn,
});
const notice = (receivedOn: string, procedure = 'ordinary', acceptedOn?: string): ProceedingAct => ({
  type: 'ReceiveNotice',
  instance: 1,
  receivedOn,
  procedure,
  ...(acceptedOn === undefined ? {} : { acceptedOn }),
});
const conclude = (instance: number, outcome: string, on: string, result?: string): ProceedingAct => ({
  type: 'ConcludeInstance',
  instance,
  outcome,
  decidedOn: on,
  receivedOn: on,
  ...(result === undefined ? {} : { result }),
});
const further = (forum: string, openedOn: string): ProceedingAct => ({ type: 'OpenInstance', forum, openedOn });

const stateAfter = (events: readonly ProceedingEvent[]) =>
  events.reduce(evolveProceeding, UNKNOWN_PROCEEDING) as KnownProceeding;
const after = (...commands: ProceedingCommand[]) =>
  stateAfter(
    given(at)
      .when(...commands)
      .events(),
  );

/** The deadline of a kind as the log has it after these facts were entered together. */
function deadlineOf(
  kind: ProceedingDeadline['kind'],
  ...commands: ProceedingCommand[]
): ProceedingDeadline | undefined {
  return after(...commands).deadlines.find((deadline) => deadline.kind === kind);
}

describe('a proceeding', () => {
  const opening = { type: 'OpenProceeding' as const, agencyId: 'a', kind: 'reconsideration', openedOn: '2026-03-02' };
  const concluding = { type: 'ConcludeProceeding' as const, outcome: 'upheld', concludedOn: '2026-04-30' };

  it('is opened and concluded, also in one late entry', () => {
    const events = given(at).when(opening, concluding).events();
    expect(events.map((event) => event.type)).toEqual(['ProceedingOpened', 'ProceedingConcluded', 'DeadlinesChanged']);
  });

  it.each([
    [{ ...opening, kind: 'mediation' }, 'proceeding.kind-unknown'],
    [{ ...opening, openedOn: '2026-11-24' }, 'proceeding.opened-in-future'],
    [concluding, 'proceeding.unknown'],
  ])('refuses %o', (command, code) => {
    expect(given(at).when(command).rejection()).toBe(code);
  });

  it('cannot end before it began, nor twice, nor with an unknown outcome', () => {
    const open = given(at).when(opening).events();
    expect(
      given(at, ...open)
        .when({ ...concluding, concludedOn: '2026-03-01' })
        .rejection(),
    ).toBe('proceeding.concluded-before-opened');
    expect(
      given(at, ...open)
        .when({ ...concluding, outcome: 'lost' })
        .rejection(),
    ).toBe('proceeding.outcome-unknown');
    expect(
      given(at, ...open)
        .when(concluding, concluding)
        .rejection(),
    ).toBe('proceeding.already-concluded');
  });
});

describe('the deadlines of a dispute', () => {
  it('the reply in reconsideration is due 10 working days from receipt, or 5 in the simplified procedure', () => {
    const opened = open('reconsideration', '2026-09-16');
    // Across the holiday of the 1st to 7th of October and the make-up Sunday of 20 September.
    expect(deadlineOf('replyAndEvidence', opened, notice('2026-09-18'))).toMatchObject({
      dueOn: '2026-10-09',
      unit: 'working',
      length: 10,
      party: 'agency',
      article: '《行政复议法》（2023年修订）第四十八条',
    });
    expect(deadlineOf('replyAndEvidence', opened, notice('2026-09-18', 'simplified'))?.dueOn).toBe('2026-09-24');
  });

  it('a case from before 2024 keeps the ten calendar days of the old law', () => {
    expect(deadlineOf('replyAndEvidence', open('reconsideration', '2023-09-01'), notice('2023-09-04'))).toMatchObject({
      dueOn: '2023-09-14',
      unit: 'calendar',
    });
  });

  it('the answer in court is due 15 calendar days from receipt, moved off a rest day', () => {
    expect(deadlineOf('replyAndEvidence', open('directSuit', '2026-09-16'), notice('2026-09-18'))).toMatchObject({
      dueOn: '2026-10-08',
      movedFrom: '2026-10-03',
      unit: 'calendar',
    });
  });

  it('a reply posted before expiry is in time, and one filed later is missed', () => {
    const facts = [open('directSuit', '2026-03-02'), notice('2026-03-02')];
    const filed = (filedOn: string): ProceedingAct => ({ type: 'FileReply', instance: 1, filedOn });
    expect(deadlineOf('replyAndEvidence', ...facts, filed('2026-03-17'))?.state).toBe('met');
    expect(deadlineOf('replyAndEvidence', ...facts, filed('2026-03-18'))?.state).toBe('missed');
    expect(deadlineOf('replyAndEvidence', ...facts)?.state).toBe('missed');
  });

  it('the decision is due 60 calendar days from acceptance, 30 if simplified, put off by at most 30, and later by a suspension', () => {
    const opened = open('reconsideration', '2026-08-03');
    const decision = (...facts: ProceedingCommand[]) => deadlineOf('decision', opened, ...facts)?.dueOn;
    expect(decision(notice('2026-08-06', 'ordinary', '2026-08-05'))).toBe('2026-10-08');
    expect(decision(notice('2026-08-06', 'simplified', '2026-08-05'))).toBe('2026-09-04');
    const putOff: ProceedingAct = { type: 'PutDecisionOff', instance: 1, days: 30, noticedOn: '2026-10-08' };
    expect(decision(notice('2026-08-06', 'ordinary', '2026-08-05'), putOff)).toBe('2026-11-03');
    const suspend: ProceedingAct = { type: 'SuspendProceeding', instance: 1, on: '2026-08-10' };
    const resume: ProceedingAct = { type: 'ResumeProceeding', instance: 1, on: '2026-08-20' };
    expect(decision(notice('2026-08-06', 'ordinary', '2026-08-05'), suspend)).toBeUndefined();
    expect(decision(notice('2026-08-06', 'ordinary', '2026-08-05'), suspend, resume)).toBe('2026-10-14');
  });

  it('a judgment is due in 6 months or 45 days in first instance, and in 3 months on appeal', () => {
    const suit = open('directSuit', '2026-03-02');
    expect(deadlineOf('decision', suit, notice('2026-03-06', 'ordinary', '2026-03-02'))?.dueOn).toBe('2026-09-02');
    expect(deadlineOf('decision', suit, notice('2026-03-06', 'simplified', '2026-03-02'))?.dueOn).toBe('2026-04-16');
    const state = after(suit, conclude(1, 'claimRejected', '2026-06-01'), further('appeal', '2026-06-15'));
    expect(state.deadlines.find(({ kind, ref }) => kind === 'decision' && ref === 2)?.dueOn).toBe('2026-09-15');
  });

  it('the time to sue after reconsideration ends 15 days after the opponent received the decision', () => {
    const decided = { ...conclude(1, 'upheld', '2026-04-30'), opponentReceivedOn: '2026-05-06' } as ProceedingAct;
    expect(deadlineOf('suit', open('reconsideration', '2026-03-02'), decided)).toMatchObject({
      dueOn: '2026-05-21',
      party: 'opponent',
      state: 'lapsed',
    });
  });

  it('the time to appeal is 15 days against a judgment, 10 against a ruling, and none against a permitted withdrawal', () => {
    const suit = open('directSuit', '2026-03-02');
    expect(deadlineOf('appeal', suit, conclude(1, 'annulled', '2026-11-16'))).toMatchObject({
      dueOn: '2026-12-01',
      state: 'running',
    });
    expect(deadlineOf('appeal', suit, conclude(1, 'dismissed', '2026-11-16'))?.dueOn).toBe('2026-11-26');
    expect(deadlineOf('appeal', suit, conclude(1, 'withdrawn', '2026-11-16'))).toBeUndefined();
  });

  it('the answer to an appeal is due 15 days from its receipt', () => {
    const appealed: ProceedingAct = { type: 'FileAppeal', instance: 1, by: 'opponent', filedOn: '2026-03-10' };
    const received = { ...notice('2026-03-20'), instance: 2 } as ProceedingAct;
    const state = after(
      open('directSuit', '2026-01-05'),
      conclude(1, 'claimRejected', '2026-03-02'),
      appealed,
      further('appeal', '2026-03-16'),
      received,
    );
    expect(state.deadlines.find(({ kind }) => kind === 'appeal')?.state).toBe('met');
    expect(state.deadlines.find(({ kind, ref }) => kind === 'replyAndEvidence' && ref === 2)?.dueOn).toBe('2026-04-07');
  });

  it('the time to apply for retrial is 6 months from effect, which an unappealed judgment takes when the appeal lapses', () => {
    const suit = open('directSuit', '2026-03-02');
    expect(deadlineOf('retrialApplication', suit, conclude(1, 'annulled', '2026-11-02'))).toMatchObject({
      from: '2026-11-17',
      provisional: true,
    });
    const appealed = [suit, conclude(1, 'annulled', '2026-04-01'), further('appeal', '2026-04-10')];
    expect(deadlineOf('retrialApplication', ...appealed)).toBeUndefined();
    expect(deadlineOf('retrialApplication', ...appealed, conclude(2, 'appealDismissed', '2026-05-20'))).toMatchObject({
      from: '2026-05-20',
      dueOn: '2026-11-20',
    });
  });

  it('an order to answer anew runs for the period it names or 20 working days, and the new answer meets it', () => {
    const facts = [open('reconsideration', '2026-02-02'), conclude(1, 'annulled', '2026-03-02')];
    const order = (period: object): ProceedingAct => ({
      type: 'ReceiveOrder',
      instance: 1,
      order: 'reanswer',
      receivedOn: '2026-03-02',
      ...period,
    });
    expect(deadlineOf('reanswer', ...facts, order({}))).toMatchObject({ dueOn: '2026-03-30', state: 'missed' });
    expect(deadlineOf('reanswer', ...facts, order({ workingDays: 15 }))?.dueOn).toBe('2026-03-23');
    expect(deadlineOf('reanswer', ...facts, order({ until: '2026-12-31' }))).toMatchObject({ dueOn: '2026-12-31' });
    const done: ProceedingAct = { type: 'CarryOutOrder', n: 1, carriedOutOn: '2026-03-30' };
    expect(deadlineOf('reanswer', ...facts, order({}), done)?.state).toBe('met');
  });

  it('an order to carry a decision out runs for the period that it sets', () => {
    const facts = [open('directSuit', '2026-02-02'), conclude(1, 'orderedToPerform', '2026-03-02')];
    const order = { type: 'ReceiveOrder', instance: 1, order: 'carryOut', receivedOn: '2026-03-02' } as const;
    expect(deadlineOf('carryOut', ...facts, { ...order, workingDays: 10 })?.dueOn).toBe('2026-03-16');
    expect(
      given(at)
        .when(...facts, order)
        .rejection(),
    ).toBe('proceeding.order-period-missing');
  });

  it('the report on a 行政复议意见书 is due in 60 calendar days, moved off a rest day', () => {
    const opinion: ProceedingAct = { type: 'ReceiveOpinion', instance: 1, receivedOn: '2026-08-05' };
    expect(deadlineOf('opinionReport', open('reconsideration', '2026-06-01'), opinion)).toMatchObject({
      dueOn: '2026-10-08',
      movedFrom: '2026-10-04',
      state: 'missed',
    });
  });

  it('a hearing gets reminders and is never missed', () => {
    const hearing = (on: string): ProceedingAct => ({ type: 'SetHearing', instance: 1, on });
    const suit = open('directSuit', '2026-03-02');
    expect(deadlineOf('hearing', suit, hearing('2026-12-08'))).toMatchObject({ state: 'running', onExpiry: 'remind' });
    expect(deadlineOf('hearing', suit, hearing('2026-04-08'))?.state).toBe('met');
  });
});

describe('the timer of a proceeding', () => {
  const facts = [open('directSuit', '2026-11-02'), notice('2026-11-02')];
  const entered = given({ now: '2026-11-02T04:00:00.000Z' })
    .when(...facts)
    .events();
  const mark = { type: 'MarkProceedingDeadlinePassed', kind: 'replyAndEvidence', ref: 1 } as const;

  it('marks a reply missed once the fold agrees, and derives the deadlines again', () => {
    const { derivation } = stateAfter(entered);
    const early = given({ now: '2026-11-17T04:00:00.000Z' }, ...entered)
      .when({ ...mark, derivation })
      .events();
    expect(early).toEqual([]);
    const late = given({ now: '2026-11-17T16:05:00.000Z' }, ...entered)
      .when({ ...mark, derivation })
      .events();
    expect(late.map(({ type }) => type)).toEqual(['DeadlineMissed', 'DeadlinesChanged']);
    const again = given({ now: '2026-11-17T16:06:00.000Z' }, ...entered, ...late)
      .when({ ...mark, derivation })
      .events();
    expect(again).toEqual([]);
  });

  it('may come late: a derivation after the last day records the miss itself', () => {
    const { derivation } = stateAfter(entered);
    const swept = given({ now: '2026-11-17T16:05:00.000Z' }, ...entered)
      .when({ type: 'RederiveProceeding' })
      .events();
    expect(swept.map(({ type }) => type)).toEqual(['DeadlineMissed', 'DeadlinesChanged']);
    const late = given({ now: '2026-11-17T16:06:00.000Z' }, ...entered, ...swept)
      .when({ ...mark, derivation })
      .events();
    expect(late).toEqual([]);
  });

  it('lets a window lapse without calling it missed', () => {
    const suit = [open('directSuit', '2026-09-01'), conclude(1, 'annulled', '2026-11-02')];
    const before = given({ now: '2026-11-03T04:00:00.000Z' })
      .when(...suit)
      .events();
    const { derivation } = stateAfter(before);
    const passed = { type: 'MarkProceedingDeadlinePassed', kind: 'appeal', ref: 1, derivation } as const;
    const events = given({ now: '2026-11-17T16:05:00.000Z' }, ...before)
      .when(passed)
      .events();
    expect(events.map(({ type }) => type)).toEqual(['DeadlinesChanged']);
    expect(stateAfter([...before, ...events]).deadlines.find(({ kind }) => kind === 'appeal')?.state).toBe('lapsed');
  });

  it('reminds only once of a deadline', () => {
    const { derivation } = stateAfter(entered);
    const warn = {
      type: 'WarnOfProceedingDeadline',
      kind: 'replyAndEvidence',
      ref: 1,
      derivation,
      workingDaysLeft: 5,
    } as const;
    const given5 = given({ now: '2026-11-10T01:00:00.000Z' }, ...entered)
      .when(warn)
      .events();
    expect(given5).toMatchObject([{ type: 'DeadlineWarned', data: { dueOn: '2026-11-17', ref: 1 } }]);
    expect(
      given({ now: '2026-11-10T01:00:00.000Z' }, ...entered, ...given5)
        .when(warn)
        .events(),
    ).toEqual([]);
  });

  it('is over when no instance is heard and no deadline runs', () => {
    expect(after(open('reconsideration', '2026-01-05'), conclude(1, 'upheld', '2026-03-02'))).toMatchObject({
      status: 'concluded',
      closed: true,
    });
    expect(after(open('reconsideration', '2026-01-05'), conclude(1, 'upheld', '2026-11-16'))).toMatchObject({
      status: 'concluded',
      closed: false,
    });
  });
});

describe('the instances of a dispute', () => {
  const suit = open('suitAfterReconsideration', '2025-03-03');
  const result = (...commands: ProceedingCommand[]) => {
    const { dispute } = after(suit, ...commands);
    return columnOf(dispute, dispute.instances.at(-1)!);
  };

  it('a dismissed appeal lets the first judgment stand, whichever way it went', () => {
    const appealed = further('appeal', '2025-07-01');
    expect(
      result(conclude(1, 'claimRejected', '2025-06-16'), appealed, conclude(2, 'appealDismissed', '2025-09-01')),
    ).toBe('upheld');
    expect(result(conclude(1, 'annulled', '2025-06-16'), appealed, conclude(2, 'appealDismissed', '2025-09-01'))).toBe(
      'corrected',
    );
  });

  it('a judgment changed on appeal counts as the result it names', () => {
    const facts = [conclude(1, 'annulled', '2025-06-16'), further('appeal', '2025-07-01')];
    expect(result(...facts, conclude(2, 'reversed', '2025-09-01', 'claimRejected'))).toBe('upheld');
    expect(
      given(at)
        .when(suit, ...facts, conclude(2, 'reversed', '2025-09-01'))
        .rejection(),
    ).toBe('proceeding.result-missing');
  });

  it('a remand opens the dispute again until the new first judgment', () => {
    const remanded = [
      conclude(1, 'annulled', '2025-06-16'),
      further('appeal', '2025-07-01'),
      conclude(2, 'remanded', '2025-09-01'),
    ];
    expect(disputeStatus(after(suit, ...remanded).dispute)).toBe('open');
    expect(
      result(...remanded, further('firstInstance', '2025-09-08'), conclude(3, 'claimRejected', '2025-12-01')),
    ).toBe('upheld');
  });

  it('驳回起诉 counts as 其他结果, or as the agency has set it', () => {
    const commands = [suit, conclude(1, 'dismissed', '2025-06-16')];
    const context = { now: at.now, calendar: NATIONAL_CALENDAR } as never;
    const column = (setting: object) => {
      const events = decideProceeding(commands, UNKNOWN_PROCEEDING, { ...(context as object), ...setting } as never);
      return events.find(({ type }) => type === 'InstanceConcluded')?.data;
    };
    expect(column({})).toMatchObject({ column: 'other' });
    expect(column({ policy: { ...DEFAULT_SETTINGS, rejectedSuitColumn: 'upheld' } })).toMatchObject({
      column: 'upheld',
    });
  });
});

describe('facts that cannot be true', () => {
  const suit = open('directSuit', '2026-03-02');
  const refused = (...commands: ProceedingCommand[]) =>
    given(at)
      .when(...commands)
      .rejection();

  it.each<[string, ProceedingCommand[]]>([
    ['proceeding.dates-out-of-order', [suit, notice('2026-03-01')]],
    ['proceeding.date-in-future', [suit, notice('2026-11-24')]],
    ['date.invalid', [suit, notice('2026-02-30')]],
    ['proceeding.value-unknown', [suit, notice('2026-03-03', 'quick')]],
    ['proceeding.already-recorded', [suit, notice('2026-03-03'), notice('2026-03-04')]],
    ['proceeding.notice-missing', [suit, { type: 'FileReply', instance: 1, filedOn: '2026-03-04' }]],
    ['proceeding.instance-unknown', [suit, conclude(2, 'annulled', '2026-04-01')]],
    [
      'proceeding.instance-concluded',
      [suit, conclude(1, 'annulled', '2026-04-01'), conclude(1, 'annulled', '2026-04-01')],
    ],
    ['proceeding.instance-open', [suit, further('appeal', '2026-04-01')]],
    [
      'proceeding.forum-not-next',
      [suit, conclude(1, 'annulled', '2026-04-01'), further('firstInstance', '2026-04-02')],
    ],
    ['proceeding.outcome-not-of-forum', [suit, conclude(1, 'upheld', '2026-04-01')]],
    ['proceeding.not-suspended', [suit, { type: 'ResumeProceeding', instance: 1, on: '2026-03-05' }]],
    ['proceeding.opinion-not-of-court', [suit, { type: 'ReceiveOpinion', instance: 1, receivedOn: '2026-03-05' }]],
    [
      'proceeding.not-appealable',
      [
        suit,
        conclude(1, 'withdrawn', '2026-04-01'),
        { type: 'FileAppeal', instance: 1, by: 'agency', filedOn: '2026-04-02' },
      ],
    ],
    ['proceeding.number-unknown', [suit, { type: 'CarryOutOrder', n: 7, carriedOutOn: '2026-04-02' }]],
    [
      'proceeding.put-off-not-allowed',
      [
        open('reconsideration', '2026-03-02'),
        { type: 'PutDecisionOff', instance: 1, days: 31, noticedOn: '2026-04-01' },
      ],
    ],
    ['proceeding.before-law', [open('directSuit', '2014-05-01'), notice('2014-05-05')]],
  ])('are refused with %s', (code, commands) => {
    expect(refused(...commands)).toBe(code);
  });

  it('have their refusal shown in the list of available acts', () => {
    const acts = Object.fromEntries(proceedingActs(after(suit)).map(({ act, reason }) => [act, reason]));
    expect(acts).toMatchObject({ FileReply: 'proceeding.notice-missing', OpenInstance: 'proceeding.instance-open' });
    expect(acts['ReceiveNotice']).toBeUndefined();
  });
});

describe('a correction', () => {
  const correct = (fact: string, changes: Record<string, string | number>, n = 1): ProceedingAct => ({
    type: 'CorrectProceeding',
    fact,
    n,
    changes,
    reason: sealed,
  });
  const suit = [open('directSuit', '2026-03-02'), notice('2026-03-06')];

  it('is a new event and moves the deadline', () => {
    expect(
      deadlineOf('replyAndEvidence', ...suit, correct('NoticeReceived', { receivedOn: '2026-03-09' }))?.dueOn,
    ).toBe('2026-03-24');
  });

  it('of an outcome changes the column it counts in', () => {
    const state = after(
      ...suit,
      conclude(1, 'annulled', '2026-05-06'),
      correct('InstanceConcluded', { outcome: 'claimRejected' }),
    );
    expect(columnOf(state.dispute, state.dispute.instances[0]!)).toBe('upheld');
  });

  it('can take a fact back, but not one that others rest on', () => {
    const voided = (fact: string): ProceedingAct => ({ ...correct(fact, {}), voided: true }) as ProceedingAct;
    expect(deadlineOf('replyAndEvidence', ...suit, voided('NoticeReceived'))).toBeUndefined();
    const filed: ProceedingAct = { type: 'FileReply', instance: 1, filedOn: '2026-03-10' };
    expect(
      given(at)
        .when(...suit, filed, voided('NoticeReceived'))
        .rejection(),
    ).toBe('proceeding.notice-missing');
    expect(
      given(at)
        .when(...suit, voided('ProceedingOpened'), notice('2026-03-06'))
        .rejection(),
    ).toBe('proceeding.voided');
  });

  it('is refused when it would put dates out of order, changes nothing, or names an unknown fact or field', () => {
    expect(
      given(at)
        .when(...suit, correct('NoticeReceived', { receivedOn: '2026-03-01' }))
        .rejection(),
    ).toBe('proceeding.dates-out-of-order');
    expect(
      given(at)
        .when(...suit, correct('NoticeReceived', { receivedOn: '2026-03-06' }))
        .rejection(),
    ).toBe('proceeding.nothing-corrected');
    expect(
      given(at)
        .when(...suit, correct('HearingSet', { on: '2026-03-06' }))
        .rejection(),
    ).toBe('proceeding.fact-unknown');
    for (const field of ['agencyId', 'constructor', 'toString']) {
      expect(
        given(at)
          .when(...suit, correct('NoticeReceived', { [field]: 'b' }))
          .rejection(),
      ).toBe('proceeding.field-not-correctable');
    }
  });
});

describe('the fold of a dispute', () => {
  const facts = given(at)
    .when(
      open('suitAfterReconsideration', '2025-03-03'),
      { ...notice('2025-03-10') },
      { type: 'FileReply', instance: 1, filedOn: '2025-03-20' },
      { type: 'SetHearing', instance: 1, on: '2025-05-06' },
      { type: 'SuspendProceeding', instance: 1, on: '2025-04-01' },
      { type: 'ResumeProceeding', instance: 1, on: '2025-04-15' },
      conclude(1, 'annulled', '2025-06-16'),
      { type: 'FileAppeal', instance: 1, by: 'agency', filedOn: '2025-06-20' },
      further('appeal', '2025-07-01'),
      conclude(2, 'appealDismissed', '2025-09-01'),
    )
    .events()
    .filter(({ type }) => type !== 'DeadlinesChanged');

  it('gives the same deadlines in whatever order the facts after the opening were recorded', () => {
    const [opened, ...others] = facts;
    const clockOf = (events: readonly ProceedingEvent[]) =>
      proceedingClock(stateAfter(events).dispute, NATIONAL_CALENDAR, plainDate('2026-11-23'));
    const expected = clockOf(facts);
    fc.assert(
      fc.property(fc.shuffledSubarray(others, { minLength: others.length }), (shuffled) => {
        expect(clockOf([opened!, ...shuffled])).toEqual(expected);
      }),
    );
  });
});
