import {
  UNKNOWN_REQUEST,
  decideRequest,
  requestStream,
  type KnownRequest,
  type Request,
  type RequestCommand,
  type RequestReceived,
  type Sealed,
} from '@yishen/domain';
import type { Prepared } from '@yishen/event-store';
import { shareApplicantMarks } from '@yishen/vault';
import { requirePermission, type Caller } from './access';
import { CommandError } from './commandError';
import { type CommandAnswer, type Desk } from './desk';
import { loading } from './folds';
import { newStreamId, shortCode } from './identity';
import { REQUEST_FOLD, type OnExisting } from './requestActs';
import { SEALED_FIELDS, requestKey } from './sealedFields';
import { sealedWith } from './sealing';
import { answerOf, runSteps } from './steps';

/** What a request is split into: the content of each part, in clear. */
export interface SplitInput extends OnExisting {
  readonly splitOn: string;
  readonly contents: readonly string[];
}

/** The answer to a split: the parts, each with the number people read out. */
export interface SplitAnswer extends CommandAnswer {
  readonly parts: readonly { readonly id: string; readonly code: string }[];
}

/** The command method of splitting at registration (一事一申请). */
export function splittingCommands(desk: Desk) {
  return {
    /**
     * Splits a request that was just registered into several, in one append: each part counts from then on with the date of
     * receipt of the whole, and the whole no longer counts.
     */
    splitRequest: (caller: Caller, commandId: string, input: SplitInput): Promise<SplitAnswer> =>
      split(desk, caller, commandId, input),
  };
}

async function split(desk: Desk, caller: Caller, commandId: string, input: SplitInput): Promise<SplitAnswer> {
  const { id, expectedVersion, ...body } = input;
  const act = 'request.receive';
  // Reading outside the append is safe: the first event of a stream never changes.
  const [first] = await desk.store.readStream(requestStream(id));
  if (!first) throw new CommandError('stream.unknown');
  const agency = first.scope;
  requirePermission(caller, act, agency);
  const facts = first.data as unknown as RequestReceived['data'];
  const parts = body.contents.map((_, at) => newStreamId('request', `${commandId}:${at}`));
  const target = (one: string) => [one, loading(requestStream(one), REQUEST_FOLD, agency)] as const;
  const handled = await runSteps<Record<string, Request>, readonly Part[]>(desk, {
    caller,
    commandId,
    act,
    body,
    id,
    expectedVersion,
    streams: Object.fromEntries([id, ...parts].map(target)),
    about: id,
    prepare: () => prepare(desk, { whole: id, agency, parts, contents: body.contents }),
    decide: (loaded, { context }, sealed) => {
      const state = loaded[id]!.state;
      const asked: RequestCommand = { type: 'SplitRequest', into: parts, splitOn: body.splitOn };
      const ended = decideRequest([asked], state, context);
      const taken = sealed.map(({ part, content }) => {
        const command = received(facts, state as KnownRequest, { part, whole: id, content });
        return [part, decideRequest([command], UNKNOWN_REQUEST, context)] as const;
      });
      return { events: { [id]: ended, ...Object.fromEntries(taken) } };
    },
  });
  return {
    ...answerOf(handled),
    parts: parts.map((part) => ({ id: part, code: shortCode(part) })),
  };
}

interface Part {
  readonly part: string;
  readonly content: Sealed;
}

async function prepare(
  desk: Desk,
  of: {
    readonly whole: string;
    readonly agency: string;
    readonly parts: readonly string[];
    readonly contents: readonly string[];
  },
): Promise<Prepared<readonly Part[]>> {
  const { whole, agency, parts, contents } = of;
  const keys = parts.map((part) => ({ keyId: requestKey(part), kind: 'request' as const, agency }));
  const { value, keep } = await sealedWith(desk, keys, (seal) =>
    parts.map((part, at) => ({ part, content: seal(requestKey(part), SEALED_FIELDS.content, contents[at]!) })),
  );
  return {
    value,
    keep: async () => {
      const kept = await keep();
      if (kept) await shareApplicantMarks(desk.database, { from: whole, to: parts });
      return kept;
    },
  };
}

// The applicant and the day of receipt are those of the whole; the applicant's data stay sealed with the applicant's own key,
// and go with it.
function received(
  { applicant }: RequestReceived['data'],
  state: KnownRequest,
  { part, whole, content }: { readonly part: string; readonly whole: string; readonly content: Sealed },
): RequestCommand {
  const receipt = state.facts.findLast(({ type }) => RECEIPTS.includes(type))?.data as
    Pick<RequestReceived['data'], 'evidence'> | undefined;
  const { evidence } = receipt ?? {};
  return {
    type: 'ReceiveRequest',
    agencyId: state.agencyId,
    code: shortCode(part),
    channel: state.channel,
    receivedOn: state.receivedOn ?? '',
    applicant: { ...applicant, kind: state.applicantKind, person: state.person },
    content,
    splitFrom: whole,
    ...(evidence
      ? { evidence: { evidenceKind: evidence.kind, evidenceNote: evidence.note, evidenceFile: evidence.file } }
      : {}),
  };
}

const RECEIPTS: readonly string[] = ['RequestReceived', 'ReceiptConfirmed', 'ReceiptEvidenced'];
