import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { SEALED_FIELDS, errorCode, fileKey, requireAct, type Caller } from '@yishen/commands';
import type { FileReference } from '@yishen/domain';
import { recordUnsealing, type OpenedFile } from '@yishen/vault';
import { Backend } from '../backend';
import { Problem } from '../http/problem';

/** Files of an agency, each sealed with a key of its own that belongs to the agency. */
@Injectable()
export class FilesService {
  constructor(private readonly backend: Backend) {}

  /** Whether the caller may store a file; asked before its bytes are read. */
  requireStoring(caller: Caller, agencyId: string): void {
    requireAct(caller, 'file.store', agencyId);
  }

  async store(agencyId: string, file: { bytes: Buffer; name: string; kind: string }): Promise<{ digest: string }> {
    const { vault, files } = this.backend;
    const keyId = fileKey(randomUUID());
    await vault.ensureKey(keyId, 'request', agencyId);
    const { digest } = await files.put(file.bytes, { keyId, name: file.name, kind: file.kind });
    return { digest };
  }

  /** Opens a file for a reader; the look is recorded before the bytes are given. */
  async open(caller: Caller, agencyId: string, digest: string): Promise<OpenedFile> {
    requireAct(caller, 'file.read', agencyId);
    const opened = await this.ofAgency(agencyId, digest);
    await recordUnsealing(this.backend.pool, [
      {
        at: this.backend.now(),
        actor: caller.principal.userId,
        agency: agencyId,
        stream: `file-${digest}`,
        fields: ['file'],
        purpose: 'file.read',
      },
    ]);
    return opened;
  }

  /** What an event says about a stored file of this agency. */
  async referenceOf(caller: Caller, agencyId: string, digest: string): Promise<FileReference> {
    requireAct(caller, 'file.store', agencyId);
    const { bytes, kind, name, keyId } = await this.ofAgency(agencyId, digest);
    const sealedName = await this.backend.vault.seal(keyId, SEALED_FIELDS.fileName, name);
    return { digest, size: bytes.length, kind, name: sealedName };
  }

  private async ofAgency(agencyId: string, digest: string): Promise<OpenedFile> {
    const opened = await this.backend.files.get(digest);
    if (!opened) throw new Problem('file.unknown');
    try {
      await this.backend.vault.ensureKey(opened.keyId, 'request', agencyId);
    } catch (error) {
      if (errorCode(error) === 'key-mismatch') throw new Problem('file.unknown');
      throw error;
    }
    return opened;
  }
}
