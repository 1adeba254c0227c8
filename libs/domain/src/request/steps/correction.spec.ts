import { NATIONAL_CALENDAR, instant } from '@yishen/calendar';
import { describe, expect, it } from 'vitest';
import { acts, arrived, received, typedCase, type TypedCase } from '../../testing';
import type { RequestCommand } from '../commands';
import { decideRequest } from '../decide';
import type { RequestEvent } from '../events';
import type { KnownRequest } from '../procedure';
import { evolveRequest } from '../state';

const one = typedCase().type(received('2026-03-02'));
const second = (typed: TypedCase): TypedCase => typed.given({ actor: 'head' });

describe('the date of receipt', () => {
  const proposed = one.type(acts.correction(1, { receivedOn: '2026-02-27' }));

  it('is corrected by two people: a proposal changes nothing until the second confirms it', () => {
    expect(proposed.deadlines()).toEqual(one.deadlines());
    expect(proposed.refusal(acts.confirmCorrection(1))).toBe('request.needs-second-person');
    const corrected = second(proposed).type(acts.confirmCorrection(1));
    expect(corrected.state.receivedOn).toBe('2026-02-27');
    expect(corrected.deadline('reply')?.dueOn).toBe('2026-03-26');
    expect(corrected.state.corrections).toEqual([]);
  });

  it('is corrected even when facts followed it', () => {
    const asked = one.type(acts.supplementNotice('2026-03-05'), acts.correction(1, { receivedOn: '2026-03-03' }));
    expect(second(asked).type(acts.confirmCorrection(1)).state.receivedOn).toBe('2026-03-03');
  });

  it('stays as it was when the correction is rejected', () => {
    const rejected = second(proposed).type({ type: 'RejectCorrection', n: 1, reason: { k: 'k', v: 'v' } });
    expect([rejected.state.receivedOn, rejected.state.corrections]).toEqual(['2026-03-02', []]);
    expect(rejected.refusal(acts.confirmCorrection(1))).toBe('request.no-correction-proposed');
  });

  it('is corrected the same way when it was confirmed with the applicant', () => {
    const confirmed = typedCase().type(arrived('2026-03-02'), acts.confirmed('2026-03-03'));
    const version = confirmed.versionOf('ReceiptConfirmed');
    const changed = confirmed.type(acts.correction(version, { receivedOn: '2026-03-04' }));
    expect(changed.state.receivedOn).toBe('2026-03-03');
    expect(second(changed).type(acts.confirmCorrection(1)).state.receivedOn).toBe('2026-03-04');
  });

  it.each<[string, string, string]>([
    ['after the facts that followed it', '2026-03-06', 'request.date-out-of-order'],
    ['before the Regulation', '2008-04-30', 'request.received-before-law'],
  ])('is not corrected to a day %s', (_, receivedOn, code) => {
    const asked = one.type(acts.supplementNotice('2026-03-05'));
    expect(asked.refusal(acts.correction(1, { receivedOn }))).toBe(code);
  });

  it('of a charged request cannot move to before the law had a fee', () => {
    const charged = one.type(acts.feeNotice('2026-03-12'));
    expect(charged.refusal(acts.correction(1, { receivedOn: '2020-12-30' }))).toBe('request.fee-before-law');
  });

  it('is checked again at confirmation against facts that came in between', () => {
    const later = one.type(acts.correction(1, { receivedOn: '2026-03-06' }), acts.supplementNotice('2026-03-05'));
    expect(second(later).refusal(acts.confirmCorrection(1))).toBe('request.date-out-of-order');
  });
});

describe('a correction', () => {
  const answered = one.type(acts.answer('2026-03-31', 'A12'));

  it('of the reply date changes whether it was late', () => {
    expect(answered.deadline('reply')?.state).toBe('missed');
    const corrected = answered.type(
      acts.correction(answered.versionOf('RequestAnswered'), { repliedOn: '2026-03-30' }),
    );
    expect(corrected.deadline('reply')?.state).toBe('met');
    expect(corrected.state).toMatchObject({ concludedOn: '2026-03-30' });
  });

  it('of an undone answer is refused: the answer would count again', () => {
    const reopened = answered.type(acts.reopening('2026-04-01'));
    const version = answered.versionOf('RequestAnswered');
    expect(reopened.refusal(acts.correction(version, { decision: 'A2' }))).toBe('request.fact-superseded');
    const again = reopened.type(acts.answer('2026-04-02', 'A13'));
    expect(again.refusal(acts.correction(version, { decision: 'A2' }))).toBe('request.fact-superseded');
    expect(again.type(acts.correction(again.versionOf('RequestAnswered'), { decision: 'A14' })).state).toMatchObject({
      decision: 'A14',
    });
  });

  it.each<[string, RequestCommand, string]>([
    ['without changes', acts.correction(1, {}), 'request.correction-empty'],
    ['of an unknown fact', acts.correction(99, { receivedOn: '2026-03-01' }), 'request.fact-unknown'],
    ['of a fact of the engine', acts.correction(2, { dueOn: '2026-05-01' }), 'request.fact-unknown'],
    ['of a value that cannot be corrected', acts.correction(1, { agencyId: 'b' }), 'request.field-not-correctable'],
    ['to a day that does not exist', acts.correction(1, { receivedOn: '2026-02-30' }), 'request.correction-invalid'],
    ['to an unknown channel', acts.correction(1, { channel: 'pigeon' }), 'request.correction-invalid'],
    ['to a number for a day', acts.correction(1, { receivedOn: 3 }), 'request.correction-invalid'],
    ['to a day in the future', acts.correction(1, { receivedOn: '2026-12-24' }), 'request.date-in-future'],
    ['to a withdrawal', acts.correction(3, { decision: 'A23' }), 'request.correction-invalid'],
    ['to an unknown mode of service', acts.correction(3, { serviceMode: 'courier' }), 'request.correction-invalid'],
  ])('%s is refused', (_, command, code) => {
    expect(answered.refusal(command)).toBe(code);
  });

  it('is refused when its fact was revoked in between', () => {
    const asked = one.type(acts.consult('thirdParty', '2026-03-05'), acts.opinion(1, '2026-03-20'));
    const version = asked.versionOf('ConsultationReplied');
    const revoked = asked.type(acts.revocation(version));
    expect(revoked.refusal(acts.correction(version, { receivedOn: '2026-03-19' }))).toBe('request.fact-unknown');
    expect(revoked.refusal(acts.revocation(version))).toBe('request.fact-unknown');
  });
});

describe('a revocation', () => {
  const steps: readonly [string, RequestCommand, readonly RequestCommand[]][] = [
    ['SupplementNoticeIssued', acts.supplementNotice('2026-03-05'), [acts.served('supplement', '2026-03-06')]],
    ['ConsultationStarted', acts.consult('thirdParty', '2026-03-05'), [acts.consultServed(1, '2026-03-06')]],
    ['FeeNoticeIssued', acts.feeNotice('2026-03-05'), [acts.payment('2026-03-06', 10)]],
    ['ReasonsAsked', acts.askReasons('2026-03-05'), [acts.reasons('2026-03-06')]],
    ['ExtensionGranted', acts.extension(5, '2026-03-05'), []],
  ];

  it.each(steps)('of %s leaves everything as if it had never been recorded', (type, command) => {
    const done = one.type(command);
    const undone = done.type(acts.revocation(done.versionOf(type as 'ExtensionGranted')));
    expect(undone.deadlines()).toEqual(one.deadlines());
    expect(undone.state.facts).toEqual(one.state.facts);
  });

  it.each(steps.filter(([, , followers]) => followers.length > 0))(
    'of %s with a service or an answer on record is refused',
    (type, command, followers) => {
      const followed = one.type(command, ...followers);
      expect(followed.refusal(acts.revocation(followed.versionOf(type as 'ExtensionGranted')))).toBe(
        'request.fact-has-followers',
      );
    },
  );

  it.each<[string, readonly RequestCommand[]]>([
    ['RequestReceived', []],
    ['RequestAnswered', [acts.answer('2026-03-20')]],
    ['RequestWithdrawn', [acts.withdrawal('2026-03-20')]],
    ['RequestReopened', [acts.answer('2026-03-20'), acts.reopening('2026-03-23')]],
  ])('of %s is refused: it is corrected, or undone by an act of its own', (type, before) => {
    const typed = one.type(...before);
    expect(typed.refusal(acts.revocation(typed.versionOf(type as 'RequestReceived')))).toBe(
      'request.fact-not-revocable',
    );
  });

  it.each([
    ['LetterIssued', { letter: 'l', document: 'receipt', issuedOn: '2026-03-05' }],
    ['LetterSent', { letter: 'l', sentOn: '2026-03-06', mode: 'post' }],
    ['LetterDelivered', { letter: 'l', deliveredOn: '2026-03-09' }],
    ['OfALaterVersion', {}],
  ])('of %s is refused: it is not a fact of the request, and a letter is voided in its book', (type, data) => {
    const state = evolveRequest(one.state, { type, schema: 1, data } as unknown as RequestEvent);
    const { version } = state as KnownRequest;
    const context = { now: instant('2026-04-01T02:00:00.000Z'), calendar: NATIONAL_CALENDAR, actor: 'head' };
    expect(() => decideRequest([acts.revocation(version)], state, context)).toThrow('request.fact-not-revocable');
  });
});
