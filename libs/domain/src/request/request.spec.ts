import { NATIONAL_CALENDAR, dateOfDayNumber, dayNumber, plainDate, workCalendar } from '@yishen/calendar';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { specification } from '../testing';
import type { ReceiveRequest, RequestCommand } from './commands';
import { decideRequest } from './decide';
import type { RequestEvent } from './events';
import type { Request } from './procedure';
import { UNKNOWN_REQUEST, evolveRequest } from './state';

const sealed = { k: 'key', v: 'c2VhbGVk' };
const given = specification<RequestCommand, RequestEvent, Request>({
  decide: decideRequest,
  evolve: evolveRequest,
  initial: UNKNOWN_REQUEST,
});
const noon = (day: string): { now: string } => ({ now: `${day}T04:00:00.000Z` });

function receiving(receivedOn: string, over: Partial<ReceiveRequest> = {}): ReceiveRequest {
  return {
    type: 'ReceiveRequest',
    agencyId: 'agency',
    code: '申2026-ABCDEF',
    channel: 'inPerson',
    receivedOn,
    applicant: { person: 'p', kind: 'naturalPerson', name: sealed, contact: sealed },
    content: sealed,
    ...over,
  };
}
const answering = (repliedOn: string, decision = 'A2'): RequestCommand => ({
  type: 'AnswerRequest',
  decision,
  repliedOn,
  serviceMode: 'direct',
});
const history = (day: string, ...commands: RequestCommand[]): RequestEvent[] => [
  ...given(noon(day))
    .when(...commands)
    .events(),
];
const deadlineOf = (events: readonly RequestEvent[]) => {
  const changed = events.filter((event) => event.type === 'DeadlinesChanged').at(-1);
  return changed?.data.deadlines[0];
};

describe('receiving a request', () => {
  it('starts the twenty working days of 条例 第三十三条 on the day after receipt', () => {
    const events = given(noon('2026-02-13')).when(receiving('2026-02-13')).events();
    expect(events.map((event) => event.type)).toEqual(['RequestReceived', 'DeadlinesChanged']);
    expect(deadlineOf(events)).toMatchObject({
      kind: 'reply',
      dueOn: '2026-03-19',
      dueAt: '2026-03-19T15:59:59.999Z',
      state: 'running',
      provisional: false,
      article: '《政府信息公开条例》第三十三条第二款',
    });
  });

  it('gives its reminders as instants: 09:00 of the working day five, two and no working days before the end', () => {
    const events = given(noon('2026-02-13')).when(receiving('2026-02-13')).events();
    expect(deadlineOf(events)?.warnings).toEqual([
      { workingDaysLeft: 5, at: '2026-03-12T01:00:00.000Z' },
      { workingDaysLeft: 2, at: '2026-03-17T01:00:00.000Z' },
      { workingDaysLeft: 0, at: '2026-03-19T01:00:00.000Z' },
    ]);
  });

  it('keeps the law of the day of receipt: fifteen working days before 2019-05-15', () => {
    expect(deadlineOf(history('2026-01-05', receiving('2019-05-14')))).toMatchObject({
      workingDays: 15,
      ruleVersion: 'reply-2008',
    });
    expect(deadlineOf(history('2026-01-05', receiving('2019-05-15')))).toMatchObject({
      workingDays: 20,
      ruleVersion: 'reply-2019',
    });
  });

  it.each<[string, ReceiveRequest, string]>([
    ['a date of receipt in the future', receiving('2026-02-14'), 'request.received-in-future'],
    ['a date that does not exist', receiving('2026-02-30'), 'date.invalid'],
    ['a date before the Regulation existed', receiving('2008-04-30'), 'request.received-before-law'],
    ['an unknown channel', receiving('2026-02-13', { channel: 'pigeon' }), 'request.channel-unknown'],
    [
      'an unknown applicant kind',
      receiving('2026-02-13', { applicant: { person: 'p', kind: 'alien', name: sealed, contact: sealed } }),
      'request.applicant-kind-unknown',
    ],
  ])('refuses %s', (_, command, code) => {
    expect(given(noon('2026-02-13')).when(command).rejection()).toBe(code);
  });

  it('counts the day of receipt in Asia/Shanghai: an hour past midnight there is already the next day', () => {
    const at = { now: '2026-02-12T17:00:00.000Z' };
    expect(given(at).when(receiving('2026-02-13')).events()).toHaveLength(2);
  });

  it('happens only once', () => {
    expect(
      given(noon('2026-02-13'), ...history('2026-02-13', receiving('2026-02-13')))
        .when(receiving('2026-02-13'))
        .rejection(),
    ).toBe('request.already-received');
  });
});

describe('answering a request', () => {
  const open = history('2026-02-13', receiving('2026-02-13'));

  it('in time meets the deadline by the reply date', () => {
    const events = given(noon('2026-03-19'), ...open)
      .when(answering('2026-03-19'))
      .events();
    expect(events[0]).toMatchObject({ type: 'RequestAnswered', data: { decision: 'A2', repliedOn: '2026-03-19' } });
    expect(deadlineOf(events)).toMatchObject({ state: 'met' });
    expect(events.at(-1)).toMatchObject({ data: { closed: true, derivation: 2 } });
  });

  it('after the due day misses it', () => {
    expect(
      deadlineOf(
        given(noon('2026-03-20'), ...open)
          .when(answering('2026-03-20'))
          .events(),
      ),
    ).toMatchObject({ state: 'missed' });
  });

  it.each<[string, RequestCommand, string]>([
    ['in the future', answering('2026-03-20'), 'request.replied-in-future'],
    ['before receipt', answering('2026-02-12'), 'request.replied-before-received'],
    ['with an unknown decision', answering('2026-03-19', 'A99'), 'request.decision-unknown'],
    ['with a withdrawal as the decision', answering('2026-03-19', 'A23'), 'request.decision-is-withdrawal'],
    [
      'by an unknown mode',
      { ...answering('2026-03-19'), serviceMode: 'courier' } as RequestCommand,
      'request.service-mode-unknown',
    ],
  ])('%s is refused', (_, command, code) => {
    expect(
      given(noon('2026-03-19'), ...open)
        .when(command)
        .rejection(),
    ).toBe(code);
  });

  it('that is concluded is refused, so that it counts once', () => {
    const answered = [
      ...open,
      ...given(noon('2026-03-19'), ...open)
        .when(answering('2026-03-19'))
        .events(),
    ];
    expect(
      given(noon('2026-03-19'), ...answered)
        .when(answering('2026-03-19'))
        .rejection(),
    ).toBe('request.already-concluded');
    expect(
      given(noon('2026-03-19'), ...answered)
        .when({ type: 'WithdrawRequest', withdrawnOn: '2026-03-19' })
        .rejection(),
    ).toBe('request.already-concluded');
  });

  it('closes the clock even when the deadline was missed before and stays missed', () => {
    const missed = [
      ...open,
      ...given(noon('2026-03-20'), ...open)
        .when({ type: 'MarkDeadlineMissed', kind: 'reply', derivation: 1 })
        .events(),
    ];
    const events = given(noon('2026-03-23'), ...missed)
      .when(answering('2026-03-23'))
      .events();
    expect(events.at(-1)).toMatchObject({ type: 'DeadlinesChanged', data: { closed: true, derivation: 3 } });
  });

  it('that is unknown is refused', () => {
    expect(given(noon('2026-03-19')).when(answering('2026-03-19')).rejection()).toBe('request.unknown');
  });
});

describe('a withdrawal', () => {
  it('concludes the request as 三（六）3 其他', () => {
    const open = history('2026-02-13', receiving('2026-02-13'));
    const events = given(noon('2026-02-24'), ...open)
      .when({ type: 'WithdrawRequest', withdrawnOn: '2026-02-24' })
      .events();
    expect([...open, ...events].reduce(evolveRequest, UNKNOWN_REQUEST)).toMatchObject({
      status: 'concluded',
      decision: 'A23',
    });
  });
});

describe('facts may arrive late', () => {
  it('a late entry of receipt and answer is one append, and nothing is called missed', () => {
    const events = history('2026-11-23', receiving('2023-03-01'), answering('2023-03-20'));
    expect(events.map((event) => event.type)).toEqual(['RequestReceived', 'RequestAnswered', 'DeadlinesChanged']);
    expect(deadlineOf(events)).toMatchObject({ state: 'met' });
  });

  it('a "missed" recorded while somebody was typing is corrected by the answer\'s date', () => {
    const open = history('2026-03-19', receiving('2026-02-13'));
    const missed = given({ now: '2026-03-19T16:00:00.000Z' }, ...open)
      .when({ type: 'MarkDeadlineMissed', kind: 'reply', derivation: 1 })
      .events();
    expect(missed.map((event) => event.type)).toEqual(['DeadlineMissed', 'DeadlinesChanged']);
    expect(deadlineOf(missed)).toMatchObject({ state: 'missed' });
    const answered = given(noon('2026-03-23'), ...open, ...missed)
      .when(answering('2026-03-18'))
      .events();
    expect(deadlineOf(answered)).toMatchObject({ state: 'met' });
  });
});

describe('a timer is a hint', () => {
  const open = history('2026-02-13', receiving('2026-02-13'));
  const miss: RequestCommand = { type: 'MarkDeadlineMissed', kind: 'reply', derivation: 1 };

  it('the last day lasts until 23:59:59.999: a timer at that instant marks nothing', () => {
    expect(
      given({ now: '2026-03-19T15:59:59.999Z' }, ...open)
        .when(miss)
        .events(),
    ).toEqual([]);
    expect(
      given({ now: '2026-03-19T16:00:00.000Z' }, ...open)
        .when(miss)
        .events(),
    ).toHaveLength(2);
  });

  it('and changes nothing when it is repeated or outdated', () => {
    const missed = given(noon('2026-03-20'), ...open)
      .when(miss)
      .events();
    expect(
      given(noon('2026-03-20'), ...open, ...missed)
        .when(miss)
        .events(),
    ).toEqual([]);
    expect(
      given(noon('2026-03-20'), ...open)
        .when({ ...miss, derivation: 0 })
        .events(),
    ).toEqual([]);
  });

  it('and changes nothing in an answered case', () => {
    const answered = given(noon('2026-03-19'), ...open)
      .when(answering('2026-03-19'))
      .events();
    expect(
      given(noon('2026-03-20'), ...open, ...answered)
        .when(miss)
        .events(),
    ).toEqual([]);
  });

  it('nothing is called missed on a provisional date', () => {
    const late = history('2026-12-10', receiving('2026-12-10'));
    expect(deadlineOf(late)).toMatchObject({ provisional: true });
    expect(
      given(noon('2027-06-01'), ...late)
        .when(miss)
        .events(),
    ).toEqual([]);
  });

  it('a reminder is given once, and not before its instant', () => {
    const warn: RequestCommand = { type: 'WarnOfDeadline', kind: 'reply', derivation: 1, workingDaysLeft: 5 };
    expect(
      given({ now: '2026-03-12T00:59:59.999Z' }, ...open)
        .when(warn)
        .events(),
    ).toEqual([]);
    const warned = given({ now: '2026-03-12T01:00:00.000Z' }, ...open)
      .when(warn)
      .events();
    expect(warned).toMatchObject([{ type: 'DeadlineWarned', data: { workingDaysLeft: 5, dueOn: '2026-03-19' } }]);
    expect(
      given(noon('2026-03-12'), ...open, ...warned)
        .when(warn)
        .events(),
    ).toEqual([]);
  });
});

describe('deriving the deadlines again', () => {
  it('moves a date when the calendar changed, under a new derivation number', () => {
    const open = history('2026-02-13', receiving('2026-02-13'));
    const longer = workCalendar('cn-2026-amended', 'CN', [
      ...[2024, 2025, 2026].map((year) => ({ year, off: {}, makeUp: {} })),
      {
        year: 2026,
        off: Object.fromEntries([16, 17, 18, 19, 20, 23, 24, 25, 26, 27].map((day) => [`2026-02-${day}`, '春节'])),
        makeUp: {},
      },
    ]);
    const events = given({ ...noon('2026-02-20'), calendar: longer }, ...open)
      .when({ type: 'RederiveDeadlines' })
      .events();
    expect(events).toMatchObject([
      { type: 'DeadlinesChanged', data: { derivation: 2, deadlines: [{ calendarVersion: 'cn-2026-amended' }] } },
    ]);
  });

  it('changes nothing when calendar and rules are the same', () => {
    const open = history('2026-02-13', receiving('2026-02-13'));
    expect(
      given(noon('2026-02-20'), ...open)
        .when({ type: 'RederiveDeadlines' })
        .events(),
    ).toEqual([]);
  });
});

describe('any request', () => {
  const day = fc.integer({ min: dayNumber(plainDate('2019-06-01')), max: dayNumber(plainDate('2026-10-01')) });

  it('is answered in time exactly when its reply date is not after the due date, whenever it is entered', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 60 }), (received, later) => {
        const [receivedOn, repliedOn] = [dateOfDayNumber(received), dateOfDayNumber(received + later)];
        const deadline = deadlineOf(history('2026-12-31', receiving(receivedOn), answering(repliedOn)));
        expect(deadline?.state).toBe(deadline && repliedOn <= deadline.dueOn ? 'met' : 'missed');
      }),
    );
  });

  it('gets the same deadlines from one append of several facts as from one append each', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 60 }), (received, later) => {
        const [receivedOn, repliedOn] = [dateOfDayNumber(received), dateOfDayNumber(received + later)];
        const together = deadlineOf(history('2026-12-31', receiving(receivedOn), answering(repliedOn)));
        const first = history('2026-12-31', receiving(receivedOn));
        const apart = deadlineOf(
          given(noon('2026-12-31'), ...first)
            .when(answering(repliedOn))
            .events(),
        );
        expect(apart).toEqual(together);
      }),
    );
  });

  it('is folded without an exception, whatever event comes first', () => {
    const all = history('2026-12-31', receiving('2026-02-13'), answering('2026-02-24'));
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...all)), (events) => void events.reduce(evolveRequest, UNKNOWN_REQUEST)),
    );
  });
});

describe('the national calendar', () => {
  it('is the one the fixtures were made with', () => {
    expect(NATIONAL_CALENDAR.version).toBe('cn-2026');
  });
});

describe('two periods that end on one day', () => {
  const consulting = (party: string): RequestCommand => ({
    type: 'StartConsultation',
    party,
    name: sealed,
    question: sealed,
    sentOn: '2026-03-03',
  });
  const serving = (n: number): RequestCommand => ({ type: 'RecordConsultationServed', n, servedOn: '2026-03-04' });
  const facts = [receiving('2026-03-02'), consulting('thirdParty'), consulting('coMaker'), serving(1), serving(2)];
  const silences = (events: readonly RequestEvent[]) =>
    events.flatMap((event) => (event.type === 'ConsultationSilent' ? [[event.data.n, event.data.endedOn]] : []));

  it('are both recorded by the first timer, and the second timer changes nothing', () => {
    const before = history('2026-03-04', ...facts);
    const ring = (ref: number): RequestCommand => ({
      type: 'MarkDeadlineMissed',
      kind: 'consultationReply',
      ref,
      derivation: 1,
    });
    const first = given({ now: '2026-03-25T16:01:00.000Z' }, ...before)
      .when(ring(1))
      .events();
    expect(silences(first)).toEqual([
      [1, '2026-03-25'],
      [2, '2026-03-25'],
    ]);
    const second = given({ now: '2026-03-25T16:02:00.000Z' }, ...before, ...first)
      .when(ring(2))
      .events();
    expect(second).toEqual([]);
  });

  it('are both recorded when a person acts before the timers', () => {
    const before = history('2026-03-04', ...facts);
    const act: RequestCommand = { type: 'RecordReceiptEvidence', evidenceKind: 'handInReceipt', evidenceNote: sealed };
    const events = given(noon('2026-03-26'), ...before)
      .when(act)
      .events();
    expect(silences(events)).toHaveLength(2);
  });
});
