import {
  UNKNOWN_PROCEEDING,
  decideProceeding,
  decideRequest,
  evolveProceeding,
  idOfStream,
  proceedingStream,
  requestStream,
  type Permission,
  type Proceeding,
  type ProceedingAct,
  type ProceedingCommand,
  type ProceedingDeadlineKind,
  type ProceedingEvent,
  type Request,
  type RequestAct,
  type Sealed,
} from '@yishen/domain';
import type { Prepared } from '@yishen/event-store';
import { requirePermission, type Caller } from './access';
import { CommandError, errorCode } from './commandError';
import { requireStreamOf, type CommandAnswer, type Desk } from './desk';
import { folded, loading, type Fold } from './folds';
import { newStreamId } from './identity';
import { REQUEST_FOLD, type OnExisting } from './requestActs';
import { SEALED_FIELDS, proceedingKey, requestKey } from './sealedFields';
import { sealedUnder, type SealText, type SealedValue } from './sealing';
import { answerOf, execute, runSteps } from './steps';

/** The fold of proceedings. */
export const PROCEEDING_FOLD: Fold<Proceeding, ProceedingEvent> = {
  initial: UNKNOWN_PROCEEDING,
  evolve: evolveProceeding,
};

// A command as it is sent: its texts are in clear, and sealed before anything is decided.
type Clear<C> = {
  [Key in keyof C]: Exclude<C[Key], undefined> extends Sealed ? string | Extract<C[Key], undefined> : C[Key];
};
type Optional<C> = { [Key in keyof C]: undefined extends C[Key] ? C[Key] | undefined : C[Key] };

/** An act on a proceeding as it is sent: its texts in clear. */
export type ProceedingActInput = ProceedingAct extends infer A
  ? A extends ProceedingAct
    ? Optional<Clear<A>>
    : never
  : never;

/** The facts of a conclusion. */
export interface ConclusionInput {
  readonly outcome: string;
  readonly concludedOn: string;
}

/** A proceeding as it is recorded. */
export interface OpenProceedingInput {
  readonly agencyId: string;
  readonly kind: string;
  readonly openedOn: string;
  /** The id of the request it is about. */
  readonly request?: string | undefined;
  readonly challenges?: string | undefined;
  readonly standing?: string | undefined;
  /** The id of the reconsideration that the suit follows. */
  readonly reconsideration?: string | undefined;
  readonly body?: string | undefined;
  readonly caseNumber?: string | undefined;
  readonly note?: string | undefined;
  readonly followedBy?: readonly ({ readonly type: 'conclude' } & ConclusionInput)[] | undefined;
}

/** A timer's report on a deadline of a proceeding. */
export interface ProceedingTimerInput extends OnExisting {
  readonly kind: ProceedingDeadlineKind;
  readonly ref: number;
  readonly derivation: number;
}

/** The command methods of proceedings. */
export function proceedingCommands(desk: Desk) {
  const onProceeding = (
    caller: Caller,
    commandId: string,
    act: Permission,
    { id, expectedVersion, ...body }: OnExisting,
    command: ProceedingCommand,
  ): Promise<CommandAnswer> =>
    execute(desk, {
      caller,
      commandId,
      act,
      body,
      id,
      stream: proceedingStream(id),
      fold: PROCEEDING_FOLD,
      expectedVersion,
      decide: (state, { context }) => decideProceeding([command], state, context),
    });

  return {
    /** Records a reconsideration or a suit, with its conclusion when that is known, in one append (条例 第五十一条). */
    openProceeding: (caller: Caller, commandId: string, input: OpenProceedingInput): Promise<CommandAnswer> =>
      openProceeding(desk, caller, commandId, input),

    /** Records what happened in a proceeding: a notice, a reply, a hearing, a decision, an appeal, a correction. */
    actOnProceeding: async (
      caller: Caller,
      commandId: string,
      { id, expectedVersion, act }: OnExisting & { readonly act: ProceedingActInput },
    ): Promise<CommandAnswer> => {
      const onBoth = await orderedOnRequest(desk, caller, { id, act });
      if (onBoth) return orderOnBoth(desk, caller, commandId, { id, expectedVersion, ...onBoth });
      return execute(desk, {
        caller,
        commandId,
        act: actName(act),
        body: act,
        id,
        stream: proceedingStream(id),
        fold: PROCEEDING_FOLD,
        expectedVersion,
        prepare: (state, { scope }) => {
          const request = 'dispute' in state ? state.dispute.request : undefined;
          const abouts = [...(request === undefined ? [] : [idOfStream(request)]), id];
          return sealedAbout(desk, abouts, scope, (seal) => withSeals(act, seal));
        },
        decide: (state, { context }, sealed) => decideProceeding([sealed], state, context),
      });
    },

    /** Concludes the open instance of a proceeding with its outcome. */
    concludeProceeding: (
      caller: Caller,
      commandId: string,
      input: OnExisting & ConclusionInput,
    ): Promise<CommandAnswer> => {
      const { outcome, concludedOn } = input;
      return onProceeding(caller, commandId, 'proceeding.conclude', input, concluding(outcome, concludedOn));
    },

    /** Records that a reminder before a deadline of a proceeding was given, if the fold agrees. */
    warnOfProceedingDeadline: (
      caller: Caller,
      commandId: string,
      input: ProceedingTimerInput & { readonly workingDaysLeft: number },
    ): Promise<CommandAnswer> => {
      const { kind, ref, derivation, workingDaysLeft } = input;
      const command = { type: 'WarnOfProceedingDeadline', kind, ref, derivation, workingDaysLeft } as const;
      return onProceeding(caller, commandId, 'proceeding.warn', input, command);
    },

    /** Records that a deadline of a proceeding passed, if the fold agrees. */
    markProceedingDeadlinePassed: (
      caller: Caller,
      commandId: string,
      input: ProceedingTimerInput,
    ): Promise<CommandAnswer> => {
      const { kind, ref, derivation } = input;
      const command = { type: 'MarkProceedingDeadlinePassed', kind, ref, derivation } as const;
      return onProceeding(caller, commandId, 'proceeding.markPassed', input, command);
    },

    /** Derives the deadlines of a proceeding again with today's calendar and rules. */
    rederiveProceeding: (caller: Caller, commandId: string, input: OnExisting): Promise<CommandAnswer> =>
      onProceeding(caller, commandId, 'proceeding.rederive', input, { type: 'RederiveProceeding' }),
  };
}

async function openProceeding(
  desk: Desk,
  caller: Caller,
  commandId: string,
  input: OpenProceedingInput,
): Promise<CommandAnswer> {
  const id = newStreamId('proceeding', commandId);
  const { agencyId, request, reconsideration, followedBy = [] } = input;
  requirePermission(caller, 'proceeding.open', agencyId);
  if (request !== undefined) await requireStreamOf(desk, requestStream(request), agencyId);
  if (reconsideration !== undefined) await requireStreamOf(desk, proceedingStream(reconsideration), agencyId);
  const factsWith = (seal: SealText): ProceedingCommand[] => [
    openingWith(input, seal),
    ...followedBy.map(({ outcome, concludedOn }) => concluding(outcome, concludedOn)),
  ];
  return execute(desk, {
    caller,
    commandId,
    act: 'proceeding.open',
    body: input,
    id,
    stream: proceedingStream(id),
    fold: PROCEEDING_FOLD,
    scope: agencyId,
    fresh: true,
    prepare: () => sealedAbout(desk, [...(request === undefined ? [] : [request]), id], agencyId, factsWith),
    decide: (state, { context }, facts) => decideProceeding(facts, state, context),
  });
}

const TEXTS: Readonly<Record<string, string>> = {
  body: SEALED_FIELDS.proceedingBody,
  caseNumber: SEALED_FIELDS.proceedingCaseNumber,
  note: SEALED_FIELDS.proceedingNote,
  reason: SEALED_FIELDS.correctionReason,
};

function openingWith(input: OpenProceedingInput, seal: SealText): ProceedingCommand {
  const { agencyId, kind, openedOn, request, challenges, standing, reconsideration } = input;
  const { body, caseNumber, note } = input;
  return {
    type: 'OpenProceeding',
    agencyId,
    kind,
    openedOn,
    ...(request === undefined ? {} : { request: requestStream(request) }),
    ...(challenges === undefined ? {} : { challenges }),
    ...(standing === undefined ? {} : { standing }),
    ...(reconsideration === undefined ? {} : { reconsideration: proceedingStream(reconsideration) }),
    ...(body ? { body: seal(SEALED_FIELDS.proceedingBody, body) } : {}),
    ...(caseNumber ? { caseNumber: seal(SEALED_FIELDS.proceedingCaseNumber, caseNumber) } : {}),
    ...(note ? { note: seal(SEALED_FIELDS.proceedingNote, note) } : {}),
  };
}

function withSeals(act: ProceedingActInput, seal: SealText): ProceedingAct {
  const entries = Object.entries(act).flatMap(([key, value]: [string, unknown]) => {
    const field = TEXTS[key];
    if (value === undefined || (field !== undefined && value === '' && key !== 'reason')) return [];
    return [[key, field === undefined ? value : seal(field, value as string)] as const];
  });
  return Object.fromEntries(entries) as unknown as ProceedingAct;
}

// The free text of the proceedings about a request is erased with its applicant. Once that key is erased, what is still
// recorded in the dispute gets a key of its own.
async function sealedAbout<Value>(
  desk: Desk,
  [about, ...others]: readonly string[],
  agency: string,
  valueOf: (seal: SealText) => Value,
): Promise<SealedValue<Value>> {
  if (about === undefined) throw new CommandError('person.data-erased');
  try {
    return await sealedUnder(desk, { keyId: proceedingKey(about), agency }, valueOf);
  } catch (error) {
    if (errorCode(error) !== 'key-erased') throw error;
    return sealedAbout(desk, others, agency, valueOf);
  }
}

function concluding(outcome: string, concludedOn: string): ProceedingCommand {
  return { type: 'ConcludeProceeding', outcome, concludedOn };
}

type OrderInput = Extract<ProceedingActInput, { type: 'ReceiveOrder' | 'CorrectProceeding' }>;

/**
 * The order to answer anew, when the request of the dispute can take it: both streams then record it in one append and the period
 * runs on the request alone (复议法 第六十四条，行诉法 第七十条). Otherwise the dispute keeps it, with its clock. A correction of such an order is
 * one entry as well.
 */
async function orderedOnRequest(
  desk: Desk,
  caller: Caller,
  { id, act }: { readonly id: string; readonly act: ProceedingActInput },
): Promise<{ readonly act: OrderInput; readonly request: string; readonly agency: string } | undefined> {
  const orders = act.type === 'ReceiveOrder' && act.order === 'reanswer';
  const corrects = act.type === 'CorrectProceeding' && act.fact === 'OrderReceived';
  if (!orders && !corrects) return undefined;
  const { scope, state } = folded(await desk.store.readStream(proceedingStream(id)), PROCEEDING_FOLD);
  if (scope === undefined || !('dispute' in state) || state.dispute.request === undefined) return undefined;
  if (corrects && !state.dispute.orders.some(({ n, onRequest }) => n === act.n && onRequest)) return undefined;
  requirePermission(caller, corrects ? 'proceeding.correct' : 'proceeding.act', scope);
  requirePermission(caller, 'request.orderReanswer', scope);
  const request = idOfStream(state.dispute.request);
  const onBoth = { act, request, agency: scope };
  if (corrects) return onBoth;
  const on = folded(await desk.store.readStream(requestStream(request)), REQUEST_FOLD).state;
  const takes = on.status === 'concluded' && on.reanswers.every(({ repliedOn }) => repliedOn !== undefined);
  return takes ? onBoth : undefined;
}

interface OrderStreams {
  readonly proceeding: Proceeding;
  readonly request: Request;
}

/** A sealed order: as the dispute takes it, and the one text that the request keeps of it. */
interface SealedOrder {
  readonly order: ProceedingAct;
  readonly onRequest: Sealed;
}

async function orderOnBoth(
  desk: Desk,
  caller: Caller,
  commandId: string,
  given: OnExisting & { readonly act: OrderInput; readonly request: string; readonly agency: string },
): Promise<CommandAnswer> {
  const { id, expectedVersion, act, request, agency } = given;
  const handled = await runSteps<OrderStreams, SealedOrder>(desk, {
    caller,
    commandId,
    act: actName(act),
    body: act,
    id,
    expectedVersion,
    streams: {
      proceeding: loading(proceedingStream(id), PROCEEDING_FOLD, agency),
      request: loading(requestStream(request), REQUEST_FOLD, agency),
    },
    about: 'proceeding',
    prepare: () => sealedOrder(desk, given),
    decide: ({ proceeding, request: about }, { context }, { order, onRequest }) => {
      const before = proceeding.state;
      const decided = decideProceeding([order], before, context);
      const taken =
        act.type === 'ReceiveOrder'
          ? reanswerOrdered(id, act, { before, decided, reference: onRequest })
          : orderCorrected(id, act, { before, about: about.state, reason: onRequest });
      return {
        events: { proceeding: decided, request: taken ? decideRequest([taken], about.state, context) : [] },
      };
    },
  });
  return answerOf(handled);
}

async function sealedOrder(
  desk: Desk,
  { id, act, request, agency }: Omit<Parameters<typeof orderOnBoth>[3], 'expectedVersion'>,
): Promise<Prepared<SealedOrder>> {
  const text = act.type === 'ReceiveOrder' ? (act.note ?? id) : act.reason;
  const [onDispute, onRequest] = await Promise.all([
    sealedAbout(desk, [request, id], agency, (seal) => withSeals(act, seal)),
    sealedUnder(desk, { keyId: requestKey(request), agency }, (seal) => seal(SEALED_FIELDS.text, text)),
  ]);
  const { value } = onDispute;
  const order = value.type === 'ReceiveOrder' ? ({ ...value, onRequest: true } as const) : value;
  return {
    value: { order, onRequest: onRequest.value },
    keep: async () => (await onDispute.keep()) && (await onRequest.keep()),
  };
}

function actName({ type }: ProceedingActInput): Permission {
  return type === 'CorrectProceeding' ? 'proceeding.correct' : 'proceeding.act';
}

function reanswerOrdered(
  id: string,
  { instance, receivedOn }: Extract<ProceedingActInput, { type: 'ReceiveOrder' }>,
  given: { before: Proceeding; decided: readonly ProceedingEvent[]; reference: Sealed },
): RequestAct<'OrderReanswer'> {
  const { before, decided, reference } = given;
  const ordered = decided.find((event) => event.type === 'OrderReceived');
  const { workingDays, until } = ordered?.type === 'OrderReceived' ? ordered.data : {};
  const forum = 'dispute' in before ? before.dispute.instances.find(({ n }) => n === instance)?.forum : undefined;
  return {
    type: 'OrderReanswer',
    ground: forum === 'reconsideration' ? 'reconsideration' : 'judgment',
    receivedOn,
    ...(workingDays === undefined ? {} : { workingDays }),
    ...(until === undefined ? {} : { until }),
    reference,
    proceeding: id,
  };
}

const ORDER_VALUES = ['receivedOn', 'workingDays', 'until'];

// The request's order moves with the dispute's and is revoked with it; one that was corrected on the request since keeps its own values.
function orderCorrected(
  id: string,
  { n, changes, voided }: Extract<ProceedingActInput, { type: 'CorrectProceeding' }>,
  given: { before: Proceeding; about: Request; reason: Sealed },
): RequestAct<'ProposeCorrection' | 'RevokeFact'> | undefined {
  const { before, about, reason } = given;
  const order = 'dispute' in before ? before.dispute.orders.find((one) => one.n === n) : undefined;
  if (!order || about.status === 'unknown') return undefined;
  const fact = about.facts.findLast(
    ({ type, data }) => type === 'ReanswerOrdered' && data.proceeding === id && data.receivedOn === order.receivedOn,
  );
  if (!fact) return undefined;
  const { version } = fact;
  if (voided || (changes['order'] ?? 'reanswer') !== 'reanswer') {
    return { type: 'RevokeFact', version, reason };
  }
  const moved = Object.entries(changes).filter(([field]) => ORDER_VALUES.includes(field));
  if (moved.length === 0) return undefined;
  return { type: 'ProposeCorrection', version, changes: Object.fromEntries(moved), reason };
}
