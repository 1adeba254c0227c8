import type { Instant } from '@yishen/calendar';
import {
  UNKNOWN_REQUEST,
  decideRequest,
  evolveRequest,
  requestStream,
  type Act,
  type DeadlineKind,
  type FileReference,
  type Request,
  type RequestCommand,
  type RequestEvent,
} from '@yishen/domain';
import { claimFile } from '@yishen/vault';
import type { Caller } from './access';
import { CommandError, errorCode } from './commandError';
import { execute, type CommandAnswer, type Desk, type Fold } from './desk';
import { newStreamId, shortCode } from './identity';
import { SEALED_FIELDS, personKey, requestKey } from './sealedFields';

/** How requests are folded. */
export const REQUEST_FOLD: Fold<Request, RequestEvent> = { initial: UNKNOWN_REQUEST, evolve: evolveRequest };

/** The applicant as the clerk typed him, in clear; sealed before anything is decided. */
export interface ApplicantInput {
  readonly kind: string;
  readonly name: string;
  readonly identity?: string | undefined;
  readonly contact: string;
}

/** The facts of an answer. */
export interface AnswerInput {
  readonly decision: string;
  readonly repliedOn: string;
  readonly serviceMode: string;
  readonly note?: string | undefined;
}

/** The facts of a withdrawal. */
export interface WithdrawalInput {
  readonly withdrawnOn: string;
  readonly note?: string | undefined;
}

/** A fact that is already known when a late request is typed in. */
export type FollowingFact =
  ({ readonly type: 'answer' } & AnswerInput) | ({ readonly type: 'withdraw' } & WithdrawalInput);

/** A request as it is registered. */
export interface ReceiveRequestInput {
  readonly agencyId: string;
  readonly channel: string;
  readonly receivedOn: string;
  readonly applicant: ApplicantInput;
  readonly content: string;
  /** A file of the same agency, as the file store describes it. */
  readonly scan?: FileReference | undefined;
  readonly followedBy?: readonly FollowingFact[] | undefined;
}

/** Names an existing stream; `expectedVersion` is the version the caller saw. */
export interface OnExisting {
  readonly id: string;
  readonly expectedVersion?: number | undefined;
}

/** The command methods of requests. */
export function requestCommands(desk: Desk) {
  const onRequest = (
    caller: Caller,
    commandId: string,
    act: Act,
    { id, expectedVersion, ...body }: OnExisting,
    commandOf: () => Promise<RequestCommand> | RequestCommand,
  ): Promise<CommandAnswer> =>
    execute(desk, {
      caller,
      commandId,
      act,
      body,
      id,
      stream: requestStream(id),
      fold: REQUEST_FOLD,
      expectedVersion,
      decide: async (state, context) => decideRequest([await commandOf()], state, context),
    });

  const noteOf = async (id: string, field: string, note: string | undefined) =>
    note ? { note: await desk.vault.seal(requestKey(id), field, note) } : {};

  return {
    /** Registers a request, with the facts that are already known, in one append (条例 第二十九条、第三十一条). */
    receiveRequest: (caller: Caller, commandId: string, input: ReceiveRequestInput): Promise<CommandAnswer> =>
      receiveRequest(desk, caller, commandId, input),

    /** Concludes a request by an answer or a file note (条例 第三十六条至第三十九条). */
    answerRequest: (caller: Caller, commandId: string, input: OnExisting & AnswerInput): Promise<CommandAnswer> =>
      onRequest(caller, commandId, 'request.answer', input, async () => {
        const { decision, repliedOn, serviceMode } = input;
        const note = await noteOf(input.id, SEALED_FIELDS.answerNote, input.note);
        return { type: 'AnswerRequest', decision, repliedOn, serviceMode, ...note };
      }),

    /** Records the applicant's withdrawal. */
    withdrawRequest: (caller: Caller, commandId: string, input: OnExisting & WithdrawalInput): Promise<CommandAnswer> =>
      onRequest(caller, commandId, 'request.withdraw', input, async () => {
        const note = await noteOf(input.id, SEALED_FIELDS.withdrawalNote, input.note);
        return { type: 'WithdrawRequest', withdrawnOn: input.withdrawnOn, ...note };
      }),

    /** Records that a deadline passed unanswered, if the fold agrees. */
    markDeadlineMissed: (
      caller: Caller,
      commandId: string,
      input: OnExisting & { readonly kind: DeadlineKind; readonly derivation: number },
    ): Promise<CommandAnswer> =>
      onRequest(caller, commandId, 'request.markMissed', input, () => {
        const { kind, derivation } = input;
        return { type: 'MarkDeadlineMissed', kind, derivation };
      }),

    /** Records that a reminder before a deadline was given, if the fold agrees. */
    warnOfDeadline: (
      caller: Caller,
      commandId: string,
      input: OnExisting & {
        readonly kind: DeadlineKind;
        readonly derivation: number;
        readonly workingDaysLeft: number;
      },
    ): Promise<CommandAnswer> =>
      onRequest(caller, commandId, 'request.warn', input, () => {
        const { kind, derivation, workingDaysLeft } = input;
        return { type: 'WarnOfDeadline', kind, derivation, workingDaysLeft };
      }),

    /** Derives the deadlines of a request again with today's calendar and rules. */
    rederiveDeadlines: (caller: Caller, commandId: string, input: OnExisting): Promise<CommandAnswer> =>
      onRequest(caller, commandId, 'request.rederive', input, () => ({ type: 'RederiveDeadlines' })),
  };
}

function receiveRequest(
  desk: Desk,
  caller: Caller,
  commandId: string,
  input: ReceiveRequestInput,
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
    decide: async (state, context) => {
      // Decided once over empty seals, so that a refused registration leaves no key behind.
      decideRequest(
        receivedFacts(input, id, () => EMPTY_SEAL),
        state,
        context,
      );
      const seal = await sealerOf(desk, input, id);
      await claimScan(desk, input, id, context.now);
      return decideRequest(receivedFacts(input, id, seal), state, context);
    },
  });
}

// A file's name is sealed afresh each time it is looked up: by its digest alone a resent registration is the same one.
function sentBody({ scan, ...facts }: ReceiveRequestInput): object {
  return scan ? { ...facts, scan: scan.digest } : facts;
}

type Seal = (keyId: string, field: string, text: string) => { readonly k: string; readonly v: string };

const EMPTY_SEAL = { k: '', v: '' };

async function sealerOf(desk: Desk, { agencyId, scan }: ReceiveRequestInput, id: string): Promise<Seal> {
  const file = scan ? [{ keyId: scan.name.k, kind: 'request' as const, agency: agencyId }] : [];
  try {
    return await desk.vault.sealer([
      { keyId: personKey(id), kind: 'person', agency: agencyId },
      { keyId: requestKey(id), kind: 'request', agency: agencyId },
      ...file,
    ]);
  } catch (error) {
    // The one key here that the caller names is the file's: another agency's file does not exist for this one.
    if (errorCode(error) === 'key-mismatch') throw new CommandError('file.unknown', {}, { cause: error });
    throw error;
  }
}

// One file, one request: erasing the applicant of the one would take the scan of the other.
async function claimScan(desk: Desk, input: ReceiveRequestInput, id: string, at: Instant): Promise<void> {
  const { agencyId, scan } = input;
  if (!scan) return;
  const claim = { keyId: scan.name.k, digest: scan.digest, agency: agencyId, request: requestStream(id), at };
  if (!(await claimFile(desk.database, claim))) throw new CommandError('file.already-used');
}

// A person is born with the request that names him first and has its id: his requests are found without an index.
function receivedFacts(input: ReceiveRequestInput, id: string, seal: Seal): RequestCommand[] {
  const { agencyId, channel, receivedOn, applicant, content, scan } = input;
  const identity = applicant.identity
    ? { identity: seal(personKey(id), SEALED_FIELDS.identity, applicant.identity) }
    : {};
  const received: RequestCommand = {
    type: 'ReceiveRequest',
    agencyId,
    code: shortCode(id),
    channel,
    receivedOn,
    applicant: {
      person: id,
      kind: applicant.kind,
      name: seal(personKey(id), SEALED_FIELDS.name, applicant.name),
      ...identity,
      contact: seal(personKey(id), SEALED_FIELDS.contact, applicant.contact),
    },
    content: seal(requestKey(id), SEALED_FIELDS.content, content),
    ...(scan ? { scan } : {}),
  };
  return [received, ...(input.followedBy ?? []).map((fact) => followingFact(fact, id, seal))];
}

function followingFact(fact: FollowingFact, id: string, seal: Seal): RequestCommand {
  const noteOf = (field: string) => (fact.note ? { note: seal(requestKey(id), field, fact.note) } : {});
  if (fact.type === 'answer') {
    const { decision, repliedOn, serviceMode } = fact;
    return { type: 'AnswerRequest', decision, repliedOn, serviceMode, ...noteOf(SEALED_FIELDS.answerNote) };
  }
  return { type: 'WithdrawRequest', withdrawnOn: fact.withdrawnOn, ...noteOf(SEALED_FIELDS.withdrawalNote) };
}
