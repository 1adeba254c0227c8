import type { ProjectedEvent } from './projection';

/** How far a batch brings a stream: from its first to its last event in it. */
export interface Reach {
  readonly since: number;
  readonly upTo: number;
  readonly partition: number;
}

/** How far events bring the streams that they are of. */
export function reachesOf(events: readonly ProjectedEvent[]): ReadonlyMap<string, Reach> {
  const reaches = new Map<string, Reach>();
  for (const { stream, version, partition } of events) {
    const { since, upTo } = reaches.get(stream) ?? { since: version, upTo: version };
    reaches.set(stream, { since: Math.min(since, version), upTo: Math.max(upTo, version), partition });
  }
  return reaches;
}

/** Groups events, ordered by stream and version, by their streams. */
export function byStream<E extends { readonly stream: string }>(events: readonly E[]): E[][] {
  const streams: E[][] = [];
  for (const event of events) {
    const last = streams.at(-1);
    if (last?.[0]?.stream === event.stream) last.push(event);
    else streams.push([event]);
  }
  return streams;
}
