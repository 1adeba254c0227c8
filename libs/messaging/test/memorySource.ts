import type { Source, SourceEvent } from '../src/message';

/** An event log in memory that can be restored to an earlier moment, like a database. */
export interface MemorySource extends Source {
  append(...streams: string[]): void;
  /** Removes everything after a position and changes the epoch. */
  restore(position: number): void;
  events(): readonly SourceEvent[];
}

export function memorySource(): MemorySource {
  let events: SourceEvent[] = [];
  let epoch = 1;
  const versionOf = (stream: string): number => events.filter((event) => event.stream === stream).length;
  return {
    events: () => events,
    append: (...streams) => {
      for (const stream of streams) {
        const position = String(events.length + 1);
        const version = versionOf(stream) + 1;
        events.push({
          position,
          stream,
          version,
          scope: 'agency-1',
          eventId: `${epoch}-${position}`,
          type: 'RequestReceived',
          schema: 1,
          data: { n: Number(position) },
          meta: {},
          recordedAt: '2024-03-01T00:00:00.000Z',
        });
      }
    },
    restore: (position) => {
      events = events.slice(0, position);
      epoch += 1;
    },
    head: () => Promise.resolve({ epoch: `epoch-${epoch}`, position: String(events.length) }),
    readAll: ({ after, limit }) => Promise.resolve(events.slice(Number(after), Number(after) + limit)),
    readStream: (stream, options) =>
      Promise.resolve(
        events.filter((event) => event.stream === stream && event.version >= (options?.fromVersion ?? 1)),
      ),
  };
}
