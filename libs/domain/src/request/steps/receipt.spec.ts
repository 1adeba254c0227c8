import { CHANNELS, type Channel } from '@yishen/statute';
import { describe, expect, it } from 'vitest';
import { acts, arrived, received, sealed, typedCase } from '../../testing';
import type { RequestCommand } from '../commands';

const confirming = (Object.keys(CHANNELS) as Channel[]).filter((channel) => CHANNELS[channel].confirm);
const direct = (Object.keys(CHANNELS) as Channel[]).filter((channel) => !CHANNELS[channel].confirm);

describe('the date of receipt by channel (条例 第三十一条)', () => {
  it.each(confirming)('%s: no period runs until the agency and the applicant have confirmed', (channel) => {
    const waiting = typedCase().type(arrived('2026-03-02', channel));
    expect(waiting.state.status).toBe('unconfirmed');
    expect(waiting.deadlines('2026-03-02')).toMatchObject([{ kind: 'confirmation', dueOn: '2026-03-02' }]);
    const evidenceKind = CHANNELS[channel].evidence[0];
    const confirmed = waiting.type({ ...acts.confirmed('2026-03-04'), evidenceKind } as RequestCommand);
    expect(confirmed.state).toMatchObject({ status: 'open', receivedOn: '2026-03-04', receiptEvidenced: true });
    expect(confirmed.deadline('reply')).toMatchObject({ from: '2026-03-04', dueOn: '2026-04-01' });
  });

  it.each(direct)('%s: the day is known at once, and there is nothing to confirm', (channel) => {
    expect(typedCase().refusal(arrived('2026-03-02', channel))).toBe('request.channel-needs-no-confirmation');
    expect(typedCase().type(received('2026-03-02', { channel })).deadline('reply')?.dueOn).toBe('2026-03-30');
  });

  it('an unconfirmed request gives a reminder at three in the afternoon of the same day', () => {
    const [alarm] = typedCase([], { on: '2026-03-02' }).type(arrived('2026-03-02')).deadlines();
    expect(alarm?.warnings).toEqual([{ workingDaysLeft: 0, at: '2026-03-02T07:00:00.000Z' }]);
    expect(typedCase().type(arrived('2026-03-02')).deadline('confirmation', '2026-03-03')?.state).toBe('missed');
  });

  it('a request that arrived by post on 31 December and was confirmed in January belongs to the next year', () => {
    const late = typedCase().type(arrived('2025-12-31', 'ordinaryPost')).type(acts.confirmed('2026-01-05'));
    expect(late.state.receivedOn).toBe('2026-01-05');
  });

  it.each<[string, RequestCommand, string]>([
    ['confirmed before it arrived', acts.confirmed('2026-03-01'), 'request.date-out-of-order'],
    ['confirmed in the future', acts.confirmed('2026-12-01'), 'request.date-in-future'],
    [
      'without evidence',
      { ...acts.confirmed('2026-03-02'), evidenceNote: undefined } as RequestCommand,
      'request.evidence-missing',
    ],
    [
      'with evidence that does not prove this channel',
      { ...acts.confirmed('2026-03-02'), evidenceKind: 'postReceipt' } as RequestCommand,
      'request.evidence-kind-unknown',
    ],
    ['answered while unconfirmed', acts.answer('2026-03-03'), 'request.unconfirmed'],
    ['a notice to supplement while unconfirmed', acts.supplementNotice('2026-03-03'), 'request.unconfirmed'],
    [
      'an unknown outcome of a call',
      { type: 'LogContactAttempt', attemptedOn: '2026-03-02', outcome: 'perhaps' } as unknown as RequestCommand,
      'request.choice-unknown',
    ],
  ])('%s is refused', (_, command, code) => {
    expect(typedCase().type(arrived('2026-03-02')).refusal(command)).toBe(code);
  });

  it('is confirmed once, and attempts to reach the applicant are logged until then', () => {
    const tried = typedCase()
      .type(arrived('2026-03-02', 'fax'))
      .type({ type: 'LogContactAttempt', attemptedOn: '2026-03-02', outcome: 'unreachable', note: sealed });
    expect(tried.events.at(-1)?.type).toBe('ContactAttempted');
    const confirmed = tried.type(acts.confirmed('2026-03-03'));
    expect(confirmed.refusal(acts.confirmed('2026-03-03'))).toBe('request.already-confirmed');
  });

  it('proof of a known date may come later', () => {
    const evidence = { evidenceKind: 'handInReceipt', evidenceNote: sealed };
    const bare = typedCase().type(received('2026-03-02'));
    expect(bare.state.receiptEvidenced).toBe(false);
    expect(bare.type({ type: 'RecordReceiptEvidence', ...evidence }).state.receiptEvidenced).toBe(true);
  });
});

describe('the applicant’s column of table three', () => {
  const one = typedCase().type(received('2026-03-02'));

  it('changes by a recorded fact with a reason, and nothing is recorded when it is the same', () => {
    expect(one.type({ type: 'SetApplicantKind', kind: 'business', reason: sealed }).state.applicantKind).toBe(
      'business',
    );
    expect(one.decides({ type: 'SetApplicantKind', kind: 'naturalPerson', reason: sealed })).toEqual([]);
  });

  it('is not changed to an unknown kind', () => {
    expect(one.refusal({ type: 'SetApplicantKind', kind: 'alien', reason: sealed })).toBe(
      'request.applicant-kind-unknown',
    );
  });
});

describe('a request that is split at registration (一事一申请)', () => {
  const one = typedCase().type(received('2026-03-02'));

  it('has no period of its own any more and takes no act', () => {
    const split = one.type(acts.split('2026-03-03', 'a', 'b'));
    expect([split.state.status, split.deadlines()]).toEqual(['split', []]);
    expect(split.refusal(acts.answer('2026-03-04'))).toBe('request.split');
  });

  it.each<[string, readonly RequestCommand[], RequestCommand, string]>([
    ['into one', [], acts.split('2026-03-03', 'a'), 'request.split-too-few'],
    ['before receipt', [], acts.split('2026-03-01', 'a', 'b'), 'request.date-out-of-order'],
    [
      'after a notice was issued on it',
      [acts.supplementNotice('2026-03-04')],
      acts.split('2026-03-05', 'a', 'b'),
      'request.split-too-late',
    ],
    ['after its end', [acts.answer('2026-03-04')], acts.split('2026-03-05', 'a', 'b'), 'request.split-not-open'],
  ])('%s is refused', (_, before, command, code) => {
    expect(one.type(...before).refusal(command)).toBe(code);
  });
});
