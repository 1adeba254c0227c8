import { NATIONAL_CALENDAR, atShanghai, dateOfDayNumber, plainDate } from '@yishen/calendar';
import {
  UNKNOWN_REQUEST,
  clockContextOf,
  dayLedger,
  decideRequest,
  evolveRequest,
  requestDeadlines,
  type KnownRequest,
  type Request,
} from '@yishen/domain';
import { DEFAULT_SETTINGS } from '@yishen/statute';
import { describe, expect, it } from 'vitest';
import type { AgencyClock } from '../api/schemas';
import { calendarOf, previewOf } from './preview';

const days = (named: ReadonlyMap<number, string>): [string, string][] =>
  [...named].map(([day, name]) => [dateOfDayNumber(day), name]);
const clock: AgencyClock = {
  version: NATIONAL_CALENDAR.version,
  region: NATIONAL_CALENDAR.region,
  publishedYears: [...NATIONAL_CALENDAR.publishedYears],
  off: days(NATIONAL_CALENDAR.off),
  makeUp: days(NATIONAL_CALENDAR.makeUp),
  policy: DEFAULT_SETTINGS,
};
const seal = { k: 'k', v: 'v' };
const context = { now: atShanghai(plainDate('2024-03-28'), '12:00:00.000'), calendar: NATIONAL_CALENDAR };
const received = decideRequest(
  [
    {
      type: 'ReceiveRequest',
      agencyId: 'agency',
      code: '7K3Q-FDRW',
      channel: 'inPerson',
      receivedOn: '2024-03-11',
      applicant: { person: 'p', kind: 'naturalPerson', name: seal, contact: seal },
      content: seal,
    },
  ],
  UNKNOWN_REQUEST,
  context,
).reduce<Request>(evolveRequest, UNKNOWN_REQUEST) as KnownRequest;
const folded = clockContextOf(context);
const page = {
  state: received,
  deadlines: requestDeadlines(received, folded, plainDate('2024-03-28')).map((deadline) => ({
    ...deadline,
    ledger: dayLedger(received, deadline, folded),
  })),
};
const given = { clock, today: '2024-03-28', actor: 'head' };

describe('what an act that is being typed would lead to', () => {
  it('is folded with the calendar as the server has it', () => {
    expect(calendarOf(clock)).toEqual(NATIONAL_CALENDAR);
  });

  it('moves the reply period by an extension (条例 第三十三条第二款)', () => {
    const act = { type: 'GrantExtension', workingDays: 20, grantedOn: '2024-03-28', noticedOn: '2024-03-28' };
    const preview = previewOf(act, page, given);
    // 20 working days after 2024-04-09, without 劳动节 and with its make-up days.
    expect(preview).toMatchObject({
      kind: 'leads',
      deadlines: [{ changed: true, deadline: { kind: 'reply', dueOn: '2024-05-09', extendedBy: 20 } }],
    });
  });

  it('stops the period while the applicant supplements, and starts the service of the notice', () => {
    const act = { type: 'IssueSupplementNotice', issuedOn: '2024-03-18', items: ['年度'] };
    const preview = previewOf(act, page, given);
    expect(preview).toMatchObject({
      kind: 'leads',
      deadlines: [{ deadline: { kind: 'reply', state: 'waiting' } }, { deadline: { kind: 'noticeService' } }],
    });
  });

  it('says by which rule it would be refused, before it is sent', () => {
    const extension = { type: 'GrantExtension', workingDays: 21, grantedOn: '2024-03-28', noticedOn: '2024-03-28' };
    expect(previewOf(extension, page, given)).toEqual({ kind: 'refused', code: 'request.extension-too-long' });
    expect(previewOf({ type: 'SignDecision', signedOn: '2024-03-28' }, page, given)).toEqual({
      kind: 'refused',
      code: 'request.no-draft',
    });
  });

  it('does not move anything that the case itself is made of', () => {
    const before = JSON.stringify(page.state);
    previewOf({ type: 'AnswerRequest', decision: 'A2', repliedOn: '2024-03-20', serviceMode: 'direct' }, page, given);
    expect(JSON.stringify(page.state)).toBe(before);
  });
});
