import type { SqlPool } from './sql';

/** How far the relay has come: it has sent everything up to `sent`; `last` is the newest position sent to each partition. */
export interface RelayProgress {
  readonly epoch: string;
  readonly sent: string;
  readonly last: readonly string[];
}

/** The right to send, which one relay holds at a time. */
export interface RelayLease {
  /** Whether it is known that the right is lost. */
  lost(): boolean;
  load(): Promise<RelayProgress | undefined>;
  /** Stores progress over what was loaded or stored before; fails when another relay has stored meanwhile. */
  save(progress: RelayProgress, before: RelayProgress | undefined): Promise<void>;
  release(): Promise<void>;
}

/** Stores the relay's progress and its lock. */
export interface RelayState {
  /** Takes the lease; `undefined` while another relay has it. */
  tryAcquire(): Promise<RelayLease | undefined>;
}

/** The error of a relay that no longer has the right to send. */
export class LeaseLost extends Error {
  readonly code = 'relay.lease-lost';

  constructor() {
    super('another relay has taken over, or the connection that holds the lock is gone');
    this.name = 'LeaseLost';
  }
}

/** Keeps the relay's progress and lock in PostgreSQL: a session advisory lock, which ends with the process that holds it. */
export function postgresRelayState(pool: SqlPool, topic: string): RelayState {
  return {
    tryAcquire: async () => {
      const session = await pool.connect();
      let lost = false;
      const onError = (): void => {
        lost = true;
      };
      session.on('error', onError);
      const giveBack = (destroy: boolean): void => {
        session.removeListener('error', onError);
        session.release(destroy);
      };
      const query = async (text: string, values: unknown[]): Promise<Record<string, unknown>[]> => {
        if (lost) throw new LeaseLost();
        try {
          return (await session.query(text, values)).rows;
        } catch (error) {
          // The session is the lock, so after any failure on it assume that it is lost.
          lost = true;
          throw error;
        }
      };
      try {
        const [row] = await query(`select pg_try_advisory_lock(hashtext('yishen.relay'), hashtext($1)) as held`, [
          topic,
        ]);
        if (row?.['held'] !== true) {
          giveBack(false);
          return undefined;
        }
        // A crash of the database may undo progress, which only repeats events, so a save need not wait for the disk.
        await query('set synchronous_commit = off', []);
      } catch (error) {
        giveBack(true);
        throw error;
      }
      return {
        lost: () => lost,
        load: async () => {
          const [row] = await query('select epoch, sent::text, last::text[] from relay where topic = $1', [topic]);
          if (row === undefined) return undefined;
          return { epoch: String(row['epoch']), sent: String(row['sent']), last: row['last'] as string[] };
        },
        save: async (progress, before) => {
          const saved = await query(
            `insert into relay as r (topic, epoch, sent, last) values ($1, $2, $3, $4::bigint[])
             on conflict (topic) do update set epoch = excluded.epoch, sent = excluded.sent, last = excluded.last,
               updated_at = now() where r.epoch = $5 and r.sent = $6
             returning 1`,
            [topic, progress.epoch, progress.sent, progress.last, before?.epoch ?? null, before?.sent ?? null],
          );
          if (saved.length === 0) {
            lost = true;
            throw new LeaseLost();
          }
        },
        release: async () => {
          // Free the lock at once for the next relay; closing the session frees it too when this query fails.
          await query('select pg_advisory_unlock_all()', []).catch(() => undefined);
          giveBack(true);
        },
      };
    },
  };
}

/** Keeps the relay's progress and lock in memory, for tests without a database. */
export function memoryRelayState(): RelayState & { progress(): RelayProgress | undefined; revoke(): void } {
  let stored: RelayProgress | undefined;
  let holder = 0;
  let held = false;
  return {
    progress: () => stored,
    revoke: () => {
      holder += 1;
      held = false;
    },
    tryAcquire: () => {
      if (held) return Promise.resolve(undefined);
      held = true;
      const mine = ++holder;
      const check = (): Promise<void> => (holder === mine ? Promise.resolve() : Promise.reject(new LeaseLost()));
      return Promise.resolve({
        lost: () => holder !== mine,
        load: () => check().then(() => stored),
        save: (progress: RelayProgress) =>
          check().then(() => {
            stored = progress;
          }),
        release: () => {
          if (holder === mine) held = false;
          return Promise.resolve();
        },
      });
    },
  };
}
