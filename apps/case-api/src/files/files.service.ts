import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import type { EventStore } from '@yishen/event-store';
import { instant } from '@yishen/calendar';
import { SEALED_FIELDS, errorCode, requirePermission, storeFile, type Caller } from '@yishen/application';
import type { FileReference } from '@yishen/domain';
import {
  type FileStore,
  type OpenedFile,
  recordUnsealing,
  releaseUnnamedFiles,
  removeUnclaimedFiles,
  type Vault,
} from '@yishen/vault';
import { Clock, EVENT_STORE, FILE_STORE, VAULT } from '../parts.module';
import { Problem } from '../http/problem';

const UNCLAIMED_MS = 24 * 60 * 60 * 1000;

/** Files of an agency, each sealed with a key of its own that belongs to the agency. */
@Injectable()
export class FilesService {
  constructor(
    @Inject(EVENT_STORE) private readonly events: EventStore,
    @Inject(VAULT) private readonly vault: Vault,
    @Inject(FILE_STORE) private readonly files: FileStore,
    private readonly pool: Pool,
    private readonly clock: Clock,
  ) {}

  async store(agencyId: string, file: { bytes: Buffer; name: string; kind: string }): Promise<{ digest: string }> {
    const { vault, files, pool } = this;
    const { digest } = await storeFile({ vault, files, database: pool, now: this.clock.now }, agencyId, file);
    return { digest };
  }

  /** Opens a file for a reader; the look is recorded before the bytes are given. */
  async open(caller: Caller, agencyId: string, digest: string): Promise<OpenedFile> {
    const opened = await this.ofAgency(agencyId, digest);
    await recordUnsealing(this.pool, [
      {
        at: this.clock.now(),
        actor: caller.principal.userId,
        agency: agencyId,
        stream: `file-${digest}`,
        fields: ['file'],
        purpose: 'file.read',
      },
    ]);
    return opened;
  }

  /** What an event says about a stored file of this agency; whoever names one must be allowed to store it. */
  async referenceOf(caller: Caller, agencyId: string, digest: string): Promise<FileReference> {
    requirePermission(caller, 'file.store', agencyId);
    const { bytes, kind, name, keyId } = await this.ofAgency(agencyId, digest);
    const sealedName = await this.vault.seal(keyId, SEALED_FIELDS.fileName, name);
    return { digest, size: bytes.length, kind, name: sealedName };
  }

  /** Removes the files that were stored more than a day ago and that no event of a request names. */
  async removeUnclaimed(): Promise<number> {
    const now = this.clock.now();
    const storedBefore = instant(new Date(Date.parse(now) - UNCLAIMED_MS).toISOString());
    const names = async (stream: string, digest: string): Promise<boolean> =>
      (await this.events.readStream(stream)).some(({ data }) => JSON.stringify(data).includes(digest));
    await releaseUnnamedFiles(this.pool, { claimedBefore: storedBefore, now, names });
    return removeUnclaimedFiles({ vault: this.vault, files: this.files, pool: this.pool }, { storedBefore, now });
  }

  private async ofAgency(agencyId: string, digest: string): Promise<OpenedFile> {
    const opened = await this.files.get(digest);
    if (!opened) throw new Problem('file.unknown');
    try {
      await this.vault.ensureKey(opened.keyId, 'request', agencyId);
    } catch (error) {
      if (errorCode(error) === 'key-mismatch') throw new Problem('file.unknown');
      throw error;
    }
    return opened;
  }
}
