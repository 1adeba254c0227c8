import type { CaseQuery } from '../api/schemas';
import { pageOf } from '../list/listSearch';
import { PAGE_SIZE } from '../list/pageSize';

/** The filter of the case list as the address carries it, so that it can be shared and survives going back. */
export interface CaseFilter {
  readonly state: 'open' | 'unconfirmed' | 'overdue' | 'stopped' | 'unevidenced' | 'concluded' | 'all';
  readonly year: string;
  readonly code: string;
  readonly sort: CaseSort;
  readonly page: number;
}

const STATES = ['open', 'unconfirmed', 'overdue', 'stopped', 'unevidenced', 'concluded', 'all'] as const;
const BY_DUE_DATE: readonly CaseFilter['state'][] = ['open', 'unconfirmed', 'overdue', 'stopped'];
const SORTS = ['dueOn', '-dueOn', 'receivedOn', '-receivedOn'] as const;

/** An order of the list; `-` is descending. */
export type CaseSort = (typeof SORTS)[number];

/** The states in the order they are offered. */
export const CASE_STATES: readonly CaseFilter['state'][] = STATES;

/** Reads the filter out of an address; what is missing or wrong has its default. */
export function readFilter(search: URLSearchParams): CaseFilter {
  const state = STATES.find((name) => name === search.get('state')) ?? 'open';
  const year = search.get('year') ?? '';
  const sort = SORTS.find((name) => name === search.get('sort'));
  return {
    state,
    year: /^\d{4}$/.test(year) ? year : '',
    code: search.get('code') ?? '',
    // Open work by what is due first; finished work by what came last.
    sort: sort ?? (BY_DUE_DATE.includes(state) ? 'dueOn' : '-receivedOn'),
    page: pageOf(search),
  };
}

/** What is asked of the API for a filter. */
export function queryOf(filter: CaseFilter): CaseQuery {
  return {
    ...(filter.state === 'all' ? {} : { state: filter.state }),
    ...(filter.year ? { year: Number(filter.year) } : {}),
    ...(filter.code.trim() ? { code: filter.code.trim() } : {}),
    sort: filter.sort,
    page: filter.page,
    pageSize: PAGE_SIZE,
  };
}
