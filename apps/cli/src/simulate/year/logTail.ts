import type { PlainDate } from '@yishen/calendar';
import type { RequestEvent } from '@yishen/domain';
import type { Pool } from 'pg';

/** An event of a request with the simulated day on which it was recorded. */
export interface TailedEvent {
  readonly stream: string;
  readonly version: number;
  readonly type: RequestEvent['type'];
  readonly data: Readonly<Record<string, unknown>>;
  readonly on: PlainDate;
}

/** A deadline that still runs, as the log has it. */
export interface RunningDeadline {
  readonly kind: string;
  readonly ref?: number;
  readonly dueOn: string;
  readonly state: string;
  readonly provisional: boolean;
}

/** Follows the log: what was recorded on which day, and what runs. */
export interface LogTail {
  readonly events: readonly TailedEvent[];
  /** Reads what is new; it was recorded on this day. */
  read(on: PlainDate): Promise<void>;
  versionOf(stream: string): number;
  /** The version of the newest fact of a type. */
  versionOfFact(stream: string, type: string): number;
  /** The due days of everything that runs and will be called missed, lapsed or silent. */
  dueDays(): ReadonlySet<string>;
}

/** Opens the tail of a log. */
export function openLogTail(database: Pool): LogTail {
  const events: TailedEvent[] = [];
  const versions = new Map<string, number>();
  const facts = new Map<string, number>();
  const running = new Map<string, readonly RunningDeadline[]>();
  let position = '0';
  return {
    events,
    read: async (on) => {
      const { rows } = await database.query<Omit<TailedEvent, 'on'> & { position: string }>(
        'select position::text, stream, version, type, data from event where position > $1 order by event.position',
        [position],
      );
      for (const { position: at, ...event } of rows) {
        position = at;
        if (!event.stream.startsWith('request-')) continue;
        events.push({ ...event, on });
        versions.set(event.stream, event.version);
        facts.set(`${event.stream} ${event.type}`, event.version);
        if (event.type === 'DeadlinesChanged') running.set(event.stream, awaited(event.data));
      }
    },
    versionOf: (stream) => versions.get(stream) ?? 0,
    versionOfFact: (stream, type) => facts.get(`${stream} ${type}`) ?? 0,
    dueDays: () => new Set([...running.values()].flatMap((list) => list.map(({ dueOn }) => dueOn))),
  };
}

function awaited(data: Readonly<Record<string, unknown>>): readonly RunningDeadline[] {
  const { closed, deadlines } = data as { closed: boolean; deadlines: readonly RunningDeadline[] };
  return closed ? [] : deadlines.filter(({ state, provisional }) => state === 'running' && !provisional);
}
