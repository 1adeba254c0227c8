import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import type { MessageKey } from '@yishen/catalogue';
import { newCommandId } from '../api/commandId';
import { useText } from '../app/locale';

/** A command of the desk: one key until it is done, then a word, and everything about the report read again. */
export function useDone<Given>(done: MessageKey, send: (given: Given, commandId: string) => Promise<unknown>) {
  const { t } = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [commandId, setCommandId] = useState(newCommandId);
  return useMutation({
    mutationFn: (given: Given) => send(given, commandId),
    onSuccess: async () => {
      setCommandId(newCommandId());
      void message.success(t(done));
      await Promise.all(['report-desk', 'report'].map((name) => queries.invalidateQueries({ queryKey: [name] })));
    },
  });
}
