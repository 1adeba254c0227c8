import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { canonicalJson, digestOf } from './canonical';
import { verifyChain } from './chain';
import { storeErrorCode, type AppendRequest, type EventStore, type RecordedEvent } from './eventStore';

/** An empty store and how to close it. */
export interface StoreUnderTest {
  readonly store: EventStore;
  close(): Promise<void>;
}

/** A request that appends this many events to a stream. */
export function requestFor(
  stream: string,
  expectedVersion: number,
  { events = 1, ...over }: Partial<AppendRequest> & { events?: number; scope?: string } = {},
): AppendRequest {
  return {
    commandId: randomUUID(),
    bodyDigest: digestOf({ stream, expectedVersion }),
    streams: [
      {
        stream,
        scope: 'agency-a',
        expectedVersion,
        events: Array.from({ length: events }, (_, n) => ({ type: 'Noted', schema: 1, data: { n } })),
      },
    ],
    meta: { actor: 'user-1' },
    result: { of: stream },
    ...over,
  };
}

/** The code with which a promise was refused. */
export async function codeOf(promise: Promise<unknown>): Promise<string | undefined> {
  try {
    await promise;
  } catch (error) {
    return storeErrorCode(error) ?? String(error);
  }
  return undefined;
}

/** Reads the whole log. */
export async function wholeLog(store: EventStore): Promise<RecordedEvent[]> {
  const all: RecordedEvent[] = [];
  for (;;) {
    const page = await store.readAll({ after: String(all.length), limit: 500 });
    if (page.length === 0) return all;
    all.push(...page);
  }
}

/** The rules of every event store; both the store in memory and the one over PostgreSQL run them. */
export function eventStoreContract(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(name, () => {
    let store: EventStore;
    const opened: StoreUnderTest[] = [];
    beforeEach(async () => {
      const under = await open();
      opened.push(under);
      store = under.store;
    });
    afterAll(async () => {
      for (const { close } of opened) await close();
    });

    describe('expected versions', () => {
      it('start at 1 in each stream, as positions do in the log, and follow the order given', async () => {
        expect(await store.append(requestFor('a', 0, { events: 3 }))).toMatchObject({ position: '3', repeated: false });
        expect(await store.append(requestFor('b', 0))).toMatchObject({ position: '4' });
        expect(await store.append(requestFor('a', 3))).toMatchObject({ position: '5' });
        const log = await wholeLog(store);
        expect(log.map(({ position, stream, version }) => `${position} ${stream}/${version}`)).toEqual([
          '1 a/1',
          '2 a/2',
          '3 a/3',
          '4 b/1',
          '5 a/4',
        ]);
        expect((await store.readStream('a', { fromVersion: 3 })).map((event) => event.version)).toEqual([3, 4]);
        expect(log[0]).toMatchObject({
          scope: 'agency-a',
          type: 'Noted',
          schema: 1,
          data: { n: 0 },
          meta: { actor: 'user-1' },
        });
      });

      it('refuse an append to a stream that has moved, and 0 means that the stream must not exist', async () => {
        await store.append(requestFor('a', 0));
        expect(await codeOf(store.append(requestFor('a', 0)))).toBe('version-conflict');
        expect(await codeOf(store.append(requestFor('a', 2)))).toBe('version-conflict');
        expect(await codeOf(store.append(requestFor('b', 1)))).toBe('version-conflict');
        expect((await store.head()).position).toBe('1');
      });

      it('let exactly one of many simultaneous writers of a version succeed', async () => {
        const codes = await Promise.all(Array.from({ length: 20 }, () => codeOf(store.append(requestFor('a', 0)))));
        expect(codes.filter((code) => code === undefined)).toHaveLength(1);
        expect(codes.filter((code) => code === 'version-conflict')).toHaveLength(19);
      });

      it('are met by appends to one stream that are sent at once, in their order', async () => {
        const results = await Promise.all([0, 1, 2, 3].map((version) => store.append(requestFor('a', version))));
        expect(results.map((result) => result.position)).toEqual(['1', '2', '3', '4']);
      });

      it('fail the conflicting command only, not those sent with it', async () => {
        await store.append(requestFor('a', 0));
        const codes = await Promise.all([
          codeOf(store.append(requestFor('b', 0))),
          codeOf(store.append(requestFor('a', 0))),
          codeOf(store.append(requestFor('c', 0, { events: 2 }))),
        ]);
        expect(codes).toEqual([undefined, 'version-conflict', undefined]);
        expect((await wholeLog(store)).map((event) => event.stream)).toEqual(['a', 'b', 'c', 'c']);
      });
    });

    describe('commands', () => {
      it('get their first result when they are sent again, though their stream has moved', async () => {
        const request = requestFor('a', 0, { result: { number: '2024-1' } });
        await store.append(request);
        await store.append(requestFor('a', 1));
        const again = await store.append({ ...request, result: { number: '2024-2' } });
        expect(again).toEqual({ position: '1', result: { number: '2024-1' }, repeated: true });
        expect(await store.commandResult(request.commandId, request.bodyDigest)).toEqual(again);
        expect((await store.head()).position).toBe('2');
      });

      it('are appended exactly once when they are sent many times at once', async () => {
        const request = requestFor('a', 0);
        const results = await Promise.all(Array.from({ length: 10 }, () => store.append(request)));
        expect(results.filter((result) => !result.repeated)).toHaveLength(1);
        expect(new Set(results.map((result) => result.position))).toEqual(new Set(['1']));
      });

      it('are refused when their id was used with another body', async () => {
        const request = requestFor('a', 0);
        await store.append(request);
        const other = { ...request, bodyDigest: digestOf('another') };
        expect(await codeOf(store.append(other))).toBe('command-reused');
        expect(await codeOf(store.commandResult(other.commandId, other.bodyDigest))).toBe('command-reused');
      });

      it('are not remembered when they are refused, so that they can be decided again', async () => {
        await store.append(requestFor('a', 0));
        const refused = requestFor('a', 0);
        await codeOf(store.append(refused));
        expect(await store.commandResult(refused.commandId, refused.bodyDigest)).toBeUndefined();
      });

      it('without events are remembered too, at position 0', async () => {
        const request = { ...requestFor('a', 0), streams: [], result: { nothing: true } };
        expect(await store.append(request)).toMatchObject({ position: '0', repeated: false });
        expect(await store.append(request)).toMatchObject({ position: '0', result: { nothing: true }, repeated: true });
      });
    });

    describe('the streams of a command', () => {
      const part = (stream: string, expectedVersion: number) => requestFor(stream, expectedVersion).streams[0]!;

      it('are appended to together or not at all', async () => {
        await store.append({ ...requestFor('a', 0), streams: [part('a', 0), part('b', 0)] });
        const half = { ...requestFor('a', 0), streams: [part('a', 1), part('b', 0)] };
        expect(await codeOf(store.append(half))).toBe('version-conflict');
        expect((await wholeLog(store)).map((event) => event.stream)).toEqual(['a', 'b']);
      });

      it('may include streams that get no event but must not have moved', async () => {
        await store.append(requestFor('calendar', 0));
        const standing = {
          unchanged: [
            { stream: 'calendar', version: 1 },
            { stream: 'absent', version: 0 },
          ],
        };
        expect(await codeOf(store.append(requestFor('a', 0, standing)))).toBeUndefined();
        await store.append(requestFor('calendar', 1));
        expect(await codeOf(store.append(requestFor('b', 0, standing)))).toBe('version-conflict');
      });

      it('let only one of two commands succeed when each depends on the stream that the other changes', async () => {
        const codes = await Promise.all([
          codeOf(store.append(requestFor('a', 0, { unchanged: [{ stream: 'b', version: 0 }] }))),
          codeOf(store.append(requestFor('b', 0, { unchanged: [{ stream: 'a', version: 0 }] }))),
        ]);
        expect(codes.sort()).toEqual(['version-conflict', undefined]);
      });

      it('each belong to one scope for good', async () => {
        await store.append(requestFor('a', 0));
        const foreign = { ...part('a', 1), scope: 'agency-b' };
        expect(await codeOf(store.append({ ...requestFor('a', 1), streams: [foreign] }))).toBe('scope-conflict');
      });

      it('must each be named once', async () => {
        const twice = { ...requestFor('a', 0), streams: [part('a', 0), part('a', 1)] };
        expect(await codeOf(store.append(twice))).toBe('unstorable');
      });
    });

    describe('values', () => {
      it.each([
        ['undefined', { a: undefined }],
        ['NaN', { a: Number.NaN }],
        ['an infinity', { a: Infinity }],
        ['-0', { a: -0 }],
        ['NUL', { a: 'x\0' }],
        ['NUL in a key', { 'x\0': 1 }],
        ['half a surrogate pair', { a: '\ud800' }],
        ['a date', { a: new Date(0) }],
        ['a map', { a: new Map() }],
        ['a hole', { a: [1, , 2] }], // eslint-disable-line no-sparse-arrays
        ['a bigint', { a: 1n }],
      ])('that do not survive storage are refused: %s', async (_name, data) => {
        const event = { type: 'Noted', schema: 1, data: data as never };
        const bad = {
          ...requestFor('a', 0),
          streams: [{ stream: 'a', scope: 's', expectedVersion: 0, events: [event] }],
        };
        const codes = await Promise.all([codeOf(store.append(bad)), codeOf(store.append(requestFor('b', 0)))]);
        expect(codes).toEqual(['unstorable', undefined]);
      });

      it('that are accepted have the same canonical form and digest when they are read', async () => {
        await fc.assert(
          fc.asyncProperty(
            fc.array(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue()), { maxLength: 8 }),
            async (values) => {
              const storable = values.filter((value) => isStorable(value));
              const stream = randomUUID();
              const events = storable.map((data) => ({ type: 'Noted', schema: 1, data: data as never }));
              await store.append({
                ...requestFor(stream, 0),
                streams: [{ stream, scope: 's', expectedVersion: 0, events }],
              });
              const read = await store.readStream(stream);
              expect(read.map((event) => canonicalJson(event.data))).toEqual(
                storable.map((value) => canonicalJson(value)),
              );
            },
          ),
          { numRuns: 60, seed: 3 },
        );
        expect((await verifyChain(store)).broken).toBeUndefined();
      });
    });

    describe('readers', () => {
      it('get positions 1…n once each and in order while 12 writers append and conflict', async () => {
        const seen: string[] = [];
        const stop = new AbortController();
        const following = store.subscribe({
          after: '0',
          signal: stop.signal,
          onEvents: (events) => Promise.resolve(void seen.push(...events.map((event) => event.position))),
        });
        let accepted = 0;
        let conflicts = 0;
        const versions = new Map<string, number>();
        const writer = async (seed: number) => {
          for (let n = 0; n < 40; n++) {
            const stream = `s-${(seed * 7 + n * 3) % 9}`;
            const events = 1 + ((seed + n) % 3);
            const expected = versions.get(stream) ?? 0;
            const code = await codeOf(store.append(requestFor(stream, expected, { events })));
            if (code === undefined) {
              accepted += events;
              versions.set(stream, expected + events);
            } else {
              expect(code).toBe('version-conflict');
              conflicts += 1;
            }
          }
        };
        await Promise.all(Array.from({ length: 12 }, (_, seed) => writer(seed)));
        await vi.waitFor(() => expect(seen.length).toBeGreaterThanOrEqual(accepted), { timeout: 10_000 });
        stop.abort();
        await following;
        expect(conflicts).toBeGreaterThan(0);
        expect(seen).toEqual(Array.from({ length: accepted }, (_, n) => String(n + 1)));
        const report = await verifyChain(store);
        expect(report).toMatchObject({ events: accepted, head: { position: String(accepted) } });
        expect(report.broken).toBeUndefined();
      });

      it('start after the position they name, and end when their signal is aborted', async () => {
        await store.append(requestFor('a', 0, { events: 5 }));
        const seen: string[] = [];
        const stop = new AbortController();
        const following = store.subscribe({
          after: '3',
          signal: stop.signal,
          onEvents: (events) => Promise.resolve(void seen.push(...events.map((event) => event.position))),
        });
        await vi.waitFor(() => expect(seen).toEqual(['4', '5']));
        await store.append(requestFor('a', 5));
        await vi.waitFor(() => expect(seen).toEqual(['4', '5', '6']));
        stop.abort();
        await following;
      });

      it('fail when their own handler fails', async () => {
        await store.append(requestFor('a', 0));
        const failing = store.subscribe({
          after: '0',
          signal: new AbortController().signal,
          onEvents: () => Promise.reject(new Error('mine')),
        });
        await expect(failing).rejects.toThrow('mine');
      });
    });
  });
}

function isStorable(value: unknown): boolean {
  try {
    canonicalJson(value);
    return true;
  } catch {
    return false;
  }
}
