import type { Instant } from '@yishen/calendar';
import {
  EMPTY_LETTERBOOK,
  evolveLetterbook,
  requestStream,
  type Act,
  type DecisionContext,
  type Letterbook,
  type LetterbookEvent,
  type LetterEvent,
  type Request,
} from '@yishen/domain';
import { handle, type DecidedEvent, type JsonObject } from '@yishen/event-store';
import type { Caller } from '../access';
import { errorCode } from '../commandError';
import {
  bodyText,
  commandErrorOf,
  metaOf,
  requireVersion,
  scopedFold,
  type Desk,
  type Fold,
  type Scoped,
} from '../desk';
import { REQUEST_FOLD } from '../requestActs';
import { inTurn } from './inTurn';

/** How a letter book is folded. */
export const LETTERBOOK_FOLD: Fold<Letterbook, LetterbookEvent> = {
  initial: EMPTY_LETTERBOOK,
  evolve: evolveLetterbook,
};

interface Streams {
  readonly request: Scoped<Request>;
  readonly letterbook: Scoped<Letterbook>;
}

/** One command on a request and the letter book that numbers its letter. */
export interface BookExecution {
  readonly caller: Caller;
  readonly commandId: string;
  readonly act: Act;
  readonly body: object;
  readonly id: string;
  readonly agencyId: string;
  /** The stream of the letter book. */
  readonly book: string;
  readonly expectedVersion?: number | undefined;
  decide(
    request: Request,
    letterbook: Letterbook,
    at: { readonly now: Instant; readonly version: number },
  ): Promise<{
    readonly request: readonly LetterEvent[];
    readonly letterbook: readonly LetterbookEvent[];
    readonly result?: JsonObject;
  }>;
}

// A book that another process writes too moves now and then while a letter is made: it is made again with the next number.
const ATTEMPTS = 10;

/**
 * Appends to a request and a letter book at once. In one process the commands of a book take turns: each would otherwise make
 * its letter for a number that another gets first.
 */
export async function executeOnBook(
  desk: Desk,
  execution: BookExecution,
): Promise<{ readonly result: JsonObject; readonly position: string; readonly repeated: boolean }> {
  const { caller, commandId, id, agencyId, book, expectedVersion } = execution;
  const stream = requestStream(id);
  const now: DecisionContext['now'] = desk.now();
  const attempt = () =>
    handle<Streams>({
      store: desk.store,
      commandId,
      bodyDigest: desk.vault.macDigest(bodyText(execution)),
      meta: metaOf(caller, now, commandId),
      streams: {
        request: { ...scopedFold(REQUEST_FOLD), stream, scope: agencyId },
        letterbook: { ...scopedFold(LETTERBOOK_FOLD), stream: book, scope: agencyId },
      },
      cache: desk.cache,
      decide: async ({ request, letterbook }) => {
        requireVersion(expectedVersion, request.version);
        const { version } = request;
        const decided = await execution.decide(request.state.state, letterbook.state.state, { now, version });
        const events: Record<'request' | 'letterbook', readonly DecidedEvent[]> = decided;
        const after = version + decided.request.length;
        return { events, result: { id, stream, version: after, ...decided.result } };
      },
    });
  try {
    return await inTurn(desk, book, () => untilWon(attempt));
  } catch (error) {
    throw commandErrorOf(error);
  }
}

async function untilWon<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (errorCode(error) !== 'version-conflict' || tries >= ATTEMPTS) throw error;
    }
  }
}
