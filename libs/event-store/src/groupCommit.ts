import { StoreError, type AppendResult, type JsonObject } from './eventStore';
import type { PreparedAppend } from './preparedAppend';

/** Why the database left a command of a group out. */
export type Refusal =
  | { readonly i: number; readonly why: 'repeated' | 'reused'; readonly position: string; readonly result: JsonObject }
  | {
      readonly i: number;
      readonly why: 'moved' | 'scope';
      readonly stream: string;
      readonly expected: number;
      readonly actual: number;
    };

/** The database's answer to a group. */
export interface GroupAnswer {
  /** The position before the group's first event. */
  readonly base: string;
  readonly refused: readonly Refusal[] | null;
}

/** How a group reaches the database; `send` throws StoreErrors only, `unavailable` when its outcome is unknown. */
export interface GroupCommitOptions {
  send(payload: string): Promise<GroupAnswer>;
  /** Called after each commit that added events. */
  onCommit(): void;
}

/** Commits concurrent appends together. */
export interface GroupCommitter {
  append(append: PreparedAppend): Promise<AppendResult>;
  /** Resolves when nothing is queued or in flight. */
  idle(): Promise<void>;
}

interface Waiting {
  readonly append: PreparedAppend;
  readonly resolve: (result: AppendResult) => void;
  readonly reject: (error: unknown) => void;
}

const MAX_COMMANDS = 64;
const MAX_EVENTS = 2_000;

/**
 * The queue in front of the log: one call in flight, everything that arrives meanwhile goes in the next.
 *
 * 1. A lone append does not wait for company: with nothing in flight it leaves at the end of the current turn.
 * 2. Within a group no stream is written by one command and touched by another, and no command id comes twice: such a
 *    command waits for the next group, where it sees what the first one did.
 * 3. A refusal by the database of one value fails that command alone: the group is sent again one by one.
 */
export function groupCommitter({ send, onCommit }: GroupCommitOptions): GroupCommitter {
  let queue: Waiting[] = [];
  let running = false;
  let idlers: (() => void)[] = [];

  async function commit(group: readonly Waiting[]): Promise<void> {
    try {
      settle(group, await send(payloadOf(group.map(({ append }) => append))), onCommit);
    } catch (error) {
      const [only, ...others] = group;
      if (only && others.length > 0 && (error as StoreError).code !== 'unavailable') {
        for (const one of group) await commit([one]);
      } else {
        for (const { reject } of group) reject(error);
      }
    }
  }

  async function run(): Promise<void> {
    while (queue.length > 0) {
      const { group, rest } = nextGroup(queue);
      queue = rest;
      await commit(group);
      // Callers that were just answered often append again: let them join this group instead of the one after it.
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
    running = false;
    for (const wake of idlers) wake();
    idlers = [];
  }

  return {
    append: (append) =>
      new Promise((resolve, reject) => {
        queue.push({ append, resolve, reject });
        if (running) return;
        running = true;
        queueMicrotask(() => void run());
      }),
    idle: () => (running ? new Promise((resolve) => idlers.push(resolve)) : Promise.resolve()),
  };
}

function nextGroup(queue: readonly Waiting[]): { group: Waiting[]; rest: Waiting[] } {
  const ids = new Set<string>();
  const written = new Set<string>();
  const looked = new Set<string>();
  const group: Waiting[] = [];
  const rest: Waiting[] = [];
  let events = 0;
  for (const waiting of queue) {
    const { append } = waiting;
    const full = group.length >= MAX_COMMANDS || (group.length > 0 && events + append.events.length > MAX_EVENTS);
    if (full || ids.has(append.commandId) || touches(append, written, looked)) {
      rest.push(waiting);
      continue;
    }
    group.push(waiting);
    events += append.events.length;
    ids.add(append.commandId);
    for (const stream of append.writes) written.add(stream);
    for (const stream of append.looks) looked.add(stream);
  }
  return { group, rest };
}

function touches(append: PreparedAppend, written: ReadonlySet<string>, looked: ReadonlySet<string>): boolean {
  for (const stream of append.writes) if (written.has(stream) || looked.has(stream)) return true;
  for (const stream of append.looks) if (written.has(stream)) return true;
  return false;
}

function settle(group: readonly Waiting[], { base, refused }: GroupAnswer, onCommit: () => void): void {
  const refusals = new Map<number, Refusal>();
  for (const refusal of refused ?? []) {
    // A resent command's streams have usually moved since: that it is known comes first.
    if (!refusals.has(refusal.i) || 'result' in refusal) refusals.set(refusal.i, refusal);
  }
  let position = BigInt(base);
  const before = position;
  for (const [index, { append, resolve, reject }] of group.entries()) {
    const refusal = refusals.get(index);
    if (refusal === undefined) {
      position += BigInt(append.events.length);
      const last = append.events.length === 0 ? '0' : position.toString();
      resolve({ position: last, result: append.result, repeated: false });
    } else if (refusal.why === 'repeated') {
      resolve({ position: refusal.position, result: refusal.result, repeated: true });
    } else {
      reject(refusedError(append.commandId, refusal));
    }
  }
  if (position > before) onCommit();
}

/** The error a refused command gets. */
export function refusedError(commandId: string, refusal: Refusal): StoreError {
  switch (refusal.why) {
    case 'moved':
      return new StoreError(
        'version-conflict',
        `${refusal.stream} is at version ${refusal.actual}, not at ${refusal.expected}`,
      );
    case 'scope':
      return new StoreError('scope-conflict', `${refusal.stream} belongs to another scope`);
    case 'repeated':
    case 'reused':
      return new StoreError('command-reused', `the command ${commandId} was used before with another body`);
  }
}

/** The result of a known command, if the body is the same. */
export function firstResult(
  commandId: string,
  bodyDigest: string,
  stored: { digest: string; position: string; result: JsonObject },
): AppendResult {
  if (stored.digest !== bodyDigest) {
    throw refusedError(commandId, { i: 0, why: 'reused', position: stored.position, result: stored.result });
  }
  return { position: stored.position, result: stored.result, repeated: true };
}

/** The parameter of `append_group`, see migrations/001_event_log.sql; the canonical texts go in as they are. */
function payloadOf(group: readonly PreparedAppend[]): string {
  const c: string[] = [];
  const s: string[] = [];
  const e: string[] = [];
  for (const [i, append] of group.entries()) {
    c.push(
      `{"i":${i},"id":${JSON.stringify(append.commandId)},"d":${JSON.stringify(append.bodyDigest)},` +
        `"r":${append.resultText},"n":${append.events.length}}`,
    );
    for (const { stream, scope, version, count } of append.streams) {
      s.push(`{"i":${i},"s":${JSON.stringify(stream)},"v":${version},"n":${count},"o":${JSON.stringify(scope)}}`);
    }
    for (const event of append.events) {
      e.push(
        `{"i":${i},"s":${JSON.stringify(event.stream)},"v":${event.version},"o":${JSON.stringify(event.scope)},` +
          `"id":"${event.eventId}","c":${JSON.stringify(event.commandId)},"t":${JSON.stringify(event.type)},` +
          `"k":${event.schema},"d":${event.dataText},"m":${append.metaText},"g":"${event.digest}"}`,
      );
    }
  }
  return `{"c":[${c.join()}],"s":[${s.join()}],"e":[${e.join()}]}`;
}
