import type { MessageKey } from '@yishen/catalogue';
import { http, ifMatch } from '../api/client';
import type { ProceedingAct, ProceedingPage } from '../api/schemas';
import { useCommand, type Command } from '../app/useCommand';

/** What a fact of a dispute changes on the screens. */
export const PROCEEDING_QUERIES = ['proceeding', 'proceedings', 'report', 'cell'];

/** Sends an act on the dispute, as the version on the screen stands. */
export function useProceedingAct(
  { id, version }: ProceedingPage,
  done: MessageKey,
  onDone: () => void,
): Command<ProceedingAct> {
  return useCommand({
    send: (body, key) =>
      http.POST('/api/proceedings/{id}/facts', {
        params: { path: { id }, header: { ...key, ...ifMatch(version) } },
        body,
      }),
    done,
    again: PROCEEDING_QUERIES,
    onDone,
  });
}
