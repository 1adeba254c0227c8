import type { FileReference, Sealed } from '@yishen/domain';
import type { Prepared } from '@yishen/event-store';
import { claimFile, type KeyRequest, type Sealer } from '@yishen/vault';
import { CommandError, errorCode } from './commandError';
import type { Desk } from './desk';

/** Seals a text under a field's name. */
export type SealText = (field: string, text: string) => Sealed;

/** A value with its texts sealed; the keys that were made for it are kept once a decision has accepted it. */
export interface SealedValue<Value> extends Prepared<Value> {
  readonly keep: () => Promise<boolean>;
}

/** Seals the texts of a value under keys of its own. */
export async function sealedWith<Value>(
  desk: Desk,
  keys: readonly KeyRequest[],
  valueOf: (seal: Sealer) => Value,
): Promise<SealedValue<Value>> {
  const { seal, keep } = await desk.vault.sealing(keys);
  return { value: valueOf(seal), keep };
}

/** Seals the texts of a value under one key of an agency. */
export function sealedUnder<Value>(
  desk: Desk,
  { keyId, agency }: { readonly keyId: string; readonly agency: string },
  valueOf: (seal: SealText) => Value,
): Promise<SealedValue<Value>> {
  return sealedWith(desk, [{ keyId, kind: 'request', agency }], (seal) =>
    valueOf((field, text) => seal(keyId, field, text)),
  );
}

/** The case that files belong to: a request, or an application to correct a record. */
export interface FilingCase {
  readonly stream: string;
  readonly agency: string;
  readonly at: string;
}

/**
 * Seals the texts of a new case, and takes the files that come with it; another agency's file does not exist for this one. The
 * files are claimed and the keys kept once a decision has accepted the case.
 */
export async function sealedCase<Value>(
  desk: Desk,
  of: FilingCase & {
    readonly keys: readonly Omit<KeyRequest, 'agency'>[];
    readonly files: readonly FileReference[];
    /** The command was sent before, or twice at once: its keys may exist. */
    readonly overtaken: boolean;
  },
  valueOf: (seal: Sealer) => Value,
): Promise<SealedValue<Value>> {
  const { agency, files } = of;
  const own = of.keys.map((key) => ({ ...key, agency, isNew: !of.overtaken }));
  const ofFiles = files.map(({ name }) => ({ keyId: name.k, kind: 'request', agency, exists: true }) as const);
  const { seal, keep } = await desk.vault.sealing([...own, ...ofFiles]).catch((error: unknown) => {
    // A key that is another agency's or is missing can only be a file's: the case's own keys are new.
    const known = !['key-mismatch', 'key-missing'].includes(errorCode(error) ?? '');
    throw known ? error : new CommandError('file.unknown', {}, { cause: error });
  });
  return {
    value: valueOf(seal),
    keep: async () => {
      // Claim first: a file of another case refuses this one, which then leaves no key.
      await claimFiles(desk, files, of);
      return keep();
    },
  };
}

/** Claims files for one case only, because erasing its applicant would take the evidence of the other. */
export async function claimFiles(desk: Desk, files: readonly FileReference[], of: FilingCase): Promise<void> {
  const { stream, agency, at } = of;
  for (const { name, digest } of files) {
    const claim = { keyId: name.k, digest, agency, request: stream, at };
    if (!(await claimFile(desk.database, claim))) throw new CommandError('file.already-used');
  }
}
