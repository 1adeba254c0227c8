import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Freshness } from '../api/schemas';
import { useSession } from '../app/session';
import { catchUpInterval } from '../freshness/FreshnessLine';

/** A list of the chosen agency: it keeps what it shows while the next page comes, and asks again until it holds one's own last write. */
export function useList<List extends { readonly freshness: Freshness }, Query extends object>(
  name: string,
  query: Query,
  ask: (agencyId: string, query: Query) => Promise<List>,
  more: { readonly staleTime?: number; readonly refetchOnWindowFocus?: boolean } = {},
): UseQueryResult<List> {
  const { agency } = useSession();
  return useQuery({
    queryKey: [name, agency.id, query],
    queryFn: () => ask(agency.id, query),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => catchUpInterval(state.data?.freshness),
    ...more,
  });
}
