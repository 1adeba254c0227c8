import { describe, expect, it } from 'vitest';
import { digestOf } from './canonical';
import type { EventStore } from './eventStore';
import { codeOf, requestFor } from './eventStore.contract';
import { handle, stateCache, type Prepared, type StateCache, type StreamToLoad } from './handle';
import { memoryEventStore } from './memory';

const count = (stream: string): StreamToLoad<number> => ({
  stream,
  scope: 'agency-a',
  initial: 0,
  evolve: (state) => state + 1,
});

class Refused extends Error {}

/** Adds one event to `a` as long as it has fewer than `most`; reads `b` as well. */
function add(
  store: EventStore,
  commandId: string,
  over: { most?: number; cache?: StateCache; onRead?: () => Promise<unknown>; prepare?: () => Prepared<string> } = {},
) {
  return handle<{ a: number; b: number }, unknown, string>({
    store,
    commandId,
    bodyDigest: digestOf(commandId),
    meta: {},
    streams: { a: count('a'), b: count('b') },
    ...(over.cache && { cache: over.cache }),
    read: () => over.onRead?.(),
    prepare: over.prepare ?? (() => ({ value: 'nothing' })),
    decide: ({ a }) => {
      if (a.state >= (over.most ?? 99)) throw new Refused('full');
      return { events: { a: [{ type: 'Noted', schema: 1, data: { had: a.state } }] }, result: { had: a.state } };
    },
  });
}

describe('handle', () => {
  it('loads, folds, decides and appends at the version it read', async () => {
    const store = memoryEventStore();
    expect(await add(store, 'c1')).toEqual({ position: '1', result: { had: 0 }, repeated: false, appended: true });
    expect(await add(store, 'c2')).toMatchObject({ position: '2', result: { had: 1 } });
    expect((await store.readStream('a')).map((event) => event.data)).toEqual([{ had: 0 }, { had: 1 }]);
  });

  it('decides again on what a faster writer left, and gives up after three retries', async () => {
    const store = memoryEventStore();
    let rivals = 0;
    const rival = (most: number) => async () => {
      if (rivals < most) await store.append(requestFor('a', rivals++));
    };
    expect(await add(store, 'c1', { onRead: rival(3) })).toMatchObject({ result: { had: 3 } });
    const stubborn = memoryEventStore();
    let moved = 0;
    const always = () => stubborn.append(requestFor('a', moved++));
    expect(await codeOf(add(stubborn, 'c2', { onRead: always }))).toBe('version-conflict');
    expect(moved).toBe(4);
  });

  it('does not stand on a stream that moved meanwhile, though it writes nothing to it', async () => {
    const store = memoryEventStore();
    let decisions = 0;
    await add(store, 'c1', { onRead: async () => decisions++ === 0 && (await store.append(requestFor('b', 0))) });
    expect(decisions).toBe(2);
  });

  it('answers a resent command with its first result, though the decision would refuse it now', async () => {
    const store = memoryEventStore();
    const first = await add(store, 'c1', { most: 1 });
    expect(await add(store, 'c1', { most: 1 })).toEqual({ ...first, repeated: true });
    await expect(add(store, 'c2', { most: 1 })).rejects.toThrow('full');
  });

  it('appends and remembers nothing when the decision is that nothing happens', async () => {
    const store = memoryEventStore();
    const nothing = () =>
      handle<{ a: number }, undefined, undefined>({
        store,
        commandId: 'c1',
        bodyDigest: 'd',
        meta: {},
        streams: { a: count('a') },
        read: () => undefined,
        prepare: () => ({ value: undefined }),
        decide: ({ a }) => ({ events: {}, result: { had: a.state } }),
      });
    expect(await nothing()).toEqual({ position: '0', result: { had: 0 }, repeated: false, appended: false });
    await store.append(requestFor('a', 0));
    expect(await nothing()).toMatchObject({ result: { had: 1 } });
    expect(await store.commandResult('c1', 'd')).toBeUndefined();
  });

  describe('with cached states', () => {
    it('reads a stream once, and carries its state forward', async () => {
      const store = memoryEventStore();
      let reads = 0;
      const counted: EventStore = { ...store, readStream: (...args) => (reads++, store.readStream(...args)) };
      const cache = stateCache(10);
      for (let n = 0; n < 5; n++) expect(await add(counted, `c${n}`, { cache })).toMatchObject({ result: { had: n } });
      expect(reads).toBe(2);
    });

    it('reads again when another writer was faster', async () => {
      const store = memoryEventStore();
      const cache = stateCache(10);
      await add(store, 'c1', { cache });
      await store.append(requestFor('a', 1));
      expect(await add(store, 'c2', { cache })).toMatchObject({ result: { had: 2 } });
    });

    it('never refuses on a state that may be old', async () => {
      const store = memoryEventStore();
      const cache = stateCache(10);
      cache.set('a', { version: 7, state: 7 });
      expect(await add(store, 'c1', { cache, most: 5 })).toMatchObject({ result: { had: 0 } });
    });

    it('keeps no more streams than it may, and those used last', () => {
      const cache = stateCache(2);
      cache.set('a', { version: 1, state: 1 });
      cache.set('b', { version: 1, state: 1 });
      cache.get('a');
      cache.set('c', { version: 1, state: 1 });
      expect(['a', 'b', 'c'].map((stream) => cache.get(stream)?.version)).toEqual([1, undefined, 1]);
    });
  });
});
