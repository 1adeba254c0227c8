import type { ByType, DomainEvent } from '../event';
import { Rejected } from '../rejected';
import type { KnownProceeding } from './proceeding';

declare module './dispute' {
  interface ProceedingRecords extends ByType<CourtBundleMade> {}
}

/** The papers for the reconsideration organ or the court were put together; their digest proves what they were. */
export type CourtBundleMade = DomainEvent<
  'CourtBundleMade',
  {
    /** SHA-256 of the whole file, in hex. */
    readonly sha256: string;
    readonly files: number;
    /** How many things the index says the case lacks. */
    readonly missing: number;
    /** The version of the request that it is made from. */
    readonly requestVersion: number;
    readonly by: string;
  }
>;

/** Records that the papers for the organ or the court were put together. */
export interface RecordCourtBundle {
  readonly type: 'RecordCourtBundle';
  readonly sha256: string;
  readonly files: number;
  readonly missing: number;
  readonly requestVersion: number;
  readonly by: string;
}

/** Decides the record of a bundle; only a dispute about a request has one. Throws `Rejected`. */
export function bundleOf(command: RecordCourtBundle, { dispute }: KnownProceeding): CourtBundleMade {
  if (dispute.request === undefined) throw new Rejected('proceeding.no-request');
  const { sha256, files, missing, requestVersion, by } = command;
  return { type: 'CourtBundleMade', schema: 1, data: { sha256, files, missing, requestVersion, by } };
}
