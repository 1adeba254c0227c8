import { backoff, errorName, pause } from './backoff';
import type { Broker, SubscriptionState, NewRecord, Logger } from './broker';
import { eventRecord, watermarkRecord, type Source, type SourceEvent } from './message';
import { partitionOf } from './partition';
import { LeaseLost, type RelayLease, type RelayProgress, type RelayState } from './relayState';

export interface RelayOptions {
  readonly source: Source;
  readonly broker: Broker;
  readonly topic: string;
  readonly state: RelayState;
  readonly logger: Logger;
  /** The number of partitions of a topic that must be created; an existing topic keeps its number. */
  readonly partitions: number;
  /** The CloudEvents source. */
  readonly origin: string;
  /** Calls back when the log may have grown; the relay also looks every `pollMs`. */
  readonly onAppend?: (wake: () => void) => () => void;
  readonly pollMs?: number;
  /** How long without an event until watermarks are repeated, by which consumers notice that a topic has lost its end. */
  readonly repeatMarksMs?: number;
}

export interface RelayHealth {
  /** `standby` while another relay is sending. */
  readonly state: SubscriptionState | 'standby';
  readonly sent: string;
  readonly lag: string;
}

/** A running relay. */
export interface RunningRelay {
  health(): Promise<RelayHealth>;
  stop(): Promise<void>;
}

const BATCH_EVENTS = 500;
// A send holds at least one event and about this many characters at most, because a broker refuses what is far larger.
const BATCH_CHARACTERS = 1_000_000;
const STANDBY_MS = 500;

/**
 * The work of the relay that holds the lease, step by step. Contract:
 * 1. It sends events in the order of positions, each to `partitionOf(stream)`, naming the position before it there.
 * 2. Every send ends with a watermark for every partition; a new epoch begins with watermarks at 0 and sends everything anew.
 * 3. It saves progress after the send, so a crash in between repeats events at new offsets but skips none.
 * 4. After a failure it trusts nothing in memory: it loads progress again and repeats the watermarks.
 * 5. Progress above the log's head cannot be true, so it sends everything anew.
 */
export function relaySteps(
  options: Pick<RelayOptions, 'source' | 'broker' | 'topic' | 'partitions' | 'origin' | 'logger'>,
  lease: RelayLease,
): { step(marks?: boolean): Promise<number>; sent(): string } {
  const { source, broker, topic, origin, logger } = options;
  let progress: RelayProgress | undefined;
  /** The next batch, which is read while the last one is sent. */
  let ahead: { after: string; events: Promise<SourceEvent[]> } | undefined;

  const read = (after: string): Promise<SourceEvent[]> => source.readAll({ after, limit: BATCH_EVENTS });

  const marksOf = ({ epoch, sent, last }: RelayProgress): NewRecord[] =>
    last.map((newest, partition) => watermarkRecord({ epoch, position: sent, last: newest, partition, origin }));

  async function send(records: readonly NewRecord[]): Promise<void> {
    if (lease.lost()) throw new LeaseLost();
    await broker.send(topic, records);
  }

  async function begin({ epoch, position: head }: { epoch: string; position: string }): Promise<RelayProgress> {
    ahead = undefined;
    await broker.createTopic(topic, options.partitions);
    const count = await broker.partitions(topic);
    const loaded = await lease.load();
    if (loaded?.epoch === epoch && aboveHead(loaded, head)) {
      logger('error', 'relay: progress above the head of the log, sending anew', { topic, code: 'relay.above-head' });
    } else if (loaded?.epoch === epoch) {
      if (loaded.last.length !== count)
        throw new Error(`topic ${topic} has ${count} partitions, not ${loaded.last.length}`);
      await send(marksOf(loaded));
      return loaded;
    }
    const fresh = { epoch, sent: '0', last: Array.from({ length: count }, () => '0') };
    await send(marksOf(fresh));
    await lease.save(fresh, loaded);
    return fresh;
  }

  /** Sends as many of the events as fit, and returns how many. */
  async function advance(from: RelayProgress, events: readonly SourceEvent[]): Promise<number> {
    const last = [...from.last];
    const records: NewRecord[] = [];
    let size = 0;
    for (const event of events) {
      const partition = partitionOf(event.stream, last.length);
      const record = eventRecord(event, { epoch: from.epoch, previous: last[partition]!, partition, origin });
      size += record.value.length;
      if (records.length > 0 && size > BATCH_CHARACTERS) break;
      last[partition] = event.position;
      records.push(record);
    }
    const next = { epoch: from.epoch, sent: events[records.length - 1]!.position, last };
    if (events.length === BATCH_EVENTS) {
      ahead = { after: next.sent, events: read(next.sent) };
      // It is awaited in the next step; until then a failure must not count as unhandled.
      ahead.events.catch(() => undefined);
    }
    await send([...records, ...marksOf(next)]);
    await lease.save(next, from);
    progress = next;
    return records.length;
  }

  async function stepUnguarded(marks: boolean): Promise<number> {
    const head = await source.head();
    if (progress?.epoch !== head.epoch || aboveHead(progress, head.position)) progress = await begin(head);
    else if (marks) await send(marksOf(progress));
    if (BigInt(head.position) <= BigInt(progress.sent)) return 0;
    const events = await (ahead?.after === progress.sent ? ahead.events : read(progress.sent));
    ahead = undefined;
    return events.length === 0 ? 0 : advance(progress, events);
  }

  return {
    sent: () => progress?.sent ?? '0',
    step: async (marks = false) => {
      try {
        return await stepUnguarded(marks);
      } catch (error) {
        progress = undefined;
        ahead = undefined;
        throw error;
      }
    },
  };
}

function aboveHead({ sent, last }: RelayProgress, head: string): boolean {
  return [sent, ...last].some((position) => BigInt(position) > BigInt(head));
}

/** Makes a wait that a hint ends early; a hint that comes while nobody waits is not lost. */
function wakeUp(): { wake(): void; wait(ms: number): Promise<void> } {
  let woken = false;
  let current = new AbortController();
  return {
    wake: () => {
      woken = true;
      current.abort();
    },
    wait: async (ms) => {
      if (!woken) {
        current = new AbortController();
        await pause(ms, current.signal);
      }
      woken = false;
    },
  };
}

/** Sends the event log to the topic until stopped; only one of several relays sends, and another takes over when it stops. */
export function startRelay(options: RelayOptions): RunningRelay {
  const { source, state, logger, topic, pollMs = 100, repeatMarksMs = 15_000 } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  const hint = wakeUp();
  const unsubscribe = options.onAppend?.(hint.wake);
  let doing: RelayHealth['state'] = 'waiting';
  let sent = '0';

  async function sendWhileHeld(lease: RelayLease): Promise<void> {
    const steps = relaySteps(options, lease);
    const retry = backoff(100, 3_000);
    let quietMs = 0;
    while (!signal.aborted && !lease.lost()) {
      try {
        const count = await steps.step(quietMs >= repeatMarksMs);
        if (count > 0 || quietMs >= repeatMarksMs) quietMs = 0;
        doing = 'ok';
        sent = steps.sent();
        retry.reset();
        if (count > 0) continue;
        await hint.wait(pollMs);
        quietMs += pollMs;
      } catch (error) {
        doing = 'waiting';
        const first = retry.failures() === 0;
        logger(first ? 'warn' : 'debug', 'relay: not sent, trying again', { topic, error: errorName(error) });
        await retry.wait(signal);
      }
    }
  }

  async function run(): Promise<void> {
    const retry = backoff(100, 3_000);
    while (!signal.aborted) {
      try {
        const lease = await state.tryAcquire();
        retry.reset();
        if (lease === undefined) {
          doing = 'standby';
          await pause(STANDBY_MS, signal);
          continue;
        }
        logger('info', 'relay: sending', { topic });
        await sendWhileHeld(lease).finally(() => lease.release());
        doing = 'waiting';
      } catch (error) {
        doing = 'waiting';
        const first = retry.failures() === 0;
        logger(first ? 'warn' : 'debug', 'relay: no lock, trying again', { topic, error: errorName(error) });
        await retry.wait(signal);
      }
    }
  }

  const ended = run();
  return {
    health: async () => {
      // Read these before the head: a relay that goes on meanwhile must not seem to be ahead of the log.
      const [state, upTo] = [doing, sent];
      const head = await source.head();
      // A relay that is ahead of the log is not well, whatever it was doing.
      const ahead = BigInt(upTo) > BigInt(head.position);
      return {
        state: ahead ? 'waiting' : state,
        sent: upTo,
        lag: state === 'standby' ? '0' : String(BigInt(head.position) - BigInt(upTo)),
      };
    },
    stop: async () => {
      stopping.abort();
      unsubscribe?.();
      hint.wake();
      await ended;
    },
  };
}
