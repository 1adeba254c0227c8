import { describe, expect, it } from 'vitest';
import { digestOf } from './canonical';
import { StoreError, type EventStore, type JsonObject, type StoreErrorCode } from './eventStore';
import { codeOf, requestFor } from './eventStore.contract';
import { handle, stateCache, type LoadedStreams, type Prepared, type StateCache, type StreamToLoad } from './handle';
import { memoryEventStore } from './memory';

const count = (stream: string): StreamToLoad<number> => ({
  stream,
  scope: 'agency-a',
  initial: 0,
  evolve: (state) => state + 1,
});

class Refused extends Error {}

/** Adds one event to `a` while it has fewer than `most`; reads `b` as well. */
function add(
  store: EventStore,
  commandId: string,
  over: {
    most?: number;
    cache?: StateCache;
    onRead?: () => Promise<unknown>;
    prepare?: (loaded: unknown, context: unknown, overtaken: boolean) => Prepared<string> | Promise<Prepared<string>>;
    preparedFor?: (loaded: LoadedStreams<{ a: number; b: number }>) => string;
    asksFirst?: true;
  } = {},
) {
  return handle<{ a: number; b: number }, unknown, string>({
    store,
    commandId,
    bodyDigest: digestOf(commandId),
    meta: {},
    streams: { a: count('a'), b: count('b') },
    ...(over.cache && { cache: over.cache }),
    read: () => over.onRead?.(),
    prepare: over.prepare ?? (() => ({ value: '' })),
    preparedFor: over.preparedFor,
    asksFirst: over.asksFirst,
    decide: ({ a }, _, value) => {
      if (a.state >= (over.most ?? 99)) throw new Refused('full');
      const result: JsonObject = value ? { had: a.state, over: value } : { had: a.state };
      return { events: { a: [{ type: 'Noted', schema: 1, data: { had: a.state } }] }, result };
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

  it('decides again after a faster writer, and gives up after three retries', async () => {
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

  it('decides again when a stream that it only read has moved', async () => {
    const store = memoryEventStore();
    let decisions = 0;
    await add(store, 'c1', { onRead: async () => decisions++ === 0 && (await store.append(requestFor('b', 0))) });
    expect(decisions).toBe(2);
  });

  it('returns the first result of a resent command, though the decision would now refuse it', async () => {
    const store = memoryEventStore();
    const first = await add(store, 'c1', { most: 1 });
    expect(await add(store, 'c1', { most: 1 })).toEqual({ ...first, repeated: true });
    await expect(add(store, 'c2', { most: 1 })).rejects.toThrow('full');
  });

  it('appends and remembers nothing when the decision has no events', async () => {
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

  describe('with a prepared value', () => {
    /** A preparation that numbers its values and notes what happens to each. */
    function noted(keeps: readonly boolean[] = []) {
      const noted: string[] = [];
      let made = 0;
      const prepare = (_: unknown, __: unknown, overtaken: boolean): Prepared<string> => {
        const value = `${++made}`;
        noted.push(overtaken ? `prepare ${value}, overtaken` : `prepare ${value}`);
        return {
          value,
          keep: () => Promise.resolve(noted.push(`keep ${value}`) > 0 && (keeps[Number(value) - 1] ?? true)),
          drop: (first) =>
            Promise.resolve(void noted.push(first ? `drop ${value} for ${JSON.stringify(first)}` : `drop ${value}`)),
        };
      };
      return { noted, prepare };
    }
    const failing = (store: EventStore, code: StoreErrorCode, times = 1): EventStore => ({
      ...store,
      append: (request) => (times-- > 0 ? Promise.reject(new StoreError(code, code)) : store.append(request)),
    });

    it('prepares and keeps it once, though it decides again after a conflict', async () => {
      const store = memoryEventStore();
      const { noted: steps, prepare } = noted();
      let rivals = 0;
      const onRead = async () => rivals < 2 && (await store.append(requestFor('a', rivals++)));
      expect(await add(store, 'c1', { prepare, onRead })).toMatchObject({ result: { had: 2, over: '1' } });
      expect(steps).toEqual(['prepare 1', 'keep 1']);
    });

    it('drops it without keeping it when the decision refuses', async () => {
      const { noted: steps, prepare } = noted();
      await expect(add(memoryEventStore(), 'c1', { prepare, most: 0 })).rejects.toThrow('full');
      expect(steps).toEqual(['prepare 1', 'drop 1']);
    });

    it('prepares anew when it cannot be kept, and gives up when that happens each time', async () => {
      const once = noted([false]);
      expect(await add(memoryEventStore(), 'c1', once)).toMatchObject({ result: { over: '2' } });
      expect(once.noted).toEqual(['prepare 1', 'keep 1', 'drop 1', 'prepare 2, overtaken', 'keep 2']);
      const always = noted([false, false, false, false, false]);
      expect(await codeOf(add(memoryEventStore(), 'c2', always))).toBe('version-conflict');
      expect(always.noted.at(-1)).toBe('drop 4');
    });

    it('prepares anew when a conflict changed what it was prepared for', async () => {
      const store = memoryEventStore();
      const { noted: steps, prepare } = noted();
      let rivals = 0;
      const onRead = async () => rivals < 1 && (await store.append(requestFor('a', rivals++)));
      const handled = await add(store, 'c1', { prepare, onRead, preparedFor: ({ a }) => `${a.version}` });
      expect(handled).toMatchObject({ result: { had: 1, over: '2' } });
      expect(steps).toEqual(['prepare 1', 'keep 1', 'drop 1', 'prepare 2', 'keep 2']);
    });

    it('drops it when the append certainly failed, and leaves it when the outcome is unknown', async () => {
      const refused = noted();
      expect(await codeOf(add(failing(memoryEventStore(), 'unstorable'), 'c1', refused))).toBe('unstorable');
      expect(refused.noted).toEqual(['prepare 1', 'keep 1', 'drop 1']);
      const unknown = noted();
      expect(await codeOf(add(failing(memoryEventStore(), 'unavailable'), 'c1', unknown))).toBe('unavailable');
      expect(unknown.noted).toEqual(['prepare 1', 'keep 1']);
    });

    it('drops it with the first result when the command was sent again', async () => {
      const store = memoryEventStore();
      await add(store, 'c1');
      const { noted: steps, prepare } = noted();
      expect(await add(store, 'c1', { prepare })).toMatchObject({ result: { had: 0 }, repeated: true });
      expect(steps).toEqual(['prepare 1', 'keep 1', 'drop 1 for {"had":0}']);
      const refused = noted();
      expect(await add(store, 'c1', { prepare: refused.prepare, most: 1 })).toMatchObject({ repeated: true });
      expect(refused.noted).toEqual(['prepare 1', 'drop 1 for {"had":0}']);
    });

    it('prepares nothing for a resent command when it asks for the first result beforehand', async () => {
      const store = memoryEventStore();
      await add(store, 'c1');
      const { noted: steps, prepare } = noted();
      expect(await add(store, 'c1', { prepare, asksFirst: true })).toMatchObject({ repeated: true });
      expect(steps).toEqual([]);
    });

    it('returns the first result of a resent command, though it can no longer be prepared', async () => {
      const store = memoryEventStore();
      await add(store, 'c1');
      const prepare = () => Promise.reject(new Refused('erased'));
      expect(await add(store, 'c1', { prepare })).toMatchObject({ result: { had: 0 }, repeated: true });
      await expect(add(store, 'c2', { prepare })).rejects.toThrow('erased');
    });
  });

  describe('with cached states', () => {
    it('reads a stream once and then carries its state forward', async () => {
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

    it('never refuses because of a state that may be old', async () => {
      const store = memoryEventStore();
      const cache = stateCache(10);
      cache.set('a', { version: 7, state: 7 });
      expect(await add(store, 'c1', { cache, most: 5 })).toMatchObject({ result: { had: 0 } });
    });

    it('folds only the fields of an event that the log keeps', async () => {
      const seen: string[][] = [];
      const decided = { type: 'Noted', schema: 1, data: {}, aside: 'not kept' };
      await handle<{ a: number }, unknown, string>({
        store: memoryEventStore(),
        commandId: 'c1',
        bodyDigest: digestOf('c1'),
        meta: {},
        streams: { a: { ...count('a'), evolve: (state, event) => (seen.push(Object.keys(event).sort()), state + 1) } },
        cache: stateCache(10),
        read: () => undefined,
        prepare: () => ({ value: '' }),
        decide: () => ({ events: { a: [decided] }, result: {} }),
      });
      expect(seen).toEqual([['data', 'meta', 'schema', 'scope', 'stream', 'type', 'version']]);
    });

    it('keeps the most recently used streams, up to its capacity', () => {
      const cache = stateCache(2);
      cache.set('a', { version: 1, state: 1 });
      cache.set('b', { version: 1, state: 1 });
      cache.get('a');
      cache.set('c', { version: 1, state: 1 });
      expect(['a', 'b', 'c'].map((stream) => cache.get(stream)?.version)).toEqual([1, undefined, 1]);
    });
  });
});
