import { describe, expect, it } from 'vitest';
import { changedSearch, chosenOf, pageOf } from './listSearch';

describe('the filter of a list in the address', () => {
  it('goes back to the first page when a condition changes, and not when the page does', () => {
    const search = new URLSearchParams('state=all&page=4');
    expect(changedSearch(search, { year: '2024' }).toString()).toBe('state=all&year=2024');
    expect(changedSearch(search, { page: '5' }).get('page')).toBe('5');
  });

  it('takes the first choice and the first page for what the list does not have', () => {
    const search = new URLSearchParams('state=lost&page=-3');
    expect(chosenOf(search, 'state', ['open', 'closed'])).toBe('open');
    expect(pageOf(search)).toBe(1);
    expect(chosenOf(new URLSearchParams('state=closed'), 'state', ['open', 'closed'])).toBe('closed');
  });
});
