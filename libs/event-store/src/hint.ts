import type { Client } from 'pg';

const CHANNEL = 'yishen_event';
const QUIET_MS = 10;

/** Tells listeners that the log has grown; a lost hint does no harm, because readers poll anyway. */
export interface CommitHint {
  send(): void;
  close(): Promise<void>;
}

/**
 * Sends NOTIFY after a commit, on a connection of its own, at most once every few milliseconds.
 * Inside the append, NOTIFY would take a lock on the whole cluster at commit and halve the rate.
 */
export function commitHint(connect: () => Client): CommitHint {
  let client: Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let sending: Promise<void> = Promise.resolve();
  let wanted = false;
  let closed = false;

  async function notify(): Promise<void> {
    try {
      if (!client) {
        client = connect();
        client.on('error', () => (client = undefined));
        await client.connect();
      }
      await client.query(`notify ${CHANNEL}`);
    } catch {
      // Ignore the failure: the poll finds the events, and the next commit tries again.
      const broken = client;
      client = undefined;
      await broken?.end().catch(() => undefined);
    }
  }

  function send(): void {
    if (closed) return;
    wanted = true;
    if (timer) return;
    wanted = false;
    sending = sending.then(notify);
    timer = setTimeout(() => {
      timer = undefined;
      if (wanted) send();
    }, QUIET_MS);
    timer.unref();
  }

  return {
    send,
    close: async () => {
      closed = true;
      clearTimeout(timer);
      await sending;
      await client?.end().catch(() => undefined);
    },
  };
}

/** Listens for commits; `onHint` may be called too often or not at all. `ensure` connects again when the connection is lost. */
export function hintListener(
  connect: () => Client,
  onHint: () => void,
): { ensure(): Promise<void>; close(): Promise<void> } {
  let client: Client | undefined;

  async function drop(): Promise<void> {
    const old = client;
    client = undefined;
    await old?.end().catch(() => undefined);
  }

  return {
    ensure: async () => {
      if (client) return;
      const fresh = connect();
      client = fresh;
      fresh.on('error', () => void drop());
      fresh.on('end', () => {
        if (client === fresh) client = undefined;
      });
      fresh.on('notification', onHint);
      try {
        await fresh.connect();
        await fresh.query(`listen ${CHANNEL}`);
      } catch {
        await drop();
      }
    },
    close: drop,
  };
}
