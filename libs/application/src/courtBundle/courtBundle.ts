import { createHash } from 'node:crypto';
import { dateOfInstant } from '@yishen/calendar';
import {
  Rejected,
  decideProceeding,
  idOfStream,
  proceedingStream,
  requestStream,
  type KnownProceeding,
  type Proceeding,
} from '@yishen/domain';
import type { RecordedEvent } from '@yishen/event-store';
import type { LetterModel } from '@yishen/rendering';
import { displayNames } from '@yishen/accounts';
import { isSealed, recordUnsealing } from '@yishen/vault';
import { requirePermission, type Caller } from '../access';
import { CommandError } from '../commandError';
import { paperMaker, type CommandAnswer, type Desk } from '../desk';
import { folded } from '../folds';
import { originOf, readEvents } from '../letters/letterOrigin';
import { PROCEEDING_FOLD } from '../proceedings';
import type { OnExisting } from '../requestActs';
import { SEALED_FIELDS, sealedTexts } from '../sealedFields';
import { execute } from '../steps';
import {
  extractPaper,
  indexPaper,
  ledgerPaper,
  missingPapers,
  replyDraft,
  storedPapers,
  type BundleCase,
  type IndexLine,
} from './papers';
import { HOW_TO_VERIFY, VERIFIER } from './verifier';

/** A bundle as it was made and recorded. */
export interface CourtBundle {
  readonly answer: CommandAnswer;
  readonly name: string;
  readonly bytes: Buffer;
}

/** The command method of the papers for the reconsideration organ or the court. */
export function courtBundleCommands(desk: Desk) {
  return {
    /**
     * Puts together the papers of a dispute (《行政复议法》第四十八条、第五十四条，《行政诉讼法》第六十七条): decision, proofs of service, the ledger of days,
     * the extract of the log with its hashes, the index and a draft reply; records that it was made, with the digest of the file.
     * Only the file holds clear personal data. Refusals: `proceeding.no-request`, `person.data-erased`.
     */
    makeCourtBundle: async (caller: Caller, commandId: string, input: OnExisting): Promise<CourtBundle> => {
      const { id, expectedVersion } = input;
      const stream = proceedingStream(id);
      const events = await readEvents(desk, stream);
      const { scope, state } = folded(events, PROCEEDING_FOLD);
      if (scope === undefined) throw new CommandError('stream.unknown');
      requirePermission(caller, 'proceeding.bundle', scope);
      const proceeding = requestedIn(state);
      const by = caller.principal.userId;
      const { calendar, policy } = await desk.contexts.of(scope);
      const context = { now: desk.now(), calendar, policy, actor: by };
      // Make the papers before the steps, so that a resent command, which records nothing more, gets them too.
      const made = await bundleOf(desk, caller, { events, proceeding, context });
      const { bytes, ...facts } = made;
      const answer = await execute(desk, {
        caller,
        commandId,
        act: 'proceeding.bundle',
        body: {},
        id,
        stream,
        fold: PROCEEDING_FOLD,
        expectedVersion,
        decide: (current, given) =>
          decideProceeding([{ type: 'RecordCourtBundle', ...facts, by }], current, given.context),
      });
      return { answer, name: `材料包-${id.slice(0, 8)}.zip`, bytes };
    },
  };
}

// Refuse a dispute that has no papers before anything is unsealed.
function requestedIn(state: Proceeding): KnownProceeding {
  if (state.status === 'unknown') throw new Rejected('proceeding.unknown');
  if (state.status === 'voided') throw new Rejected('proceeding.voided');
  if (state.dispute.request === undefined) throw new Rejected('proceeding.no-request');
  return state;
}

interface Dispute {
  readonly events: readonly RecordedEvent[];
  readonly proceeding: KnownProceeding;
  readonly context: BundleCase['context'];
}

async function bundleOf(desk: Desk, caller: Caller, dispute: Dispute) {
  const papers = paperMaker(desk);
  const { proceeding, context } = dispute;
  const request = idOfStream(proceeding.dispute.request!);
  const { origin, version } = await originOf(desk, caller, request, 'request.unseal');
  const of = await opened(desk, caller, dispute, origin);
  const on = dateOfInstant(context.now);
  const files: Record<string, Uint8Array> = {};
  const lines: IndexLine[] = [];
  for (const [at, { name, file, proves, on: day }] of storedPapers(of).entries()) {
    const kept = await desk.files?.get(file.digest);
    if (!kept) {
      lines.push({ name, proves, on: day });
      continue;
    }
    files[`证据/${String(at + 1).padStart(2, '0')}-${fileName(name)}${extensionOf(kept.name)}`] = kept.bytes;
    lines.push({ name, proves, on: day, sha256: sha256(kept.bytes) });
  }
  const add = async (path: string, model: LetterModel, proves?: string): Promise<void> => {
    const bytes = await papers.letter(model);
    files[path] = bytes;
    if (proves !== undefined) lines.push({ name: model.title, proves, on, sha256: sha256(bytes) });
  };
  await add('答复期限逐日台账.docx', ledgerPaper(of, on), '答复期限的逐日计算');
  const extract = await extractOf(desk, [...origin.events, ...dispute.events]);
  const actors = [...new Set(extract.map(({ meta }) => String((meta as { actor?: unknown }).actor)))];
  const names = await displayNames(desk.database, actors);
  await add('办理记录摘录.docx', extractPaper(extract, names, on), '办理经过由何人于何时记录');
  const json = Buffer.from(`${JSON.stringify(extract, null, 1)}\n`);
  files['办理记录摘录.json'] = json;
  lines.push({ name: '办理记录摘录（数据）', proves: '记录未被改动', on, sha256: sha256(json) });
  const lacking = [...lines.filter((line) => line.sha256 === undefined), ...missingPapers(of)];
  const index = [...lines.filter((line) => line.sha256 !== undefined), ...lacking];
  await add('证据目录.docx', indexPaper(of, index, on));
  const draft = replyDraft(of, on);
  await add(`${draft.title}.docx`, draft);
  const manifest = Object.entries(files).map(([path, bytes]) => ({ path, sha256: sha256(bytes) }));
  const bytes = await papers.zip({
    ...files,
    '材料清单.json': Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`),
    '校验说明.txt': Buffer.from(HOW_TO_VERIFY),
    'verify.mjs': Buffer.from(VERIFIER),
  });
  return { bytes, sha256: sha256(bytes), files: manifest.length, missing: lacking.length, requestVersion: version };
}

/** Each event with the hash it follows in the log, so that anybody can compute its own hash again. */
async function extractOf(desk: Desk, events: readonly RecordedEvent[]) {
  const extract: (RecordedEvent & { readonly previousHash: string })[] = [];
  const wanted = new Set(events.map(({ position }) => position));
  const streams = [...new Set(events.map(({ stream }) => stream))];
  // Read the events as recorded: an upcast shape would have another digest.
  const recorded = (await Promise.all(streams.map((stream) => desk.store.readStream(stream)))).flat();
  for (const event of recorded.filter(({ position }) => wanted.has(position))) {
    const before = String(BigInt(event.position) - 2n);
    const [previous] =
      event.position === '1'
        ? []
        : await desk.store.readAll({ after: event.position === '2' ? '0' : before, limit: 1 });
    extract.push({ ...event, previousHash: previous?.hash ?? '0'.repeat(64) });
  }
  return extract.sort((one, other) => (BigInt(one.position) < BigInt(other.position) ? -1 : 1));
}

// Unseal in one query, and record the unsealing before anything is written.
async function opened(desk: Desk, caller: Caller, dispute: Dispute, origin: BundleCase['origin']): Promise<BundleCase> {
  const { events, proceeding, context } = dispute;
  const request = idOfStream(origin.stream);
  const first = origin.events[0]?.data as { applicant: { name: unknown }; content: unknown };
  const instance = proceeding.dispute.instances.at(-1)!;
  const opening = events.findLast(
    ({ type, data }) =>
      (type === 'InstanceOpened' && data['n'] === instance.n) || (type === 'ProceedingOpened' && instance.n === 1),
  );
  const places = [
    { key: 'applicant', sealed: first.applicant.name, field: SEALED_FIELDS.name as string },
    { key: 'content', sealed: first.content, field: SEALED_FIELDS.content as string },
    { key: 'body', sealed: opening?.data['body'], field: SEALED_FIELDS.proceedingBody as string },
    { key: 'caseNumber', sealed: opening?.data['caseNumber'], field: SEALED_FIELDS.proceedingCaseNumber as string },
    ...origin.events.flatMap(({ version, type, data }) =>
      sealedTexts(type, data, request).map(({ path, field, sealed }) => ({ key: `${version}.${path}`, sealed, field })),
    ),
  ].flatMap(({ key, sealed, field }) => (isSealed(sealed) ? [{ key, sealed, field }] : []));
  const clear = await desk.vault.unsealMany(places);
  const texts = new Map(places.flatMap(({ key }, at) => (clear[at] === undefined ? [] : [[key, clear[at]] as const])));
  if (!texts.has('applicant') || !texts.has('content')) throw new CommandError('person.data-erased');
  const fields = [...new Set(places.map(({ field }) => field))];
  const look = { at: context.now, actor: caller.principal.userId, agency: origin.agency.id, fields };
  await recordUnsealing(desk.database, [
    { ...look, stream: requestStream(request), person: origin.request.person, purpose: 'proceeding.bundle' },
  ]);
  return {
    origin,
    proceeding,
    context,
    texts,
    applicant: texts.get('applicant') ?? '',
    content: texts.get('content') ?? '',
    body: texts.get('body') ?? '',
    caseNumber: texts.get('caseNumber') ?? '',
  };
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

// Replaces what no file system takes.
const fileName = (name: string): string => name.replace(/[\\/:*?"<>|\s]+/g, '_');
const extensionOf = (name: string): string => /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? '';
