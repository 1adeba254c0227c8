import { randomUUID } from 'node:crypto';
import { chainHash, GENESIS_HASH } from './canonical';
import type { AppendResult, EventStore, JsonObject, RecordedEvent } from './eventStore';
import { firstResult, refusedError, type Refusal } from './groupCommit';
import { prepareAppend, type PreparedAppend } from './preparedAppend';
import { followLog, hintedWait } from './subscription';

interface MemoryLog {
  readonly epoch: string;
  readonly events: RecordedEvent[];
  readonly commands: Map<string, { digest: string; position: string; result: JsonObject }>;
  readonly heads: Map<string, { version: number; scope: string }>;
}

/**
 * Makes a store in memory for tests; the suite of the store over PostgreSQL checks it too.
 * `recordedAt` is a fixed time plus the position, so that runs can be repeated.
 */
export function memoryEventStore(): EventStore {
  const log: MemoryLog = { epoch: randomUUID(), events: [], commands: new Map(), heads: new Map() };
  const waits = new Set<ReturnType<typeof hintedWait>>();

  const store: EventStore = {
    append: async (request) => {
      const result = appendTo(log, prepareAppend(request));
      for (const { hint } of waits) hint();
      return Promise.resolve(result);
    },
    commandResult: async (commandId, bodyDigest) => {
      const stored = log.commands.get(commandId);
      return Promise.resolve(stored && firstResult(commandId, bodyDigest, structuredClone(stored)));
    },
    readStream: (stream, { fromVersion = 1 } = {}) =>
      copies(log.events.filter((event) => event.stream === stream && event.version >= fromVersion)),
    readAll: ({ after, limit }) => copies(log.events.slice(Number(after), Number(after) + limit)),
    head: () =>
      Promise.resolve({
        epoch: log.epoch,
        position: String(log.events.length),
        hash: log.events.at(-1)?.hash ?? GENESIS_HASH,
      }),
    subscribe: async (options) => {
      const wait = hintedWait();
      waits.add(wait);
      try {
        await followLog({ readAll: store.readAll, wait: wait.wait }, options);
      } finally {
        waits.delete(wait);
      }
    },
  };
  return store;
}

function copies(events: readonly RecordedEvent[]): Promise<RecordedEvent[]> {
  return Promise.resolve(events.map((event) => structuredClone(event)));
}

function appendTo(log: MemoryLog, append: PreparedAppend): AppendResult {
  const known = log.commands.get(append.commandId);
  if (known) return firstResult(append.commandId, append.bodyDigest, structuredClone(known));
  const refusal = refusalOf(log, append);
  if (refusal) throw refusedError(append.commandId, refusal);
  const meta = JSON.parse(append.metaText) as JsonObject;
  for (const { stream, scope, version, events } of append.parts) {
    for (const { dataText, ...event } of events) {
      const position = log.events.length + 1;
      log.events.push({
        ...event,
        position: String(position),
        data: JSON.parse(dataText) as JsonObject,
        meta,
        recordedAt: new Date(position).toISOString(),
        hash: chainHash(log.events.at(-1)?.hash ?? GENESIS_HASH, event.digest),
      });
    }
    if (events.length > 0 && scope !== null) log.heads.set(stream, { version: version + events.length, scope });
  }
  const position = append.count === 0 ? '0' : String(log.events.length);
  const result = JSON.parse(append.resultText) as JsonObject;
  log.commands.set(append.commandId, { digest: append.bodyDigest, position, result });
  return { position, result: structuredClone(result), repeated: false };
}

function refusalOf(log: MemoryLog, append: PreparedAppend): Refusal | undefined {
  for (const { stream, scope, version } of append.parts) {
    const head = log.heads.get(stream);
    const actual = head?.version ?? 0;
    if (actual !== version) return { i: 0, why: 'moved', stream, expected: version, actual };
    if (head && scope !== null && head.scope !== scope)
      return { i: 0, why: 'scope', stream, expected: version, actual };
  }
  return undefined;
}
