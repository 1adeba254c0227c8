import { useSearchParams } from 'react-router';
import { changedSearch, pageOf } from './listSearch';

/** The filter of a list as the address carries it, so that it can be shared and survives going back. */
export interface ListSearch {
  readonly search: URLSearchParams;
  readonly page: number;
  /** Changes conditions by name; an empty value takes one away. */
  readonly change: (by: Readonly<Record<string, string>>) => void;
}

/** Reads the filter of a list from the address and writes it back. */
export function useListSearch(): ListSearch {
  const [search, setSearch] = useSearchParams();
  return {
    search,
    page: pageOf(search),
    change: (by) => setSearch(changedSearch(search, by), { replace: true }),
  };
}
