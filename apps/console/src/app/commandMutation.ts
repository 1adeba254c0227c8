import type { MutationOptions, QueryClient } from '@tanstack/react-query';
import { type Answered, answerOf } from '../api/client';
import type { CommandKey, CommandRun } from '../api/commandRun';
import { rememberOwnWrite } from '../api/ownWrites';

/** How a command is sent, and what follows when it is done. */
export interface CommandSteps<Given, Answer> {
  /** Sends what was given, under the command's key. */
  readonly send: (given: Given, key: CommandKey) => Promise<Answered<Answer>>;
  /** What it is about, where one place sends the same command about several things. */
  readonly about?: (given: Given) => string | number;
  /** What is said when it is done. */
  readonly done?: (answer: Answer, given: Given) => string;
  /** What follows on the screen. */
  readonly onDone?: (answer: Answer, given: Given) => unknown;
  /** The names of the queries that are then read again; until they are, the command is under way. */
  readonly again?: readonly string[];
  /** They are read again after a refusal too: the next try needs the version that refused this one. */
  readonly againWhenRefused?: boolean;
}

/** The mutation of a command: key, own write, message and the queries read again. */
export function commandMutation<Given, Answer>(
  run: CommandRun,
  { send, about, done, again = [], againWhenRefused = false, onDone }: CommandSteps<Given, Answer>,
  say: (words: string) => void,
  queries: QueryClient,
): MutationOptions<Answer, unknown, Given> {
  const readAgain = () => Promise.all(again.map((name) => queries.invalidateQueries({ queryKey: [name] })));
  return {
    mutationFn: (given) => run.accepted(about?.(given), (key) => answerOf(send(given, key))),
    onSuccess: async (answer, given) => {
      const position = positionOf(answer);
      if (position !== undefined) rememberOwnWrite(position);
      if (done) say(done(answer, given));
      await onDone?.(answer, given);
      await readAgain();
    },
    ...(againWhenRefused ? { onError: readAgain } : {}),
  };
}

// A file that a command answers with says no position.
function positionOf(answer: unknown): string | undefined {
  const says = typeof answer === 'object' && answer !== null && 'position' in answer;
  return says && typeof answer.position === 'string' ? answer.position : undefined;
}
