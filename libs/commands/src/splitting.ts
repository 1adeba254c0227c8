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
import { handle, type StreamToLoad } from '@yishen/event-store';
import { shareApplicantMarks } from '@yishen/vault';
import { requireAct, type Caller } from './access';
import { CommandError } from './commandError';
import {
  answerOf,
  bodyText,
  commandErrorOf,
  metaOf,
  requireVersion,
  scopedFold,
  type CommandAnswer,
  type Desk,
  type Scoped,
} from './desk';
import { newStreamId, shortCode } from './identity';
import { REQUEST_FOLD, type OnExisting } from './requestActs';
import { SEALED_FIELDS, requestKey } from './sealedFields';

/** What a request is split into: the content of each part, in clear. */
export interface SplitInput extends OnExisting {
  readonly splitOn: string;
  readonly contents: readonly string[];
}

/** The answer to a split: the parts, each with the number people read out. */
export interface SplitAnswer extends CommandAnswer {
  readonly parts: readonly { readonly id: string; readonly code: string }[];
}

/** The command method of splitting at registration (一事一申请; domain.md 3.6.4). */
export function splittingCommands(desk: Desk) {
  return {
    /**
     * Splits a request that was just registered into several, in one append: each part counts from then on with the date of receipt
     * of the whole, and the whole counts no more.
     */
    splitRequest: (caller: Caller, commandId: string, input: SplitInput): Promise<SplitAnswer> =>
      split(desk, caller, commandId, input),
  };
}

type Streams = Record<string, Scoped<Request>>;

async function split(desk: Desk, caller: Caller, commandId: string, input: SplitInput): Promise<SplitAnswer> {
  const { id, expectedVersion, ...body } = input;
  const act = 'request.receive';
  const [first] = await desk.store.readStream(requestStream(id));
  if (!first) throw new CommandError('stream.unknown');
  const agency = first.scope;
  requireAct(caller, act, agency);
  const facts = first.data as unknown as RequestReceived['data'];
  const parts = body.contents.map((_, at) => newStreamId('request', `${commandId}:${at}`));
  const now = desk.now();
  const target = (stream: string): StreamToLoad<Scoped<Request>> => ({
    ...scopedFold(REQUEST_FOLD),
    stream,
    scope: agency,
  });
  const streams = Object.fromEntries([id, ...parts].map((one) => [one, target(requestStream(one))]));
  try {
    const handled = await handle<Streams>({
      store: desk.store,
      commandId,
      bodyDigest: desk.vault.macDigest(bodyText({ act, caller, id, body })),
      meta: metaOf(caller, now, commandId),
      streams,
      decide: async (loaded) => {
        const whole = loaded[id]!;
        requireVersion(expectedVersion, whole.version);
        const { calendar, policy } = await desk.contexts.of(agency);
        const context = { now, calendar, policy, actor: caller.principal.userId };
        const asked: RequestCommand = { type: 'SplitRequest', into: parts, splitOn: body.splitOn };
        const ended = decideRequest([asked], whole.state.state, context);
        const state = whole.state.state as KnownRequest;
        // Only what may be split gets keys and marks.
        const seal = await desk.vault.sealer(
          parts.map((part) => ({ keyId: requestKey(part), kind: 'request' as const, agency })),
        );
        await shareApplicantMarks(desk.database, { from: id, to: parts });
        const events: Record<string, ReturnType<typeof decideRequest>> = { [id]: ended };
        for (const [at, part] of parts.entries()) {
          const content = seal(requestKey(part), SEALED_FIELDS.content, body.contents[at]!);
          events[part] = decideRequest(
            [received(facts, state, { part, whole: id, content })],
            UNKNOWN_REQUEST,
            context,
          );
        }
        const result = { id, stream: requestStream(id), version: whole.version + ended.length };
        return { events, result };
      },
    });
    return {
      ...answerOf(handled),
      parts: parts.map((part) => ({ id: part, code: shortCode(part) })),
    };
  } catch (error) {
    throw commandErrorOf(error);
  }
}

// The applicant and the day of receipt are those of the whole; his data stay sealed with his own key, and go with it.
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
