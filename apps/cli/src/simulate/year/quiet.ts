import type { Pool } from 'pg';
import { CliError } from '../../cliError';

const PATIENCE_MS = 120_000;
const POLL_MS = 10;

const POSITIONS = `select
  (select position from log_head)::text as head,
  (select min(sent) from relay)::text as sent,
  (select min(greatest(watermark, last_position)) from checkpoint where projection = 'reactor.requestClock')::text as clocks,
  (select min(greatest(watermark, last_position)) from checkpoint where projection = 'reactor.erasure')::text as erasures,
  (select min(greatest(watermark, last_position)) from checkpoint where projection like 'read%')::text as read,
  (select count(*) from parked)::int as parked`;

interface Positions {
  readonly head: string;
  readonly sent: string | null;
  readonly clocks: string | null;
  readonly erasures: string | null;
  readonly read: string | null;
  readonly parked: number;
}

/** Waits until relay, projector and reactors have done all that is in the log: only then may time go on. */
export async function untilQuiet(database: Pool): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const { rows } = await database.query<Positions>(POSITIONS);
    const { parked, head, ...behind } = rows[0]!;
    if (parked > 0) throw new CliError('cli.simulate.parked', { count: parked });
    if (Object.values(behind).every((position) => BigInt(position ?? '0') >= BigInt(head))) return;
    if (performance.now() > deadline) {
      throw new CliError('cli.simulate.stuck', { positions: JSON.stringify({ head, ...behind }) });
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
