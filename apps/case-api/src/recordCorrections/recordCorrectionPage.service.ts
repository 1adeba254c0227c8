import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { message } from '@yishen/catalogue';
import { type Caller, type Commands, type Loaded, RECORD_CORRECTION_ACCESS, SEALED_FIELDS } from '@yishen/application';
import {
  idOfStream,
  mayDo,
  recordCorrectionActs,
  type RecordCorrection,
  type RecordCorrectionAsked,
  type RecordCorrectionEvent,
} from '@yishen/domain';
import { CHANNELS, RECORD_CORRECTION_OUTCOMES, SERVICE_MODES } from '@yishen/statute';
import { displayNames } from '@yishen/accounts';
import { isSealed, recordUnsealing, type Vault } from '@yishen/vault';
import { COMMANDS, Clock, VAULT } from '../parts.module';
import { Problem } from '../http/problem';
import type { AnswerOf } from '../http/route';
import { shownActor } from '../http/shownActor';
import { withoutSeals } from '../requests/timeline';
import type { PAGE } from './recordCorrections.routes';

type Page = AnswerOf<typeof PAGE>;

/** The clear texts of a stream by `version:path`. */
type Texts = ReadonlyMap<string, string>;

/** The page of an application to correct a record: its own stream folded now, so that it is never behind. */
@Injectable()
export class RecordCorrectionPageService {
  constructor(
    @Inject(COMMANDS) private readonly commands: Commands,
    @Inject(VAULT) private readonly vault: Vault,
    private readonly pool: Pool,
    private readonly clock: Clock,
  ) {}

  async page(caller: Caller, id: string): Promise<Page> {
    const loaded = await this.commands.loadRecordCorrection(caller, id);
    const { state, events, scope, version } = loaded;
    const [first] = events;
    if (state.status === 'unknown' || !first) throw new Problem('stream.unknown');
    const asked = first.data as unknown as RecordCorrectionAsked['data'];
    const { texts, erased } = await this.open(caller, loaded);
    const text = (path: string): string | null => texts.get(`${first.version}:${path}`) ?? null;
    const { file } = asked.proof;
    return {
      id,
      agencyId: scope,
      code: asked.code,
      channel: asked.channel,
      status: state.status,
      outcome: state.outcome ?? null,
      version,
      dates: { ...state.dates },
      applicant: {
        kind: asked.applicant.kind,
        name: text('applicant.name'),
        identity: text('applicant.identity'),
        contact: text('applicant.contact'),
        erased,
      },
      record: text('record'),
      claim: text('claim'),
      proof: {
        note: text('proof.note'),
        file: file ? { digest: file.digest, size: file.size, name: text('proof.file.name') } : null,
      },
      request: asked.request === undefined ? null : idOfStream(asked.request),
      acts: recordCorrectionActs(state).map(({ act, allowed, reason }) => {
        const may = mayDo(caller.principal, RECORD_CORRECTION_ACCESS[act], scope);
        if (!may) return { act, allowed: false, reason: message('problem.access.denied', 'zh') };
        return reason === undefined ? { act, allowed } : { act, allowed, reason: message(`problem.${reason}`, 'zh') };
      }),
      timeline: await this.timeline(loaded, texts),
    };
  }

  // Opened in one query for those who may see it, and recorded before it is shown. That a person was erased is not personal data.
  private async open(
    caller: Caller,
    { scope, stream, events, id: person }: Loaded<RecordCorrection>,
  ): Promise<{ texts: Texts; erased: boolean }> {
    const parts = events.flatMap(({ version, data }) => sealedParts(data, `${version}:`, ''));
    const clear = await this.vault.unsealMany(parts);
    const erased = parts.some(({ field }, at) => field === SEALED_FIELDS.name && clear[at] === undefined);
    if (!mayDo(caller.principal, 'recordCorrection.unseal', scope)) return { texts: new Map(), erased };
    const opened = parts.flatMap(({ key, field }, at) => {
      const text = clear[at];
      return text === undefined ? [] : [{ key, field, text }];
    });
    if (opened.length > 0) {
      const fields = [...new Set(opened.map(({ field }) => field))];
      const look = { at: this.clock.now(), actor: caller.principal.userId, agency: scope, stream, person, fields };
      await recordUnsealing(this.pool, [{ ...look, purpose: 'recordCorrection.page' }]);
    }
    return { texts: new Map(opened.map(({ key, text }) => [key, text])), erased };
  }

  private async timeline({ events }: Loaded<RecordCorrection>, texts: Texts): Promise<Page['timeline']> {
    const metaOf = (meta: unknown) => meta as { readonly actor: string; readonly at: string };
    const names = await displayNames(this.pool, [...new Set(events.map(({ meta }) => metaOf(meta).actor))]);
    return events.map(({ position, version, type, data, meta }) => {
      const { actor, at } = metaOf(meta);
      const note = ['note', 'statement', 'reason'].map((path) => texts.get(`${version}:${path}`)).find(Boolean);
      return {
        position,
        version,
        type,
        at,
        actor: shownActor(actor, names),
        summary: summaryOf({ type, data } as unknown as RecordCorrectionEvent),
        note: note ?? null,
        data: withoutSeals(data),
      };
    });
  }
}

const FIELD_OF_PATH: Readonly<Record<string, string>> = {
  'applicant.name': SEALED_FIELDS.name,
  'applicant.identity': SEALED_FIELDS.identity,
  'applicant.contact': SEALED_FIELDS.contact,
  'proof.file.name': SEALED_FIELDS.fileName,
};

interface SealedPart {
  readonly key: string;
  readonly field: string;
  readonly sealed: { readonly k: string; readonly v: string };
}

function sealedParts(value: unknown, prefix: string, path: string): SealedPart[] {
  if (isSealed(value)) {
    return [{ key: `${prefix}${path}`, field: FIELD_OF_PATH[path] ?? SEALED_FIELDS.correctionText, sealed: value }];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) =>
    sealedParts(part, prefix, path === '' ? name : `${path}.${name}`),
  );
}

/** One line that says what an event of an application means; an event that this version does not know is named. */
function summaryOf(event: RecordCorrectionEvent): string {
  switch (event.type) {
    case 'RecordCorrectionAsked': {
      const { receivedOn, channel } = event.data;
      return message('event.RecordCorrectionAsked', 'zh', { receivedOn, channel: CHANNELS[channel].label });
    }
    case 'RecordCorrectionDecided': {
      const { decidedOn, outcome } = event.data;
      const { label } = RECORD_CORRECTION_OUTCOMES[outcome];
      return message('event.RecordCorrectionDecided', 'zh', { decidedOn, outcome: label });
    }
    case 'RecordCorrectionTold': {
      const { toldOn, serviceMode } = event.data;
      return message('event.RecordCorrectionTold', 'zh', { toldOn, serviceMode: SERVICE_MODES[serviceMode].label });
    }
    case 'RecordCorrectionWithdrawn':
      return message('event.RecordCorrectionWithdrawn', 'zh', { withdrawnOn: event.data.withdrawnOn });
    case 'RecordCorrectionDateAmended': {
      const { date, to } = event.data;
      return message('event.RecordCorrectionDateAmended', 'zh', {
        date: message(`recordCorrectionDate.${date}`, 'zh'),
        to,
      });
    }
    default:
      return message('event.unknown', 'zh', { type: (event as { type: string }).type });
  }
}
