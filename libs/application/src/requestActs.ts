import {
  ACT_FIELDS,
  ACT_RULES,
  UNKNOWN_REQUEST,
  decideRequest,
  evolveRequest,
  isRequestAct,
  requestStream,
  type Permission,
  type DeadlineKind,
  type FieldKind,
  type FileReference,
  type Request,
  type RequestAct,
  type RequestActName,
  type RequestCommand,
  type RequestEvent,
  type Sealed,
} from '@yishen/domain';
import type { Prepared } from '@yishen/event-store';
import { requirePermission, type Caller } from './access';
import type { CommandAnswer, Desk } from './desk';
import type { Fold } from './folds';
import { SEALED_FIELDS, requestKey } from './sealedFields';
import { claimFiles, sealedUnder, type SealText } from './sealing';
import { execute } from './steps';

/** The fold of requests. */
export const REQUEST_FOLD: Fold<Request, RequestEvent> = { initial: UNKNOWN_REQUEST, evolve: evolveRequest };

/** Names an existing stream; `expectedVersion` is the version the caller saw. */
export interface OnExisting {
  readonly id: string;
  readonly expectedVersion?: number | undefined;
}

/** An act as it is typed: texts in clear. */
export type RequestActInput<A extends RequestActName = RequestActName> = RequestAct<A, string>;

/** The facts of an answer. */
export type AnswerInput = Omit<RequestActInput<'AnswerRequest'>, 'type' | 'override'>;

/** The facts of a withdrawal. */
export type WithdrawalInput = Omit<RequestActInput<'WithdrawRequest'>, 'type' | 'override'>;

/** Names a deadline of a request as a timer knows it. */
export interface DeadlineInput extends OnExisting {
  readonly kind: DeadlineKind;
  readonly ref?: number | undefined;
  readonly derivation: number;
}

/** The command methods of acts on an existing request, and of its clock. */
export function requestActCommands(desk: Desk) {
  const onRequest = (
    caller: Caller,
    commandId: string,
    act: Permission,
    { id, expectedVersion, ...body }: OnExisting,
    command: RequestCommand,
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
      decide: (state, { context }) => decideRequest([command], state, context),
    });

  const doAct = (
    caller: Caller,
    commandId: string,
    { act, ...target }: OnExisting & { readonly act: RequestActInput },
  ): Promise<CommandAnswer> => {
    const { type } = act;
    // The domain refuses an unknown act; until then it needs the access that everybody on a case has.
    const { access } = isRequestAct(type) ? ACT_RULES[type] : { access: 'request.handle' as const };
    const { id, expectedVersion } = target;
    return execute(desk, {
      caller,
      commandId,
      act: access,
      body: { act: withoutFileNames(act) },
      id,
      stream: requestStream(id),
      fold: REQUEST_FOLD,
      expectedVersion,
      prepare: (_, { scope }) => prepareAct(desk, act, id, scope),
      decide: (state, { scope, context }, sealed) => {
        if (act.override !== undefined) requirePermission(caller, 'request.approve', scope);
        return decideRequest([sealed], state, context);
      },
    });
  };

  return {
    /** Does any act of the table on a request: access, guards, sealing, decision, append. */
    actOnRequest: doAct,

    /** Concludes a request by an answer or a file note (条例 第三十六条至第三十九条). */
    answerRequest: (caller: Caller, commandId: string, input: OnExisting & AnswerInput): Promise<CommandAnswer> => {
      const { id, expectedVersion, ...facts } = input;
      return doAct(caller, commandId, { id, expectedVersion, act: { type: 'AnswerRequest', ...facts } });
    },

    /** Records the applicant's withdrawal. */
    withdrawRequest: (
      caller: Caller,
      commandId: string,
      input: OnExisting & WithdrawalInput,
    ): Promise<CommandAnswer> => {
      const { id, expectedVersion, ...facts } = input;
      return doAct(caller, commandId, { id, expectedVersion, act: { type: 'WithdrawRequest', ...facts } });
    },

    /** Records that a deadline passed, if the fold agrees: missed, lapsed, or met by silence. */
    markDeadlineMissed: (caller: Caller, commandId: string, input: DeadlineInput): Promise<CommandAnswer> => {
      const { kind, ref, derivation } = input;
      return onRequest(caller, commandId, 'request.markMissed', input, {
        type: 'MarkDeadlineMissed',
        kind,
        ref,
        derivation,
      });
    },

    /** Records that a reminder before a deadline was given, if the fold agrees. */
    warnOfDeadline: (
      caller: Caller,
      commandId: string,
      input: DeadlineInput & { readonly workingDaysLeft: number },
    ): Promise<CommandAnswer> => {
      const { kind, ref, derivation, workingDaysLeft } = input;
      const command = { type: 'WarnOfDeadline', kind, ref, derivation, workingDaysLeft } as const;
      return onRequest(caller, commandId, 'request.warn', input, command);
    },

    /** Derives the deadlines of a request again with today's calendar and rules. */
    rederiveDeadlines: (caller: Caller, commandId: string, input: OnExisting): Promise<CommandAnswer> =>
      onRequest(caller, commandId, 'request.rederive', input, { type: 'RederiveDeadlines' }),
  };
}

type Field = readonly [string, { readonly kind: FieldKind }];

function fieldsOf(act: RequestActInput): readonly Field[] {
  const fields = isRequestAct(act.type) ? Object.entries(ACT_FIELDS[act.type]) : [];
  return [...fields, ['override', { kind: 'text' }]];
}

// Seals field by field, as the table of acts says.
function sealAct(act: RequestActInput, seal: SealText): RequestAct {
  const given = act as unknown as Readonly<Record<string, unknown>>;
  const sealed = fieldsOf(act).flatMap(([name, { kind }]): [string, unknown][] => {
    const value = given[name];
    if (value === undefined) return [];
    const text = (part: string): Sealed => seal(fieldName(act.type, name), part);
    if (kind === 'text') return [[name, text(value as string)]];
    if (kind === 'texts') return [[name, (value as readonly string[]).map(text)]];
    if (kind === 'contents') {
      const entries = Object.entries(value as Record<string, string>).map(([key, part]) => [key, text(part)] as const);
      return [[name, Object.fromEntries(entries)]];
    }
    return [[name, value]];
  });
  return { type: act.type, ...Object.fromEntries(sealed) } as unknown as RequestAct;
}

function fieldName(act: RequestActName, field: string): string {
  if (act === 'AnswerRequest' && field === 'note') return SEALED_FIELDS.answerNote;
  if (act === 'WithdrawRequest' && field === 'note') return SEALED_FIELDS.withdrawalNote;
  return SEALED_FIELDS.text;
}

// The files belong to the request once the act is accepted, and no sooner.
async function prepareAct(desk: Desk, act: RequestActInput, id: string, agency: string): Promise<Prepared<RequestAct>> {
  const { value, keep } = await sealedUnder(desk, { keyId: requestKey(id), agency }, (seal) => sealAct(act, seal));
  return {
    value,
    keep: async () => {
      await claimFiles(desk, filesOf(act), { stream: requestStream(id), agency, at: desk.now() });
      return keep();
    },
  };
}

function filesOf(act: RequestActInput): readonly FileReference[] {
  const given = act as unknown as Readonly<Record<string, unknown>>;
  return fieldsOf(act).flatMap(([name, { kind }]) =>
    kind === 'file' && given[name] !== undefined ? [given[name] as FileReference] : [],
  );
}

// A file's name is sealed afresh at each look-up: only its digest shows that a resent act is the same one.
function withoutFileNames(act: RequestActInput): object {
  const given = act as unknown as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, isFileReference(value) ? value.digest : value]),
  );
}

function isFileReference(value: unknown): value is FileReference {
  return typeof value === 'object' && value !== null && 'digest' in value && 'name' in value;
}
