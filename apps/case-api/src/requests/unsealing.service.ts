import { Injectable } from '@nestjs/common';
import { SEALED_FIELDS, type Caller, type Loaded } from '@yishen/commands';
import { mayDo, type Request, type RequestReceived, type Sealed } from '@yishen/domain';
import { isSealed, recordUnsealing } from '@yishen/vault';
import { Backend } from '../backend';

/** What a reader may see of a case's personal data; everything is `null` for one who may not. */
export interface OpenedCase {
  readonly name: string | null;
  readonly identity: string | null;
  readonly contact: string | null;
  readonly content: string | null;
  readonly fileName: string | null;
  /** Notes by the version of their event. */
  readonly notes: ReadonlyMap<number, string>;
  readonly erased: boolean;
}

interface SealedPart {
  readonly key: string;
  readonly sealed: Sealed;
  readonly field: string;
}

const NOTE_FIELDS: Readonly<Record<string, string>> = {
  RequestAnswered: SEALED_FIELDS.answerNote,
  RequestWithdrawn: SEALED_FIELDS.withdrawalNote,
};

/** Opens a case's sealed values for those who may see them, in one query, and records that it did before they are shown. */
@Injectable()
export class UnsealingService {
  constructor(private readonly backend: Backend) {}

  async openCase(caller: Caller, loaded: Loaded<Request>): Promise<OpenedCase> {
    const { scope, stream } = loaded;
    const parts = sealedParts(loaded);
    const clear = await this.backend.vault.unsealMany(parts);
    const erased = parts.some(({ key }, at) => key === 'name' && clear[at] === undefined);
    // Whether a person was erased is not personal data, and everybody who reads the case needs to know it.
    if (!mayDo(caller.principal, 'request.unseal', scope)) return { ...NOTHING, erased };
    const fields = parts.filter((_, at) => clear[at] !== undefined).map(({ field }) => field);
    if (fields.length > 0) {
      const [at, actor] = [this.backend.now(), caller.principal.userId];
      const { person } = loaded.state as { person?: string };
      const whose = person === undefined ? {} : { person };
      const look = { at, actor, agency: scope, stream, ...whose, fields, purpose: 'request.page' };
      await recordUnsealing(this.backend.pool, [look]);
    }
    const found = new Map(parts.map(({ key }, at) => [key, clear[at]]));
    const text = (key: string): string | null => found.get(key) ?? null;
    const notes = parts.flatMap(({ key }, at) => {
      const note = clear[at];
      return key.startsWith('note:') && note !== undefined ? [[Number(key.slice(5)), note] as const] : [];
    });
    return {
      name: text('name'),
      identity: text('identity'),
      contact: text('contact'),
      content: text('content'),
      fileName: text('fileName'),
      notes: new Map(notes),
      erased,
    };
  }
}

const NOTHING = {
  name: null,
  identity: null,
  contact: null,
  content: null,
  fileName: null,
  notes: new Map<number, string>(),
} as const;

function sealedParts({ events }: Loaded<Request>): SealedPart[] {
  return events.flatMap((event): SealedPart[] => {
    if (event.type === 'RequestReceived') {
      const { applicant, content, scan } = event.data as unknown as RequestReceived['data'];
      return [
        { key: 'name', sealed: applicant.name, field: SEALED_FIELDS.name },
        { key: 'contact', sealed: applicant.contact, field: SEALED_FIELDS.contact },
        { key: 'content', sealed: content, field: SEALED_FIELDS.content },
        ...(applicant.identity ? [{ key: 'identity', sealed: applicant.identity, field: SEALED_FIELDS.identity }] : []),
        ...(scan ? [{ key: 'fileName', sealed: scan.name, field: SEALED_FIELDS.fileName }] : []),
      ];
    }
    const field = NOTE_FIELDS[event.type];
    const note = event.data['note'];
    return field !== undefined && isSealed(note) ? [{ key: `note:${event.version}`, sealed: note, field }] : [];
  });
}
