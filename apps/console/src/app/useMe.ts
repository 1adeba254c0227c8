import { useQuery } from '@tanstack/react-query';
import { askMe } from '../api/signing';

/** Who is signed in, asked again every few minutes: the legal day moves on while a window stays open. */
export function useMe() {
  return useQuery({
    queryKey: ['me'],
    queryFn: askMe,
    retry: false,
    staleTime: 60_000,
    refetchInterval: 300_000,
    refetchOnWindowFocus: true,
  });
}
