import { sentAct, type TypedAct } from './actInput';
import { http, ifMatch } from '../api/client';
import type { CasePage } from '../api/schemas';
import { useText } from '../app/locale';
import { useCommand, type Command } from '../app/useCommand';
import { actLabel } from './actLabel';

/** Sends an act on the case, as the version on the screen stands. */
export function useActRun({ id, version }: CasePage, onDone: () => Promise<void>): Command<TypedAct> {
  const { t, locale } = useText();
  return useCommand({
    send: (act, key) =>
      http.POST('/api/requests/{id}/acts', {
        params: { path: { id }, header: { ...key, ...ifMatch(version) } },
        body: sentAct(act),
      }),
    done: (_, { type }) => t('console.acts.done', { act: actLabel(type, locale) }),
    onDone,
  });
}
