import {
  EMPTY_LETTERBOOK,
  evolveLetterbook,
  requestStream,
  type Letterbook,
  type LetterbookEvent,
  type Request,
} from '@yishen/domain';
import type { Handled } from '@yishen/event-store';
import { type Desk } from '../desk';
import { loading, type Fold } from '../folds';
import { REQUEST_FOLD } from '../requestActs';
import { runSteps, type Steps } from '../steps';
import { inTurn } from './inTurn';

/** The fold of letter books. */
const LETTERBOOK_FOLD: Fold<Letterbook, LetterbookEvent> = {
  initial: EMPTY_LETTERBOOK,
  evolve: evolveLetterbook,
};

/** The request of a letter, and the book that numbers it. */
export interface BookStreams {
  readonly request: Request;
  readonly letterbook: Letterbook;
}

/** One command on a request and the letter book that numbers its letter. */
export interface BookExecution<Value> extends Omit<Steps<BookStreams, Value>, 'streams' | 'about' | 'retries'> {
  readonly agencyId: string;
  /** The stream of the letter book. */
  readonly book: string;
}

// Another process may move a book while a letter is made; the letter is then made again with the next number.
const RETRIES = 40;

/**
 * Runs a command that appends to a request and a letter book at once. Within one process the commands of a book take turns: each
 * would otherwise make its letter for a number that another gets first.
 */
export function executeOnBook<Value>(desk: Desk, { agencyId, book, ...steps }: BookExecution<Value>): Promise<Handled> {
  return inTurn(desk, book, () =>
    runSteps<BookStreams, Value>(desk, {
      ...steps,
      streams: {
        request: loading(requestStream(steps.id), REQUEST_FOLD, agencyId),
        letterbook: loading(book, LETTERBOOK_FOLD, agencyId),
      },
      about: 'request',
      retries: RETRIES,
    }),
  );
}
