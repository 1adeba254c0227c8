import type { Instant } from '@yishen/calendar';
import type { EventStore, StateCache } from '@yishen/event-store';
import type { LetterModel } from '@yishen/rendering';
import type { FileStore, Vault } from '@yishen/vault';
import type { Pool } from 'pg';
import { CommandError } from './commandError';
import type { Contexts } from './contexts';

/** What the command handler works with. */
export interface CommandsOptions {
  readonly store: EventStore;
  readonly vault: Vault;
  /** The process's one clock. */
  readonly now: () => Instant;
  /** Where the vault's tables are: staff accounts, and which request a file belongs to. */
  readonly database: Pool;
  /** The sealed files; only a process that issues letters needs them. */
  readonly files?: FileStore;
  /** The maker of papers; only a process that issues letters needs one. */
  readonly papers?: PaperMaker;
}

/** Makes the files of papers, which may be long; the process decides where this runs. */
export interface PaperMaker {
  /** The Word file of a letter. */
  letter(model: LetterModel): Promise<Buffer>;
  /** A zip file of files by their paths: the same files, the same bytes. */
  zip(files: Readonly<Record<string, Uint8Array>>): Promise<Buffer>;
}

/** The process's maker of papers. */
export function paperMaker({ papers }: Pick<CommandsOptions, 'papers'>): PaperMaker {
  if (!papers) throw new Error('this process was opened without a maker of papers');
  return papers;
}

/** The options with what is kept between commands: the folded states, and the contexts of decisions by scope. */
export interface Desk extends CommandsOptions {
  readonly cache: StateCache;
  readonly contexts: Contexts;
}

/** The answer to a command; `position` is `'0'` when nothing had to be appended. */
export interface CommandAnswer {
  readonly id: string;
  readonly stream: string;
  readonly version: number;
  readonly position: string;
  readonly repeated: boolean;
}

/**
 * Refuses a stream that does not exist or is another agency's. It may be read outside an append: a stream never changes its agency
 * and never goes away.
 */
export async function requireStreamOf(desk: Desk, stream: string, agencyId: string): Promise<void> {
  const [first] = await desk.store.readStream(stream);
  if (first?.scope !== agencyId) throw new CommandError('stream.unknown');
}
