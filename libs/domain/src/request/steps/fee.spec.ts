import { describe, expect, it } from 'vitest';
import { acts, received, sealed, typedCase } from '../../testing';
import type { RequestCommand } from '../commands';

// 44 pages cost 140 yuan. Received on Monday 2026-03-02, due on 03-30.
const one = typedCase().type(received('2026-03-02'));
const noticed = one.type(acts.feeNotice('2026-03-12'));
const served = noticed.type(acts.served('fee', '2026-03-16'));
const lapsed = served.type(acts.lapse('fee', '2026-04-15'));
const feeOf = (typed: typeof one) => typed.events.find(({ type }) => type === 'FeeNoticeIssued')?.data;

describe('the fee of one request (109号 第三条至第五条)', () => {
  it('is nothing for the third and the fourth request of a month with 25 pages each: pages are not added up', () => {
    for (const count of [3, 4]) {
      expect(one.refusal(acts.feeNotice('2026-03-12', { basis: 'requests', count }))).toBe('request.fee-nothing-owed');
    }
    expect(one.refusal(acts.feeNotice('2026-03-12', { basis: 'pages', count: 25 }))).toBe('request.fee-nothing-owed');
  });

  it.each([
    [11, 100],
    [12, 100],
    [30, 100],
    [31, 200],
    [40, 200],
    [41, 300],
    [50, 300],
    [51, 400],
    [60, 400],
    [61, 500],
    [100, 800],
  ])('as the %i-th request of the month is %i yuan', (count, yuan) => {
    expect(feeOf(one.type(acts.feeNotice('2026-03-12', { basis: 'requests', count })))).toMatchObject({
      fen: yuan * 100,
      lines: [{ first: count, last: count, units: 1, rate: yuan, amount: yuan }],
      scaleVersion: 'fee-requests-2021',
    });
  });

  it.each([
    [31, 10],
    [44, 140],
    [57, 270],
    [68, 380],
    [72, 420],
    [100, 700],
    [101, 720],
    [109, 880],
    [119, 1_080],
    [200, 2_700],
    [201, 2_740],
    [300, 6_700],
    [1_500, 54_700],
    [2_219, 83_460],
    [3_182, 121_980],
    [4_000, 154_700],
  ])('for %i pages is %i yuan, with every band in the calculation', (count, yuan) => {
    const fee = feeOf(one.type(acts.feeNotice('2026-03-12', { count })));
    expect(fee).toMatchObject({ fen: yuan * 100, scaleVersion: 'fee-pages-2021' });
    const { lines } = fee as unknown as { lines: { units: number; amount: number }[] };
    expect(lines.reduce((sum, { units }) => sum + units, 0)).toBe(count);
    expect(lines.reduce((sum, { amount }) => sum + amount, 0)).toBe(yuan);
  });

  it.each([
    ['requests', 1],
    ['requests', 10],
    ['pages', 1],
    ['pages', 30],
  ] as const)('by %s with a count of %i is nothing, and no notice is issued', (basis, count) => {
    expect(one.refusal(acts.feeNotice('2026-03-12', { basis, count }))).toBe('request.fee-nothing-owed');
  });

  it('counts requests or pages, never both: the 12th of the month with 45 pages costs 100 or 150', () => {
    const byRequest = one.type(acts.feeNotice('2026-03-12', { basis: 'requests', count: 12 }));
    expect(feeOf(byRequest)).toMatchObject({ fen: 100_00 });
    expect(byRequest.refusal(acts.feeNotice('2026-03-12', { basis: 'pages', count: 45 }))).toBe('request.fee-once');
    expect(feeOf(one.type(acts.feeNotice('2026-03-12', { count: 45 })))).toMatchObject({ fen: 150_00 });
    const officer = { ...acts.feeNotice('2026-03-13'), override: sealed } as RequestCommand;
    expect(byRequest.refusal(officer)).toBe('request.fee-once');
  });

  it.each<[string, RequestCommand, string]>([
    ['by a third basis', acts.feeNotice('2026-03-12', { basis: 'grams' }), 'request.choice-unknown'],
    ['for no page', acts.feeNotice('2026-03-12', { count: 0 }), 'request.count-invalid'],
    ['for half a page', acts.feeNotice('2026-03-12', { count: 31.5 }), 'request.count-invalid'],
    ['before receipt', acts.feeNotice('2026-03-01'), 'request.date-out-of-order'],
    ['after the processing period', acts.feeNotice('2026-03-31'), 'request.reply-period-over'],
  ])('%s is refused', (_, command, code) => {
    expect(one.refusal(command)).toBe(code);
  });

  it('did not exist for a request received before 2021', () => {
    const old = typedCase().type(received('2020-12-31'));
    expect(old.refusal(acts.feeNotice('2021-01-05'))).toBe('request.fee-before-law');
  });
});

describe('paying a fee (109号 第六条)', () => {
  it('has twenty working days from the day after the notice was received, not from its sending', () => {
    expect(noticed.deadline('feeService:1', '2026-03-13')).toMatchObject({ from: '2026-03-12', dueOn: '2026-03-23' });
    expect(noticed.deadline('feePayment:1')).toBeUndefined();
    expect(served.deadline('feePayment:1', '2026-03-20')).toMatchObject({ from: '2026-03-16', dueOn: '2026-04-14' });
  });

  it('in full starts the reply period afresh; the notice stops it until then', () => {
    expect(served.deadline('reply', '2026-04-10')?.state).toBe('waiting');
    const paid = served.type(acts.payment('2026-04-10', 140));
    expect(paid.deadline('reply', '2026-04-10')).toMatchObject({ from: '2026-04-10', dueOn: '2026-05-12' });
    expect(paid.deadline('feePayment:1')?.state).toBe('met');
  });

  it('in part starts nothing yet; the rest does, on its day', () => {
    const half = served.type(acts.payment('2026-03-20', 100));
    expect(half.deadline('reply', '2026-03-31')?.state).toBe('waiting');
    expect(half.type(acts.payment('2026-03-23', 40)).deadline('reply')?.from).toBe('2026-03-23');
    const otherWay = served.type(acts.payment('2026-03-23', 40), acts.payment('2026-03-20', 100));
    expect(otherWay.deadline('reply')?.from).toBe('2026-03-23');
  });

  it('too much allows a refund of the excess and no more', () => {
    const over = served.type(acts.payment('2026-03-20', 200));
    expect(over.refusal(acts.refund('2026-03-23', 61))).toBe('request.amount-invalid');
    const refunded = over.type(acts.refund('2026-03-23', 60));
    expect(refunded.deadline('reply')?.from).toBe('2026-03-20');
    expect(refunded.refusal(acts.refund('2026-03-24', 1))).toBe('request.nothing-to-refund');
    const correction = acts.correction(refunded.versionOf('PaymentReceived'), { fen: 150_00 });
    expect(refunded.refusal(correction)).toBe('request.amount-invalid');
    expect(refunded.refusal(acts.correction(refunded.versionOf('FeeRefunded'), { fen: 61_00 }))).toBe(
      'request.amount-invalid',
    );
  });

  it('late is refused, or taken by an officer with a reason', () => {
    expect(served.refusal(acts.payment('2026-04-15', 140))).toBe('request.payment-after-period');
    const events = served.decides({ ...acts.payment('2026-04-15', 140), override: sealed } as RequestCommand);
    expect(events[0]).toMatchObject({ data: { act: 'RecordPayment', code: 'request.payment-after-period' } });
  });

  it.each<[string, RequestCommand, string]>([
    ['with no amount', acts.payment('2026-03-20', 0), 'request.amount-invalid'],
    ['before the notice', acts.payment('2026-03-11', 140), 'request.date-out-of-order'],
    ['a refund of what is owed', acts.refund('2026-03-20', 10), 'request.nothing-to-refund'],
    ['a waiver of more than is owed', acts.waiver('2026-03-20', 141), 'request.amount-invalid'],
  ])('%s is refused', (_, command, code) => {
    expect(served.refusal(command)).toBe(code);
  });

  it('needs a notice', () => {
    expect(one.refusal(acts.payment('2026-03-20', 140))).toBe('request.no-fee-notice');
    expect(one.refusal(acts.waiver('2026-03-20'))).toBe('request.no-fee-owed');
    expect(one.refusal(acts.refund('2026-03-20', 1))).toBe('request.no-fee-notice');
  });

  it('is not needed for what was waived, all of it or the rest', () => {
    expect(served.type(acts.waiver('2026-03-20')).deadline('feePayment:1')?.state).toBe('met');
    const rest = served.type(acts.payment('2026-03-18', 100), acts.waiver('2026-03-20'));
    expect(rest.state.fees).toMatchObject([{ credits: [{ fen: 100_00 }, { fen: 40_00 }] }]);
    expect(rest.refusal(acts.waiver('2026-03-23'))).toBe('request.no-fee-owed');
  });

  it('is not completed by waiving it whole: the first period runs on, and can be over (109号 第六条: 完成缴费)', () => {
    const waived = served.type(acts.waiver('2026-03-20'));
    expect(served.deadline('reply', '2026-03-20')?.state).toBe('waiting');
    expect(waived.deadline('reply', '2026-03-20')).toMatchObject({
      from: one.deadline('reply')?.from,
      dueOn: one.deadline('reply')?.dueOn,
      state: 'running',
    });
    expect(waived.deadline('reply', '2026-04-01')?.state).toBe('missed');
  });

  it('is completed by a part payment and a waiver of the rest: the period starts afresh when nothing more is owed', () => {
    const [paidFirst, waivedFirst] = [
      served.type(acts.payment('2026-03-18', 100), acts.waiver('2026-03-20')),
      served.type(acts.waiver('2026-03-18', 40), acts.payment('2026-03-20', 100)),
    ];
    expect(paidFirst.deadline('reply')?.from).toBe('2026-03-20');
    expect(waivedFirst.deadline('reply')?.from).toBe('2026-03-20');
    // Money that comes after a full waiver is paid back and completes nothing.
    const late = served.type(acts.waiver('2026-03-18'), acts.payment('2026-03-20', 10));
    expect(late.deadline('reply')?.from).toBe(one.deadline('reply')?.from);
  });
});

describe('a request given up by not paying', () => {
  it('lapses on the day after the last day, not before, and only on a served notice', () => {
    expect(served.refusal(acts.lapse('fee', '2026-04-14'))).toBe('request.lapse-too-early');
    expect(noticed.refusal(acts.lapse('fee', '2026-06-01'))).toBe('request.nothing-lapsed');
    expect(lapsed.state).toMatchObject({ status: 'concluded', decision: 'A22', concludedOn: '2026-04-15' });
  });

  it('lapses also when only a part was paid, and not when all was', () => {
    expect(served.type(acts.payment('2026-03-20', 139)).decides(acts.lapse('fee', '2026-04-15'))).not.toEqual([]);
    expect(served.type(acts.payment('2026-03-20', 140)).refusal(acts.lapse('fee', '2026-04-15'))).toBe(
      'request.nothing-lapsed',
    );
  });

  it('is undone by a payment in time that comes to light later', () => {
    const events = lapsed.decides(acts.payment('2026-04-14', 140));
    expect(events.map(({ type }) => type)).toEqual(['RequestReopened', 'PaymentReceived', 'DeadlinesChanged']);
    const again = lapsed.type(acts.payment('2026-04-14', 140));
    expect([again.state.status, again.deadline('reply')?.from]).toEqual(['open', '2026-04-14']);
    expect(lapsed.refusal(acts.payment('2026-04-15', 140))).toBe('request.payment-after-period');
    const officer = { ...acts.payment('2026-04-15', 140), override: sealed } as RequestCommand;
    expect(lapsed.refusal(officer)).toBe('request.already-concluded');
  });

  it('rests on its notice, whose service cannot be corrected to a later day', () => {
    expect(lapsed.refusal(acts.correction(lapsed.versionOf('NoticeServed'), { servedOn: '2026-03-18' }))).toBe(
      'request.lapse-too-early',
    );
  });
});

describe('a payment entered after the end of a request', () => {
  it('is recorded when it was paid before the end, and refused when it was paid after it', () => {
    const answered = served.type(acts.answer('2026-04-10'));
    expect(answered.deadline('reply')?.state).toBe('met');
    expect(answered.type(acts.payment('2026-03-20', 140)).deadline('reply')).toMatchObject({
      from: '2026-03-20',
      state: 'met',
    });
    expect(answered.refusal(acts.payment('2026-04-13', 140))).toBe('request.already-concluded');
  });
});
