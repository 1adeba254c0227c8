import { StoreError, type AppendResult, type JsonObject } from './eventStore';
import type { PreparedAppend, PreparedPart } from './preparedAppend';

/** Why the database refused a command of a group. */
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

/** How a group reaches the database; `send` throws only StoreErrors, `unavailable` when the outcome is unknown. */
export interface GroupCommitOptions {
  send(payload: string): Promise<GroupAnswer>;
  /** Called after each commit that added events. */
  onCommit(): void;
}

/** Commits concurrent appends together. */
export interface GroupCommitter {
  append(append: PreparedAppend): Promise<AppendResult>;
  /** Resolves when no append is queued or under way. */
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
 * Makes the queue in front of the log: one call at a time, and everything that arrives meanwhile goes into the next.
 *
 * 1. A lone append does not wait for others: when no call is under way, it is sent at the end of the current turn. A group is
 *    closed at the end of a turn too, so that the callers whom the last answer woke are in it together: else the first of them
 *    goes alone and all others wait for it.
 * 2. The commands of a group are applied in the order they came; a later one sees what an earlier one did.
 * 3. When the database refuses a value, only that command fails: the commands of the group are sent again one by one.
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
    for (await endOfTurn(); queue.length > 0; await endOfTurn()) {
      const { group, rest } = nextGroup(queue);
      queue = rest;
      await commit(group);
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
        void run();
      }),
    idle: () => (running ? new Promise((resolve) => idlers.push(resolve)) : Promise.resolve()),
  };
}

/** Resolves when every promise that is ready has been followed. */
const endOfTurn = (): Promise<void> => new Promise((resolve) => process.nextTick(resolve));

function nextGroup(queue: readonly Waiting[]): { group: readonly Waiting[]; rest: Waiting[] } {
  let size = 0;
  let events = 0;
  for (const { append } of queue) {
    events += append.count;
    if (size === MAX_COMMANDS || (size > 0 && events > MAX_EVENTS)) break;
    size += 1;
  }
  return { group: queue.slice(0, size), rest: queue.slice(size) };
}

function settle(group: readonly Waiting[], { base, refused }: GroupAnswer, onCommit: () => void): void {
  const refusals = new Map((refused ?? []).map((refusal) => [refusal.i, refusal]));
  let position = BigInt(base);
  const before = position;
  for (const [index, { append, resolve, reject }] of group.entries()) {
    const refusal = refusals.get(index);
    if (refusal === undefined) {
      position += BigInt(append.count);
      const last = append.count === 0 ? '0' : position.toString();
      resolve({ position: last, result: append.result, repeated: false });
    } else if (refusal.why === 'repeated') {
      resolve({ position: refusal.position, result: refusal.result, repeated: true });
    } else {
      reject(refusedError(append.commandId, refusal));
    }
  }
  if (position > before) onCommit();
}

/** The error for a refused command. */
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

/** The first result of a known command; throws when the body is another. */
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

/** The parameter of `append_group`, see migrations/001_event_log.sql; it contains the canonical texts unchanged. */
function payloadOf(group: readonly PreparedAppend[]): string {
  return `[${group.map(commandText).join()}]`;
}

function commandText({ commandId, bodyDigest, resultText, metaText, parts }: PreparedAppend): string {
  const id = JSON.stringify(commandId);
  return `{"id":${id},"d":${JSON.stringify(bodyDigest)},"r":${resultText},"m":${metaText},"s":[${parts.map(partText).join()}]}`;
}

function partText({ stream, scope, version, events }: PreparedPart): string {
  const texts = events.map(
    ({ eventId, type, schema, dataText, digest }) =>
      `{"id":"${eventId}","t":${JSON.stringify(type)},"k":${schema},"d":${dataText},"g":"${digest}"}`,
  );
  return `{"s":${JSON.stringify(stream)},"o":${JSON.stringify(scope)},"v":${version},"e":[${texts.join()}]}`;
}
