import { describe, expect, it } from 'vitest';
import { projected } from '../testing/projected';
import { feeList } from './table';

const sealed = { k: 'key', v: 'c2VhbGVk' };
const stream = 'request-r';
const received = {
  type: 'RequestReceived',
  data: { agencyId: 'agency-a', receivedOn: '2024-12-02', applicant: { kind: 'naturalPerson' } },
};
const notice = { type: 'FeeNoticeIssued', data: { n: 1, fen: 47_000, issuedOn: '2024-12-20', grounds: sealed } };
const paid = { type: 'PaymentReceived', data: { n: 1, fen: 47_000, paidOn: '2025-01-06' } };

describe('fee_list', () => {
  it('keeps each entry with the year of its own day: what is asked for in December may be paid in January', () => {
    const [row] = projected(feeList, [received, notice, paid], { stream }).rows;
    expect(row).toMatchObject({
      stream,
      entries: [
        { version: 2, what: 'noticed', year: 2024, fen: 47_000 },
        { version: 3, what: 'paid', year: 2025, fen: 47_000 },
      ],
    });
  });

  it('reads a corrected payment as it was corrected, and drops a revoked one', () => {
    const corrected = {
      type: 'FactCorrected',
      data: { n: 1, version: 3, of: 'PaymentReceived', changes: { paidOn: '2024-12-31', fen: 40_000 } },
    };
    const [row] = projected(feeList, [received, notice, paid, corrected], { stream }).rows;
    expect(row).toMatchObject({ entries: [{ what: 'noticed' }, { what: 'paid', year: 2024, fen: 40_000 }] });
    const revoked = { type: 'FactRevoked', data: { version: 3, of: 'PaymentReceived', reason: sealed } };
    const [without] = projected(feeList, [received, notice, paid, revoked], { stream }).rows;
    expect(without).toMatchObject({ entries: [{ what: 'noticed' }] });
  });

  it('has no row for a request without a fee, whatever is corrected in it', () => {
    const other = {
      type: 'FactCorrected',
      data: { n: 1, version: 1, of: 'RequestReceived', changes: { receivedOn: '2024-03-01' } },
    };
    expect(projected(feeList, [received, other], { stream }).rows).toEqual([]);
  });
});
