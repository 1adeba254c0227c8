import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { SEALED_FIELDS, sealedTexts, type Caller, type Loaded } from '@yishen/application';
import { idOfStream, mayDo, type Request, type RequestReceived, type Sealed } from '@yishen/domain';
import { recordUnsealing, type Vault } from '@yishen/vault';
import { Clock, VAULT } from '../parts.module';

/** What a reader may see of a case's personal data; everything is `null` for one who may not. */
export interface OpenedCase {
  readonly name: string | null;
  readonly identity: string | null;
  readonly contact: string | null;
  readonly content: string | null;
  readonly fileName: string | null;
  readonly agent: string | null;
  readonly joint: readonly (string | null)[];
  /** The free texts of each event by its version: where in the event, and what. */
  readonly texts: ReadonlyMap<number, readonly { readonly path: string; readonly text: string }[]>;
  readonly erased: boolean;
}

interface SealedPart {
  readonly key: string;
  /** For a free text of an event: which event, and where in it. */
  readonly version?: number;
  readonly path?: string;
  readonly sealed: Sealed;
  readonly field: string;
}

/** Opens a case's sealed values for those who may see them, in one query, and records that it did before they are shown. */
@Injectable()
export class UnsealingService {
  constructor(
    @Inject(VAULT) private readonly vault: Vault,
    private readonly pool: Pool,
    private readonly clock: Clock,
  ) {}

  async openCase(caller: Caller, loaded: Loaded<Request>): Promise<OpenedCase> {
    const { scope, stream } = loaded;
    const parts = sealedParts(loaded);
    const clear = await this.vault.unsealMany(parts);
    const erased = parts.some(({ key }, at) => key === 'name' && clear[at] === undefined);
    // Whether a person was erased is not personal data, and everybody who reads the case needs to know it.
    if (!mayDo(caller.principal, 'request.unseal', scope)) return { ...NOTHING, erased };
    const fields = parts.filter((_, at) => clear[at] !== undefined).map(({ field }) => field);
    if (fields.length > 0) {
      const [at, actor] = [this.clock.now(), caller.principal.userId];
      const { person } = loaded.state as { person?: string };
      const whose = person === undefined ? {} : { person };
      const look = { at, actor, agency: scope, stream, ...whose, fields, purpose: 'request.page' };
      await recordUnsealing(this.pool, [look]);
    }
    const found = new Map(parts.map(({ key }, at) => [key, clear[at]]));
    const text = (key: string): string | null => found.get(key) ?? null;
    const texts = new Map<number, { path: string; text: string }[]>();
    for (const [index, { version, path }] of parts.entries()) {
      const clearText = clear[index];
      if (version === undefined || path === undefined || clearText === undefined) continue;
      texts.set(version, [...(texts.get(version) ?? []), { path, text: clearText }]);
    }
    const joint = parts.filter(({ key }) => key.startsWith('joint:')).map(({ key }) => text(key));
    return {
      name: text('name'),
      identity: text('identity'),
      contact: text('contact'),
      content: text('content'),
      fileName: text('fileName'),
      agent: text('agent'),
      joint,
      texts,
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
  agent: null,
  joint: [],
  texts: new Map<number, { path: string; text: string }[]>(),
} as const;

function sealedParts({ events, stream }: Loaded<Request>): SealedPart[] {
  return events.flatMap((event): SealedPart[] => {
    if (event.type === 'RequestReceived' || event.type === 'RequestArrived') {
      const { applicant, content, scan } = event.data as unknown as RequestReceived['data'];
      const { agent, joint = [] } = applicant;
      return [
        { key: 'name', sealed: applicant.name, field: SEALED_FIELDS.name },
        { key: 'contact', sealed: applicant.contact, field: SEALED_FIELDS.contact },
        { key: 'content', sealed: content, field: SEALED_FIELDS.content },
        ...(applicant.identity ? [{ key: 'identity', sealed: applicant.identity, field: SEALED_FIELDS.identity }] : []),
        ...(scan ? [{ key: 'fileName', sealed: scan.name, field: SEALED_FIELDS.fileName }] : []),
        ...(agent ? [{ key: 'agent', sealed: agent.name, field: SEALED_FIELDS.text }] : []),
        ...joint.map(({ name }, index) => ({ key: `joint:${index}`, sealed: name, field: SEALED_FIELDS.text })),
      ];
    }
    return sealedTexts(event.type, event.data, idOfStream(stream)).map(({ path, field, sealed }) => {
      const { version } = event;
      return { key: `text:${version}:${path}`, version, path, sealed, field };
    });
  });
}
