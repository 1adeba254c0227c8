import { describe, expect, it } from 'vitest';
import { projected } from '../testing/projected';
import { norm } from './table';

const stream = 'normRegister-a';
const entered = (n: number, issuedOn: string) => ({
  type: 'NormEntered',
  data: { agencyId: 'a', n, kind: 'normative', title: '某某办法', number: '1号', issuedOn, by: 'user' },
});

describe('norm', () => {
  it.each([1, 2])('holds each document as it reads now, without its title, delivered %i times', (numberOfTimes) => {
    const events = [
      entered(1, '2023-03-01'),
      entered(2, '2024-03-01'),
      { type: 'NormRepealed', data: { agencyId: 'a', n: 1, repealedOn: '2024-05-06', by: 'user' } },
      { type: 'NormAmended', data: { agencyId: 'a', n: 1, changes: { repealedOn: null, kind: 'rules' }, by: 'user' } },
      { type: 'NormAmended', data: { agencyId: 'a', n: 2, changes: {}, struck: true, by: 'user' } },
    ];
    expect(projected(norm, events, { stream, numberOfTimes }).rows).toEqual([
      {
        agencyId: 'a',
        n: 1,
        kind: 'rules',
        issuedOn: '2023-03-01',
        repealedOn: null,
        struck: false,
        version: 4,
        position: '4',
      },
      {
        agencyId: 'a',
        n: 2,
        kind: 'normative',
        issuedOn: '2024-03-01',
        repealedOn: null,
        struck: true,
        version: 5,
        position: '5',
      },
    ]);
  });
});
