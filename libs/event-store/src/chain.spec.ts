import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verifyChain, walkRange } from './chain';
import { digestOf } from './canonical';
import type { EventStore, RecordedEvent } from './eventStore';
import { memoryEventStore } from './memory';

/** A log with an event for each name, in the stream of that name. */
async function logOf(streams: readonly string[]): Promise<EventStore> {
  const store = memoryEventStore();
  const versions = new Map<string, number>();
  for (const [n, stream] of streams.entries()) {
    const expectedVersion = versions.get(stream) ?? 0;
    const command = { commandId: `command-${n}`, bodyDigest: digestOf({ n }), meta: {}, result: {} };
    const events = [{ type: 'Noted', schema: 1, data: { n } }];
    await store.append({ ...command, streams: [{ stream, scope: 'agency-a', expectedVersion, events }] });
    versions.set(stream, expectedVersion + 1);
  }
  return store;
}

/** The log with its n-th event changed, or taken away when the change gives none. */
function tampered(
  store: EventStore,
  n: number,
  change: (event: RecordedEvent) => RecordedEvent | undefined,
): EventStore {
  const changed = (event: RecordedEvent) => (Number(event.position) === n + 1 ? change(event) : event);
  return {
    ...store,
    readAll: async ({ after, limit }) => {
      const all = await store.readAll({ after: '0', limit: 1_000 });
      const left = all.map(changed).filter((event) => event !== undefined);
      return left.filter(({ position }) => Number(position) > Number(after)).slice(0, limit);
    },
  };
}

const FAULTS: readonly ((event: RecordedEvent) => RecordedEvent | undefined)[] = [
  (event) => event,
  (event) => ({ ...event, data: { n: -1 } }),
  (event) => ({ ...event, version: event.version + 1 }),
  (event) => ({ ...event, scope: 'agency-b' }),
  (event) => ({ ...event, hash: '1'.repeat(64) }),
  (event) => ({ ...event, stream: 'another' }),
  () => undefined,
];

describe('a chain verified in pieces', () => {
  it('finds the place that one walk over the whole log finds, whatever is wrong and wherever the pieces are cut', async () => {
    const logs = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 12 });
    const pieces = fc.integer({ min: 1, max: 6 });
    await fc.assert(
      fc.asyncProperty(logs, pieces, fc.nat(11), fc.constantFrom(...FAULTS), async (streams, pieces, n, fault) => {
        const store = tampered(await logOf(streams), n % streams.length, fault);
        const inPieces = await verifyChain(store, { pieces, walk: (range) => walkRange(store, range) });
        const whole = await verifyChain(store);
        // An event may be wrong in two ways: a piece names the one that it can see.
        expect(inPieces.broken?.position).toBe(whole.broken?.position);
        expect(inPieces.events).toBe(whole.events);
        expect(inPieces.broken === undefined).toBe(fault === FAULTS[0]);
      }),
      { numRuns: 300 },
    );
  });
});
