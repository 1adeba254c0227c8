import { decideRequest, requestStream, type FileReference, type RequestCommand } from '@yishen/domain';
import type { Prepared } from '@yishen/event-store';
import { applicantMarks, recordApplicantMarks, type Sealer } from '@yishen/vault';
import type { Caller } from './access';
import type { CommandAnswer, Desk } from './desk';
import { newStreamId, shortCode } from './identity';
import { REQUEST_FOLD, requestActCommands, type AnswerInput, type WithdrawalInput } from './requestActs';
import { SEALED_FIELDS, personKey, requestKey } from './sealedFields';
import { sealedCase } from './sealing';
import { execute } from './steps';

/** The applicant as the clerk typed them, in clear; sealed before anything is decided. */
export interface ApplicantInput {
  readonly kind: string;
  readonly name: string;
  readonly identity?: string | undefined;
  readonly contact: string;
  /** 委托代理人. */
  readonly agent?:
    | {
        readonly name: string;
        readonly contact?: string | undefined;
        readonly authority?: FileReference | undefined;
      }
    | undefined;
  /** Further persons on the same form. */
  readonly joint?: readonly { readonly kind: string; readonly name: string }[] | undefined;
}

/** A fact that is already known when a late request is typed in. */
export type FollowingFact =
  ({ readonly type: 'answer' } & AnswerInput) | ({ readonly type: 'withdraw' } & WithdrawalInput);

/** A request as it comes in. */
interface IncomingInput {
  readonly agencyId: string;
  readonly channel: string;
  readonly applicant: ApplicantInput;
  readonly content: string;
  /** A file of the same agency, as the file store describes it. */
  readonly scan?: FileReference | undefined;
}

/** A request as it is registered: its date of receipt is known. */
export interface ReceiveRequestInput extends IncomingInput {
  readonly receivedOn: string;
  readonly evidence?:
    | {
        readonly kind: string;
        readonly note?: string | undefined;
        readonly file?: FileReference | undefined;
      }
    | undefined;
  readonly followedBy?: readonly FollowingFact[] | undefined;
  /** The number it had before it was brought here; no personal data. */
  readonly formerNumber?: string | undefined;
}

/** A request whose date of receipt is yet to be confirmed with the applicant. */
export interface RecordArrivalInput extends IncomingInput {
  readonly arrivedOn: string;
}

/** The command methods of requests. */
export function requestCommands(desk: Desk) {
  return {
    /** Registers a request, with the facts that are already known, in one append (条例 第二十九条、第三十一条). */
    receiveRequest: (caller: Caller, commandId: string, input: ReceiveRequestInput): Promise<CommandAnswer> =>
      register(desk, caller, commandId, input, (seal, id) => receivedFacts(input, id, seal)),

    /** Records a request that came by a channel whose date is yet to be confirmed (条例 第三十一条第二、三项). */
    recordArrival: (caller: Caller, commandId: string, input: RecordArrivalInput): Promise<CommandAnswer> =>
      register(desk, caller, commandId, input, (seal, id) => [
        { type: 'RecordArrival', arrivedOn: input.arrivedOn, ...incoming(input, id, seal) },
      ]),

    ...requestActCommands(desk),
  };
}

type FactsOf = (seal: Sealer, id: string) => readonly RequestCommand[];

function register(
  desk: Desk,
  caller: Caller,
  commandId: string,
  input: ReceiveRequestInput | RecordArrivalInput,
  factsOf: FactsOf,
): Promise<CommandAnswer> {
  const id = newStreamId('request', commandId);
  return execute(desk, {
    caller,
    commandId,
    act: 'request.receive',
    body: sentBody(input),
    id,
    stream: requestStream(id),
    fold: REQUEST_FOLD,
    scope: input.agencyId,
    fresh: true,
    prepare: (_, { context }, overtaken) => prepare(desk, input, { id, at: context.now, overtaken }, factsOf),
    decide: (state, { context }, facts) => decideRequest(facts, state, context),
  });
}

async function prepare(
  desk: Desk,
  input: ReceiveRequestInput | RecordArrivalInput,
  { id, at, overtaken }: { readonly id: string; readonly at: string; readonly overtaken: boolean },
  factsOf: FactsOf,
): Promise<Prepared<readonly RequestCommand[]>> {
  const keys = [{ keyId: personKey(id), kind: 'person' } as const, { keyId: requestKey(id), kind: 'request' } as const];
  const of = { stream: requestStream(id), agency: input.agencyId, at, keys, files: filesOf(input), overtaken };
  const { value, keep } = await sealedCase(desk, of, (seal) => factsOf(seal, id));
  return {
    value,
    keep: async () => {
      const kept = await keep();
      // Only once the applicant's key is kept.
      if (kept) await noteApplicant(desk, input, id);
      return kept;
    },
  };
}

function filesOf(input: ReceiveRequestInput | RecordArrivalInput): readonly FileReference[] {
  const evidence = 'evidence' in input ? input.evidence?.file : undefined;
  return [input.scan, input.applicant.agent?.authority, evidence].filter((file) => file !== undefined);
}

// A file's name is sealed afresh at each look-up: only its digest shows that a resent registration is the same one.
function sentBody(input: ReceiveRequestInput | RecordArrivalInput): object {
  return JSON.parse(
    JSON.stringify(input, (_, value: unknown) =>
      typeof value === 'object' && value !== null && 'digest' in value ? value.digest : value,
    ),
  ) as object;
}

// Keeps the marks that recognise the applicant next time; they go with the applicant's key.
async function noteApplicant(desk: Desk, { agencyId: agency, applicant }: IncomingInput, id: string): Promise<void> {
  const marks = applicantMarks(desk.vault, agency, applicant);
  await recordApplicantMarks(desk.database, { keyId: personKey(id), agency, request: id, marks });
}

// A person gets the id of the request that names them first, so that their requests are found without an index. Everybody else
// whom the form names (agent, joint applicants) is sealed with the request.
function incoming({ agencyId, channel, applicant, content, scan }: IncomingInput, id: string, seal: Sealer) {
  const { kind, name, identity, contact, agent, joint } = applicant;
  const text = (value: string) => seal(requestKey(id), SEALED_FIELDS.text, value);
  return {
    agencyId,
    code: shortCode(id),
    channel,
    applicant: {
      person: id,
      kind,
      name: seal(personKey(id), SEALED_FIELDS.name, name),
      ...(identity ? { identity: seal(personKey(id), SEALED_FIELDS.identity, identity) } : {}),
      contact: seal(personKey(id), SEALED_FIELDS.contact, contact),
      ...(agent
        ? {
            agent: {
              name: text(agent.name),
              ...(agent.contact ? { contact: text(agent.contact) } : {}),
              ...(agent.authority ? { authority: agent.authority } : {}),
            },
          }
        : {}),
      ...(joint?.length ? { joint: joint.map((other) => ({ kind: other.kind, name: text(other.name) })) } : {}),
    },
    content: seal(requestKey(id), SEALED_FIELDS.content, content),
    ...(scan ? { scan } : {}),
  };
}

function receivedFacts(input: ReceiveRequestInput, id: string, seal: Sealer): RequestCommand[] {
  const { receivedOn, evidence, followedBy = [], formerNumber } = input;
  const received: RequestCommand = {
    type: 'ReceiveRequest',
    receivedOn,
    ...incoming(input, id, seal),
    ...(formerNumber ? { formerNumber } : {}),
    ...(evidence
      ? {
          evidence: {
            evidenceKind: evidence.kind,
            ...(evidence.note ? { evidenceNote: seal(requestKey(id), SEALED_FIELDS.text, evidence.note) } : {}),
            ...(evidence.file ? { evidenceFile: evidence.file } : {}),
          },
        }
      : {}),
  };
  return [received, ...followedBy.map((fact) => followingFact(fact, id, seal))];
}

function followingFact(fact: FollowingFact, id: string, seal: Sealer): RequestCommand {
  const noteOf = (field: string) => (fact.note ? { note: seal(requestKey(id), field, fact.note) } : {});
  if (fact.type === 'answer') {
    const { decision, repliedOn, serviceMode, remedies } = fact;
    const note = noteOf(SEALED_FIELDS.answerNote);
    return { type: 'AnswerRequest', decision, repliedOn, serviceMode, remedies, ...note };
  }
  return { type: 'WithdrawRequest', withdrawnOn: fact.withdrawnOn, ...noteOf(SEALED_FIELDS.withdrawalNote) };
}
