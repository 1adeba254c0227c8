import { describe, expect, it } from 'vitest';
import { projected } from '../testing/projected';
import { caseList, type CaseListRow } from './table';

const name = { k: 'key', v: 'c2VhbGVk' };
const received = {
  type: 'RequestReceived',
  data: {
    agencyId: 'a',
    code: '申2026-7K3QFD',
    channel: 'inPerson',
    receivedOn: '2026-02-13',
    applicant: { person: 'p', kind: 'naturalPerson', name, contact: name },
    content: name,
  },
};
const deadlines = (derivation: number, state: string, dueOn = '2026-03-19') => ({
  type: 'DeadlinesChanged',
  data: {
    derivation,
    closed: false,
    deadlines: [
      { kind: 'reply', dueOn, dueAt: `${dueOn}T15:59:59.999Z`, state, provisional: false, calendarVersion: 'cn-2026' },
    ],
  },
});
const answered = { type: 'RequestAnswered', data: { decision: 'A1', repliedOn: '2026-03-02', serviceMode: 'mail' } };
const stream = 'request-r';

describe('case_list', () => {
  it('shows a received request as open, its name sealed, before any deadline is derived', () => {
    expect(projected(caseList, [received], { stream }).rows).toMatchObject([
      {
        stream,
        id: 'r',
        agencyId: 'a',
        code: '申2026-7K3QFD',
        channel: 'inPerson',
        arrivedOn: null,
        receivedOn: '2026-02-13',
        receiptEvidenced: false,
        applicantKind: 'naturalPerson',
        person: 'p',
        applicantName: name,
        status: 'open',
        decision: null,
        concludedOn: null,
        standing: null,
        standingOn: null,
        deliveredOn: null,
        remedies: null,
        archivedOn: null,
        gap: 'unevidenced',
        deadlineKind: null,
        countedFrom: null,
        extendedBy: 0,
        stoppedUntil: null,
        dueOn: null,
        dueAt: null,
        deadlineState: null,
        provisional: false,
        derivation: 0,
        calendarVersion: null,
        version: 1,
        position: '1',
      },
    ]);
  });

  it.each([1, 2])('takes decision, date and the latest deadlines, delivered %i times', (numberOfTimes) => {
    const events = [received, deadlines(1, 'running'), answered, deadlines(2, 'met')];
    expect(projected(caseList, events, { stream, numberOfTimes }).rows).toMatchObject([
      {
        status: 'concluded',
        decision: 'A1',
        concludedOn: '2026-03-02',
        dueOn: '2026-03-19',
        dueAt: '2026-03-19T15:59:59.999Z',
        deadlineState: 'met',
        derivation: 2,
        calendarVersion: 'cn-2026',
        version: 4,
        position: '4',
      },
    ]);
  });

  it('counts a withdrawal as decision A23', () => {
    const events = [received, { type: 'RequestWithdrawn', data: { withdrawnOn: '2026-02-20' } }];
    expect(projected(caseList, events, { stream }).rows).toMatchObject([
      { status: 'concluded', decision: 'A23', concludedOn: '2026-02-20' },
    ]);
  });

  it('carries the version of its stream through events that change nothing else', () => {
    const warned = { type: 'DeadlineWarned', data: { kind: 'reply', derivation: 1, workingDaysLeft: 5 } };
    const taken = { type: 'IncidentAssigned', data: { incident: 'missed:reply:1', owner: 'clerk', by: 'clerk' } };
    const letter = { type: 'LetterSent', data: { letter: 'l', sentOn: '2026-02-20', mode: 'post' } };
    const events = [received, deadlines(1, 'running'), warned, taken, letter];
    expect(projected(caseList, events, { stream }).rows).toMatchObject([{ version: 5, position: '5', derivation: 1 }]);
  });

  it('says what would break the annual report: receipt not confirmed or not proved, a conclusion in no row or column', () => {
    const { receivedOn: arrivedOn, ...facts } = received.data;
    const arrived = { type: 'RequestArrived', data: { ...facts, channel: 'online', arrivedOn } };
    const proved = { type: 'ReceiptEvidenced', data: { evidence: { kind: 'handInReceipt' } } };
    const strange = { ...answered, data: { ...answered.data, decision: 'A99' } };
    const split = { type: 'RequestSplit', data: { splitOn: '2026-02-20', into: ['a', 'b'] } };
    const kind = { type: 'ApplicantKindSet', data: { kind: 'robot' } };
    const gapAfter = (...events: { type: string; data: object }[]) =>
      projected(caseList, events, { stream }).rows.map((row) => (row as { gap: string | null }).gap);
    expect(gapAfter(arrived)).toEqual(['unconfirmed']);
    expect(gapAfter(received)).toEqual(['unevidenced']);
    expect(gapAfter(received, proved)).toEqual([null]);
    expect(gapAfter(received, proved, answered)).toEqual([null]);
    expect(gapAfter(received, proved, strange)).toEqual(['uncounted']);
    expect(gapAfter(received, proved, kind, answered)).toEqual(['uncounted']);
    expect(gapAfter(received, split)).toEqual([null]);
    const revoked = { type: 'FactRevoked', data: { version: 2, of: 'ReceiptEvidenced', reason: name } };
    expect(gapAfter(received, proved, revoked), 'a proof taken back is none').toEqual(['unevidenced']);
    expect(gapAfter(received, proved, answered, revoked)).toEqual(['unevidenced']);
  });

  it('makes no row of a request whose receipt it never saw', () => {
    expect(projected(caseList, [answered], { stream }).rows).toEqual([]);
  });

  it('knows when the answer reached the applicant, until that is corrected, revoked or the request reopened', () => {
    const delivered = { type: 'AnswerDelivered', data: { deliveredOn: '2024-03-22' } };
    const shown = (...more: { type: string; data: object }[]) =>
      projected(caseList, [received, answered, delivered, ...more], { stream }).rows;
    expect(shown()).toMatchObject([{ deliveredOn: '2024-03-22' }]);
    const of = { n: 1, version: 3, of: 'AnswerDelivered' };
    const corrected = { type: 'FactCorrected', data: { ...of, changes: { deliveredOn: '2024-03-25' } } };
    expect(shown(corrected)).toMatchObject([{ deliveredOn: '2024-03-25' }]);
    expect(shown({ type: 'FactRevoked', data: of })).toMatchObject([{ deliveredOn: null }]);
    expect(shown({ type: 'RequestReopened', data: { reopenedOn: '2024-04-01' } })).toMatchObject([
      { deliveredOn: null },
    ]);
  });

  it('shows the answer that stands beside the one that is counted: none while a new one is owed, then the new one', () => {
    const untold = { ...answered, data: { ...answered.data, remedies: 'untold' } };
    const served = {
      type: 'NoticeServed',
      data: { step: 'answer', n: 1, servedOn: '2026-03-04', serviceMode: 'post' },
    };
    const ordered = { type: 'ReanswerOrdered', data: { n: 1, ground: 'judgment', receivedOn: '2026-06-01' } };
    const given = { type: 'ReanswerGiven', data: { n: 1, decision: 'A2', repliedOn: '2026-06-12', note: name } };
    const shown = (...events: { type: string; data: object }[]) =>
      projected(caseList, [received, ...events], { stream }).rows;
    const first = { standing: 'A1', standingOn: '2026-03-02', deliveredOn: '2026-03-04', remedies: 'untold' };
    expect(shown(untold, served)).toMatchObject([first]);
    const counted = { status: 'concluded', decision: 'A1', concludedOn: '2026-03-02' };
    const none = { standing: null, standingOn: null, deliveredOn: null, remedies: null };
    expect(shown(untold, served, ordered)).toMatchObject([{ ...counted, ...none }]);
    const second = { standing: 'A2', standingOn: '2026-06-12', deliveredOn: null, remedies: 'told' };
    expect(shown(untold, served, ordered, given)).toMatchObject([{ ...counted, ...second }]);
    const revoked = { type: 'FactRevoked', data: { n: 1, version: 5, of: 'ReanswerGiven' } };
    expect(shown(untold, served, ordered, given, revoked)).toMatchObject([none]);
    const rows = shown(untold, served, ordered, given) as CaseListRow[];
    const texts = rows.map(({ applicantName: _, ...others }) => others);
    expect(JSON.stringify(texts), 'no text but the name is kept').not.toContain(name.v);
  });
});
