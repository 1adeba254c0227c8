import { describe, expect, it } from 'vitest';
import { queryOf, readFilter } from './caseQuery';

const read = (text: string) => readFilter(new URLSearchParams(text));

describe('the filter of the case list', () => {
  it('is open work by due date when the address says nothing', () => {
    expect(read('')).toEqual({ state: 'open', year: '', code: '', sort: 'dueOn', page: 1 });
  });

  it('shows finished work with the latest first, unless a sort is named', () => {
    expect(read('state=concluded').sort).toBe('-receivedOn');
    expect(read('state=concluded&sort=dueOn').sort).toBe('dueOn');
  });

  it('shows what waits by what is due first, as open work', () => {
    expect(read('state=unconfirmed')).toMatchObject({ state: 'unconfirmed', sort: 'dueOn' });
    expect(read('state=stopped')).toMatchObject({ state: 'stopped', sort: 'dueOn' });
    expect(queryOf(read('state=unevidenced'))).toMatchObject({ state: 'unevidenced' });
  });

  it('takes a default for what is not a filter', () => {
    expect(read('state=lost&year=20x4&sort=name&page=-3')).toEqual(read(''));
  });

  it('asks the API for no state when all are wanted', () => {
    expect(queryOf(read('state=all&code=%20ab%20'))).toEqual({
      code: 'ab',
      sort: '-receivedOn',
      page: 1,
      pageSize: 50,
    });
  });
});
