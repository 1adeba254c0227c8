import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import type { MessageKey } from '@yishen/catalogue';
import { newCommandId } from '../api/commandId';
import { useText } from './locale';

/** A command: one key until it is done, then a word, and the queries of these names read again. */
export function useCommand<Given>(
  done: MessageKey,
  again: readonly string[],
  send: (given: Given, commandId: string) => Promise<unknown>,
) {
  const { t } = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [commandId, setCommandId] = useState(newCommandId);
  return useMutation({
    mutationFn: (given: Given) => send(given, commandId),
    onSuccess: async () => {
      setCommandId(newCommandId());
      void message.success(t(done));
      await Promise.all(again.map((name) => queries.invalidateQueries({ queryKey: [name] })));
    },
  });
}
