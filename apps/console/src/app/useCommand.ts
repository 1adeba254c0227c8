import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import type { MessageKey } from '@yishen/catalogue';
import { CommandRun } from '../api/commandRun';
import { commandMutation, type CommandSteps } from './commandMutation';
import { useText } from './locale';

/** A command as a form runs it. */
export interface Command<Given> {
  readonly send: (given: Given) => void;
  readonly pending: boolean;
  /** Why it was not done; null when it was, or was not tried. */
  readonly error: unknown;
  /** Forgets the refusal. */
  readonly clear: () => void;
}

/** What a component says of its command; `done` is the sentence that is shown, or how to make it. */
export type CommandOf<Given, Answer> = Omit<CommandSteps<Given, Answer>, 'done'> & {
  readonly done?: MessageKey | ((answer: Answer, given: Given) => string);
};

/** The one way in which the console sends a command; a form that is opened again has a new one. */
export function useCommand<Given, Answer>({ done, ...steps }: CommandOf<Given, Answer>): Command<Given> {
  const { t } = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [run] = useState(() => new CommandRun());
  const words = typeof done === 'string' ? () => t(done) : done;
  const mutation = useMutation(
    commandMutation(
      run,
      { ...steps, ...(words ? { done: words } : {}) },
      (text) => void message.success(text),
      queries,
    ),
  );
  return {
    // The refusal is on the mutation; a form shows it from there.
    send: (given) => void run.once(() => mutation.mutateAsync(given).catch(() => undefined)),
    pending: mutation.isPending,
    error: mutation.error,
    clear: mutation.reset,
  };
}
