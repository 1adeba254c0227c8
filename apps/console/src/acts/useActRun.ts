import { useMutation } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { api } from '../api/client';
import { newCommandId } from '../api/commandId';
import type { CasePage, TypedAct } from '../api/contract';
import { useSingleFlight } from '../api/singleFlight';
import { useText } from '../app/locale';
import { actLabel } from './actLabel';

/** An act as a form runs it. */
export interface ActRun {
  readonly pending: boolean;
  readonly error: unknown;
  readonly submit: (act: TypedAct, onAccepted: () => void) => void;
  readonly clear: () => void;
}

/** Sends an act on the case; its key stays the same until it succeeds, so that trying again after a lost answer does it once. */
export function useActRun(page: CasePage, onDone: () => Promise<void>): ActRun {
  const { t, locale } = useText();
  const { message } = App.useApp();
  const [commandId, setCommandId] = useState(newCommandId);
  const once = useSingleFlight();
  const run = useMutation({
    mutationFn: (act: TypedAct) => api.act(page.id, page.version, commandId, act),
    onSuccess: async (_, { type }) => {
      setCommandId(newCommandId());
      void message.success(t('console.acts.done', { act: actLabel(type, locale) }));
      await onDone();
    },
  });
  return {
    pending: run.isPending,
    error: run.error,
    submit: (act, onAccepted) =>
      once((given: TypedAct, done) => run.mutate(given, { onSuccess: onAccepted, onSettled: done }))(act),
    clear: run.reset,
  };
}
