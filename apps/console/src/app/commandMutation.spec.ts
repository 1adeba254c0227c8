import { MutationObserver, QueryClient } from '@tanstack/react-query';
import { beforeEach, describe, expect, it } from 'vitest';
import { CommandRun } from '../api/commandRun';
import { forgetOwnWrites, ownPosition } from '../api/ownWrites';
import { Problem } from '../api/problem';
import { commandMutation, type CommandSteps } from './commandMutation';

interface Answer {
  readonly position: string;
}

const accepted = { data: { position: '7' }, response: new Response(null, { status: 200 }) };
const refused = { error: { code: 'version-stale' }, response: new Response(null, { status: 412 }) };
const lost = new TypeError('fetch failed');

/** A command as `useCommand` runs it, with the keys under which it was sent. */
function command(
  send: (given: string) => Promise<typeof accepted | typeof refused>,
  steps: Omit<CommandSteps<string, Answer>, 'send'> = {},
) {
  const keys: string[] = [];
  const said: string[] = [];
  const queries = new QueryClient();
  const run = new CommandRun();
  const mutation = new MutationObserver(
    queries,
    commandMutation<string, Answer>(
      run,
      {
        ...steps,
        send: (given, key) => {
          keys.push(key['Idempotency-Key']);
          return send(given);
        },
      },
      (words) => said.push(words),
      queries,
    ),
  );
  const once = (given = 'given') => run.once(() => mutation.mutate(given).catch(() => undefined));
  return { keys, said, queries, run, once, error: () => mutation.getCurrentResult().error };
}

describe('a command of a form', () => {
  beforeEach(forgetOwnWrites);

  it('is sent once by a double click', async () => {
    const { keys, once } = command(async () => accepted);
    await Promise.all([once(), once()]);
    expect(keys).toHaveLength(1);
  });

  it('keeps its key when the answer was lost, so that the second try does it once', async () => {
    const answers = [() => Promise.reject(lost), async () => accepted];
    const { keys, once, error } = command(() => answers.shift()!());
    await once();
    expect(error()).toMatchObject({ code: 'network' });
    await once();
    expect(keys).toEqual([keys[0], keys[0]]);
  });

  it('keeps its key through a refusal, and says why', async () => {
    const { keys, once, error, said } = command(async () => refused, { done: () => 'done' });
    await once();
    await once();
    expect(error()).toBeInstanceOf(Problem);
    expect(error()).toMatchObject({ status: 412, code: 'version-stale' });
    expect(keys).toEqual([keys[0], keys[0]]);
    expect(said).toEqual([]);
  });

  it('has another key once it was accepted', async () => {
    const { keys, once } = command(async () => accepted);
    await once();
    await once();
    expect(new Set(keys).size).toBe(2);
  });

  it('has a key of its own each time its form is opened', async () => {
    const [first, second] = [command(() => Promise.reject(lost)), command(() => Promise.reject(lost))];
    await Promise.all([first.once(), second.once()]);
    expect(first.keys[0]).not.toBe(second.keys[0]);
  });

  it('has another key about another row, though the answer about the first was lost', async () => {
    const { keys, once } = command(() => Promise.reject(lost), { about: (row) => row });
    await once('a');
    await once('b');
    await once('b');
    expect(keys[0]).not.toBe(keys[1]);
    expect(keys[2]).toBe(keys[1]);
  });

  it('remembers its position, says that it is done, follows, and has the lists read again', async () => {
    const order: string[] = [];
    const { once, said, queries } = command(async () => accepted, {
      done: ({ position }, given) => `${given} at ${position}`,
      onDone: () => order.push('followed'),
      again: ['cases'],
    });
    queries.setQueryData(['cases', 'agency'], []);
    queries.setQueryData(['norms', 'agency'], []);
    await once('recorded');
    expect(ownPosition()).toBe('7');
    expect(said).toEqual(['recorded at 7']);
    expect(order).toEqual(['followed']);
    expect(queries.getQueryState(['cases', 'agency'])?.isInvalidated).toBe(true);
    expect(queries.getQueryState(['norms', 'agency'])?.isInvalidated).toBe(false);
  });

  it('has lists read again after a refusal only where the next try needs their version', async () => {
    for (const againWhenRefused of [true, false]) {
      const { once, queries } = command(async () => refused, { again: ['incidents'], againWhenRefused });
      queries.setQueryData(['incidents'], []);
      await once();
      expect(queries.getQueryState(['incidents'])?.isInvalidated).toBe(againWhenRefused);
    }
  });
});
