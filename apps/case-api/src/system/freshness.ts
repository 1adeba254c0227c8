import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import type { EventStore } from '@yishen/event-store';
import { parkedCount, standingOf, type Standing } from '@yishen/messaging';
import { EVENT_STORE } from '../parts.module';

/** How old the read tables are. */
export interface ListFreshness {
  readonly position: string;
  readonly head: string;
  readonly stale: boolean;
  readonly behindSeconds: number;
  /** How many records of the agency are held back, whatever the position says. */
  readonly parked: number;
}

/** The name under which the projector keeps its checkpoints. */
const READ_PROJECTION = 'read';

const WAIT_MS = 2_000;
const POLL_MS = 20;
const MOMENT_SECONDS = 2;

/** Read-your-writes: waits, a little, until the read tables hold a position, and says how old they are. */
@Injectable()
export class FreshnessService {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly pool: Pool,
  ) {}

  /**
   * Waits up to two seconds for `after`, then answers either way; also while the broker is away. Records held back are
   * counted in one agency, or in all of them.
   */
  async waitFor(after: string | undefined, agencyId?: string): Promise<ListFreshness> {
    const wanted = BigInt(after ?? '0');
    const deadline = performance.now() + WAIT_MS;
    let seen = await this.standing();
    while (BigInt(seen.position) < wanted && performance.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
      seen = await this.standing();
    }
    const { position, head, aboveHead } = seen;
    const behindSeconds = await this.behind(position, head);
    const stale = aboveHead || BigInt(position) < wanted || behindSeconds > MOMENT_SECONDS;
    const parked = await parkedCount(this.pool, READ_PROJECTION, agencyId);
    return { position, head, stale, behindSeconds, parked };
  }

  private standing(): Promise<Standing> {
    return standingOf(this.pool, READ_PROJECTION, this.store);
  }

  // The age of the oldest event that the tables lack. Its mark is physical, so it is compared with the physical time.
  private async behind(position: string, head: string): Promise<number> {
    if (BigInt(position) >= BigInt(head)) return 0;
    const [oldest] = await this.store.readAll({ after: position, limit: 1 });
    if (!oldest) return 0;
    return Math.max(0, Math.round((Date.now() - Date.parse(oldest.recordedAt)) / 1000));
  }
}
