import { describe, expect, it } from 'vitest';
import { codeOf, requestFor } from './eventStore.contract';
import { StoreError } from './eventStore';
import { groupCommitter, type GroupAnswer } from './groupCommit';
import { prepareAppend } from './preparedAppend';

interface Call {
  readonly commands: number;
  answer(answer: GroupAnswer | Error): void;
}

/** A database for which the test gives each answer. */
function database() {
  const calls: Call[] = [];
  let commits = 0;
  const arrivals: (() => void)[] = [];
  const committer = groupCommitter({
    onCommit: () => (commits += 1),
    send: (payload) =>
      new Promise((resolve, reject) => {
        const commands = (JSON.parse(payload) as unknown[]).length;
        calls.push({ commands, answer: (given) => (given instanceof Error ? reject(given) : resolve(given)) });
        for (const arrived of arrivals.splice(0)) arrived();
      }),
  });
  const call = async (n: number): Promise<Call> => {
    while (calls.length < n) await new Promise<void>((resolve) => arrivals.push(resolve));
    return calls[n - 1]!;
  };
  return {
    append: (stream: string, version = 0) => committer.append(prepareAppend(requestFor(stream, version))),
    call,
    calls,
    committer,
    commits: () => commits,
  };
}

describe('the group committer', () => {
  it('sends a lone append at once, and collects those that arrive while a call is under way', async () => {
    const { append, call, calls, commits } = database();
    const first = append('a');
    expect((await call(1)).commands).toBe(1);
    const more = ['b', 'c', 'd'].map((stream) => append(stream));
    expect(calls).toHaveLength(1);
    calls[0]!.answer({ base: '10', refused: null });
    expect(await first).toMatchObject({ position: '11' });
    expect((await call(2)).commands).toBe(3);
    calls[1]!.answer({ base: '11', refused: null });
    expect((await Promise.all(more)).map((result) => result.position)).toEqual(['12', '13', '14']);
    expect(commits()).toBe(2);
  });

  it('has all callers that one answer woke in one group, however many steps each takes to its next append', async () => {
    const { append, call } = database();
    const commandsInTurn = async (stream: string, steps: number) => {
      for (let version = 0; version < 3; version++) {
        await append(stream, version);
        for (let step = 0; step < steps; step++) await Promise.resolve();
      }
    };
    const callers = Promise.all(['a', 'b', 'c', 'd'].map((stream, nth) => commandsInTurn(stream, 3 * nth)));
    for (let n = 1; n <= 3; n++) {
      const { commands, answer } = await call(n);
      expect(commands).toBe(4);
      answer({ base: String(4 * (n - 1)), refused: null });
    }
    await callers;
  });

  it('skips refused commands when it counts positions', async () => {
    const { append, call } = database();
    const results = Promise.allSettled([append('a'), append('b'), append('c')]);
    (await call(1)).answer({ base: '0', refused: [{ i: 1, why: 'moved', stream: 'b', expected: 0, actual: 4 }] });
    expect(await results).toMatchObject([
      { status: 'fulfilled', value: { position: '1' } },
      { status: 'rejected', reason: { code: 'version-conflict', message: 'b is at version 4, not at 0' } },
      { status: 'fulfilled', value: { position: '2' } },
    ]);
  });

  it('sends no more than 64 commands at a time', async () => {
    const { append, call, calls } = database();
    for (let n = 0; n < 100; n++) void append(`s-${n}`);
    expect((await call(1)).commands).toBe(64);
    calls[0]!.answer({ base: '0', refused: null });
    expect((await call(2)).commands).toBe(36);
  });

  it('sends the commands of a refused group again one by one, so that only the bad one fails', async () => {
    const { append, call, calls } = database();
    const results = Promise.all([codeOf(append('a')), codeOf(append('b')), codeOf(append('c'))]);
    (await call(1)).answer(new StoreError('unstorable', 'somewhere'));
    (await call(2)).answer({ base: '0', refused: null });
    (await call(3)).answer(new StoreError('unstorable', 'here'));
    (await call(4)).answer({ base: '1', refused: null });
    expect(await results).toEqual([undefined, 'unstorable', undefined]);
    expect(calls.map((call) => call.commands)).toEqual([3, 1, 1, 1]);
  });

  it('does not resend a group whose outcome is unknown, but tells every caller', async () => {
    const { append, call, calls, committer } = database();
    const results = Promise.all([codeOf(append('a')), codeOf(append('b'))]);
    (await call(1)).answer(new StoreError('unavailable', 'gone'));
    expect(await results).toEqual(['unavailable', 'unavailable']);
    await committer.idle();
    expect(calls).toHaveLength(1);
  });
});
