import { OUTCOME_ROW_VERSIONS, type OutcomeRowVersions } from '@yishen/statute';
import { describe, expect, it } from 'vitest';
import { requestContributions } from './index';
import { contributionsOf, type Happening } from './testing/ledger';

// An invented form: from 2027, a whole refusal for a trade secret counts under 部分公开.
const rows: OutcomeRowVersions = {
  ...OUTCOME_ROW_VERSIONS,
  A7: [
    { version: 'form-2021', row: 'D4', from: '2008-05-01', until: '2027-01-01' },
    { version: 'form-2027', row: 'R2', from: '2027-01-01' },
  ],
};
const fold = (...events: readonly Happening[]) =>
  contributionsOf(events, (request) => requestContributions(request, rows)).find(
    ({ measure }) => measure === 'concluded',
  );
const received = { type: 'RequestReceived', data: { applicant: { kind: 'business' }, receivedOn: '2026-12-15' } };
const answered = (repliedOn: string) => ({ type: 'RequestAnswered', data: { decision: 'A7', repliedOn } });
const corrected = (changes: object) => ({
  type: 'FactCorrected',
  data: { n: 1, version: 2, of: 'RequestAnswered', changes, by: 'u' },
});

describe('a second version of the rows of table three', () => {
  it('counts earlier answers in the old row and later ones in the new row', () => {
    expect(fold(received, answered('2026-12-31'))).toMatchObject({ year: 2026, row: 'D4' });
    expect(fold(received, answered('2027-01-04'))).toMatchObject({ year: 2027, row: 'R2' });
  });

  it('applies by the corrected reply date or conclusion', () => {
    expect(fold(received, answered('2027-01-04'), corrected({ repliedOn: '2026-12-31' }))).toMatchObject({ row: 'D4' });
    expect(fold(received, answered('2026-12-31'), corrected({ repliedOn: '2027-01-04' }))).toMatchObject({ row: 'R2' });
    expect(fold(received, answered('2027-01-04'), corrected({ decision: 'A8' }))).toMatchObject({ row: 'D5' });
  });
});

describe('a request that was split', () => {
  it('does not count, even after its date of receipt is corrected', () => {
    const split = { type: 'RequestSplit', data: { into: ['a', 'b'], splitOn: '2026-12-16' } };
    const moved = {
      type: 'FactCorrected',
      data: { n: 1, version: 1, of: 'RequestReceived', changes: { receivedOn: '2026-12-14' }, by: 'u' },
    };
    expect(contributionsOf([received, split, moved])).toEqual([]);
  });
});
