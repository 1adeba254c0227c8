import { describe, expect, it } from 'vitest';
import type { CalendarEvent } from '../calendar/calendar';
import { decideRequest } from '../request/decide';
import type { RequestCommand } from '../request/commands';
import type { RequestEvent } from '../request/events';
import type { Request } from '../request/procedure';
import { UNKNOWN_REQUEST, evolveRequest } from '../request/state';
import { specification } from '../testing';
import { COVERED, evolveCoverage } from './coverage';
import type { Incident } from './incident';
import { evolveIncidents } from './incidents';

const sealed = { k: 'request-1', v: 'c2VhbGVk' };
const given = specification<RequestCommand, RequestEvent, Request>({
  decide: decideRequest,
  evolve: evolveRequest,
  initial: UNKNOWN_REQUEST,
});
const noon = (day: string) => ({ now: `${day}T04:00:00.000Z`, actor: 'clerk' });
const incoming = {
  agencyId: 'agency',
  code: '7K3Q-FDRW',
  applicant: { person: 'p', kind: 'naturalPerson', name: sealed, contact: sealed },
  content: sealed,
} as const;
const receive = (receivedOn: string): RequestCommand => ({
  type: 'ReceiveRequest',
  channel: 'inPerson',
  receivedOn,
  ...incoming,
});
const arrive = (arrivedOn: string): RequestCommand => ({
  type: 'RecordArrival',
  channel: 'online',
  arrivedOn,
  ...incoming,
});
const answer = (repliedOn: string): RequestCommand => ({
  type: 'AnswerRequest',
  decision: 'A1',
  repliedOn,
  serviceMode: 'direct',
});
const withdraw = (withdrawnOn: string): RequestCommand => ({ type: 'WithdrawRequest', withdrawnOn });
const warn = (derivation: number, workingDaysLeft: number, kind: 'reply' | 'confirmation' = 'reply') =>
  ({ type: 'WarnOfDeadline', kind, derivation, workingDaysLeft }) as const;
const passed = (derivation: number, kind: 'reply' | 'noticeService' | 'confirmation' = 'reply', ref?: number) =>
  ({ type: 'MarkDeadlineMissed', kind, ref, derivation }) as const;

/** A history of commands on days. */
function told(...days: readonly (readonly [string, ...RequestCommand[]])[]): RequestEvent[] {
  return days.reduce<RequestEvent[]>(
    (history, [day, ...commands]) => [
      ...history,
      ...given(noon(day), ...history)
        .when(...commands)
        .events(),
    ],
    [],
  );
}
const incidentsOf = (events: readonly RequestEvent[]): readonly Incident[] =>
  events.reduce<readonly Incident[]>(
    (incidents, event, at) => evolveIncidents(incidents, event, { version: at + 1 }),
    [],
  );
const short = (events: readonly RequestEvent[]) =>
  incidentsOf(events).map(({ kind, deadline, workingDaysLeft, closed }) => [
    kind,
    deadline,
    workingDaysLeft,
    closed ?? 'open',
  ]);

// The reply to a request of 2026-02-13 is due on 2026-03-19.
describe('the incident of a deadline that comes near', () => {
  it('is one for the reminders at five, two and zero working days, with the article and the day', () => {
    const history = told(['2026-02-13', receive('2026-02-13')], ['2026-03-12', warn(1, 5)], ['2026-03-17', warn(1, 2)]);
    expect(incidentsOf(history)).toMatchObject([
      {
        id: 'nearing:reply:3',
        kind: 'nearing',
        dueOn: '2026-03-19',
        workingDaysLeft: 2,
        article: '《政府信息公开条例》第三十三条第二款',
        version: 3,
        closed: null,
      },
    ]);
  });

  it('closes by itself when the answer is given', () => {
    const history = told(
      ['2026-02-13', receive('2026-02-13')],
      ['2026-03-12', warn(1, 5)],
      ['2026-03-13', answer('2026-03-13')],
    );
    expect(short(history)).toEqual([['nearing', 'reply', 5, 'answered']]);
  });

  it('closes when an extension moves the day, and a new one opens for the new day', () => {
    const grant = {
      type: 'GrantExtension',
      workingDays: 10,
      grantedOn: '2026-03-13',
      noticedOn: '2026-03-13',
    } as const;
    const history = told(
      ['2026-02-13', receive('2026-02-13')],
      ['2026-03-12', warn(1, 5)],
      ['2026-03-13', grant],
      ['2026-03-27', warn(2, 5)],
    );
    expect(short(history)).toEqual([
      ['nearing', 'reply', 5, 'moved'],
      ['nearing', 'reply', 5, 'open'],
    ]);
  });

  it('closes while the agency waits for the applicant', () => {
    const notice = {
      type: 'IssueFeeNotice',
      basis: 'pages',
      count: 100,
      issuedOn: '2026-03-13',
      route: 'post',
    } as const;
    const history = told(
      ['2026-02-13', receive('2026-02-13')],
      ['2026-03-12', warn(1, 5)],
      ['2026-03-13', { ...notice, grounds: sealed }],
    );
    expect(short(history)).toEqual([['nearing', 'reply', 5, 'waiting']]);
  });
});

describe('the incident of a missed deadline', () => {
  const missed = told(['2026-02-13', receive('2026-02-13')], ['2026-03-20', passed(1)]);

  it('opens, and the incident that announced the deadline closes', () => {
    const history = told(['2026-02-13', receive('2026-02-13')], ['2026-03-12', warn(1, 5)], ['2026-03-20', passed(1)]);
    expect(short(history)).toEqual([
      ['nearing', 'reply', 5, 'passed'],
      ['missed', 'reply', null, 'open'],
    ]);
  });

  it('stays open after the answer: only a person closes it, with a reason', () => {
    const answered = [
      ...missed,
      ...given(noon('2026-03-23'), ...missed)
        .when(answer('2026-03-23'))
        .events(),
    ];
    expect(short(answered)).toEqual([['missed', 'reply', null, 'open']]);
    const close = { type: 'CloseIncident', incident: 'missed:reply:3', resolution: sealed } as const;
    const closing = given(noon('2026-03-24'), ...answered)
      .when(close)
      .events();
    expect(closing).toEqual([
      { type: 'IncidentClosed', schema: 1, data: { incident: 'missed:reply:3', resolution: sealed, by: 'clerk' } },
    ]);
    const after = [...answered, ...closing];
    expect(incidentsOf(after)).toMatchObject([{ closed: 'person', closedBy: 'clerk' }]);
    expect(
      given(noon('2026-03-24'), ...after)
        .when(close)
        .rejection(),
    ).toBe('request.incident-closed');
  });

  it('opens for an entry made late, though no timer ever ran', () => {
    const history = told(['2026-04-01', receive('2026-02-13'), answer('2026-03-31')]);
    expect(short(history)).toEqual([['missed', 'reply', null, 'open']]);
  });

  it('closes by itself when an answer entered later was in time, and not when it was late', () => {
    const late = told(['2026-03-24', receive('2026-02-13')]);
    expect(short(late)).toEqual([['missed', 'reply', null, 'open']]);
    const answered = (repliedOn: string) => [
      ...late,
      ...given(noon('2026-03-24'), ...late)
        .when(answer(repliedOn))
        .events(),
    ];
    expect(short(answered('2026-03-19'))).toEqual([['missed', 'reply', null, 'kept']]);
    expect(short(answered('2026-03-20'))).toEqual([['missed', 'reply', null, 'open']]);
  });

  it('does not come back when a person closed it and the deadlines are derived again', () => {
    const close = { type: 'CloseIncident', incident: 'missed:reply:3', resolution: sealed } as const;
    const history = [...missed];
    for (const command of [close, { type: 'RederiveDeadlines' }, withdraw('2026-03-25')] as const) {
      history.push(
        ...given(noon('2026-03-25'), ...history)
          .when(command)
          .events(),
      );
    }
    expect(short(history)).toEqual([['missed', 'reply', null, 'person']]);
  });
});

describe('an unconfirmed request', () => {
  it('is an incident once its day is over, until the receipt is confirmed', () => {
    const open = told(
      ['2026-03-02', arrive('2026-03-02')],
      [
        '2026-03-03', // the day is over
        passed(1, 'confirmation'),
      ],
    );
    expect(short(open)).toEqual([['unconfirmed', 'confirmation', null, 'open']]);
    const confirm = {
      type: 'ConfirmReceipt',
      receivedOn: '2026-03-03',
      evidenceKind: 'callLog',
      evidenceNote: sealed,
    } as const;
    const after = [
      ...open,
      ...given(noon('2026-03-03'), ...open)
        .when(confirm)
        .events(),
    ];
    expect(short(after)).toEqual([['unconfirmed', 'confirmation', null, 'confirmed']]);
  });

  it('gets a reminder at 15:00 of its day', () => {
    const history = told(['2026-03-02', arrive('2026-03-02')]);
    const warned = given({ now: '2026-03-02T07:00:00.000Z' }, ...history)
      .when(warn(1, 0, 'confirmation'))
      .events();
    expect(short([...history, ...warned])).toEqual([['unconfirmed', 'confirmation', 0, 'open']]);
  });
});

describe('a notice whose service is not on record', () => {
  const issue = { type: 'IssueSupplementNotice', issuedOn: '2026-02-24', items: [sealed] } as const;
  const unserved = told(
    ['2026-02-13', receive('2026-02-13')],
    ['2026-02-24', issue],
    ['2026-03-20', passed(2, 'noticeService', 1)],
  );

  it('is an incident until the service is recorded', () => {
    expect(incidentsOf(unserved)).toMatchObject([{ kind: 'noticeNotServed', deadline: 'noticeService', ref: 1 }]);
    const served = {
      type: 'RecordNoticeServed',
      step: 'supplement',
      servedOn: '2026-02-26',
      serviceMode: 'post',
    } as const;
    const after = [
      ...unserved,
      ...given(noon('2026-03-20'), ...unserved)
        .when(served)
        .events(),
    ];
    expect(short(after)[0]).toEqual(['noticeNotServed', 'noticeService', null, 'served']);
  });
});

describe('an incident that a person handles', () => {
  const missed = told(['2026-02-13', receive('2026-02-13')], ['2026-03-20', passed(1)]);

  it('gets an owner, and assigning the same owner again records nothing', () => {
    const assign = { type: 'AssignIncident', incident: 'missed:reply:3', owner: 'user-9' } as const;
    const after = [
      ...missed,
      ...given(noon('2026-03-20'), ...missed)
        .when(assign)
        .events(),
    ];
    expect(incidentsOf(after)).toMatchObject([{ owner: 'user-9' }]);
    expect(
      given(noon('2026-03-20'), ...after)
        .when(assign)
        .events(),
    ).toEqual([]);
  });

  it.each([
    { type: 'AssignIncident', incident: 'missed:reply:9', owner: 'user-9' },
    { type: 'CloseIncident', incident: 'missed:reply:9', resolution: sealed },
  ] as const)('must exist: $type with an unknown id is refused', (command) => {
    expect(
      given(noon('2026-03-20'), ...missed)
        .when(command)
        .rejection(),
    ).toBe('request.incident-unknown');
  });
});

describe('an act against a rule', () => {
  it('opens an incident that stays open until a person closes it', () => {
    const late = {
      type: 'IssueSupplementNotice',
      issuedOn: '2026-03-10',
      items: [sealed],
      whenLate: 'restart',
      override: sealed,
    } as const;
    const history = told(['2026-02-13', receive('2026-02-13')], ['2026-03-10', late]);
    const overrides = incidentsOf(history).filter(({ kind }) => kind === 'override');
    expect(overrides).toMatchObject([
      { act: 'IssueSupplementNotice', code: 'request.supplement-late-restart', closed: null },
    ]);
  });
});

describe('a deadline on a calendar that is not published', () => {
  it('is an incident while the period runs, which closes with the answer', () => {
    const open = told(['2030-01-07', receive('2030-01-07')]);
    expect(incidentsOf(open)).toMatchObject([{ kind: 'provisional', deadline: 'reply', closed: null }]);
    const after = [
      ...open,
      ...given(noon('2030-01-08'), ...open)
        .when(answer('2030-01-08'))
        .events(),
    ];
    expect(short(after)).toEqual([['provisional', 'reply', null, 'answered']]);
  });
});

describe('a year that no notice covers', () => {
  const events = (...list: CalendarEvent[]) =>
    list.reduce((state, event, at) => evolveCoverage(state, { ...event, version: at + 1 }), COVERED);
  const missed = {
    type: 'CalendarCoverageMissed',
    schema: 1,
    data: { year: 2027, version: 'v1', furthest: '2027-01-08' },
  };
  const proposed = { type: 'HolidayNoticeProposed', schema: 1, data: { proposal: 1, notice: { year: 2027 } } };
  const approved = { type: 'HolidayNoticeApproved', schema: 1, data: { proposal: 1, by: 'b', version: 'v2' } };

  it('is one incident, closed by the approval of its notice', () => {
    const open = events(...([missed, missed, proposed] as unknown as CalendarEvent[]));
    expect(open.incidents).toMatchObject([{ id: 'coverage:2027:1', kind: 'coverage', year: 2027, closed: null }]);
    const after = events(...([missed, proposed, approved] as unknown as CalendarEvent[]));
    expect(after.incidents).toMatchObject([{ closed: 'published' }]);
  });
});
