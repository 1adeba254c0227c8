import {
  UNKNOWN_RECORD_CORRECTION,
  decideRecordCorrection,
  evolveRecordCorrection,
  recordCorrectionStream,
  requestStream,
  type Permission,
  type AskRecordCorrection,
  type FileReference,
  type RecordCorrection,
  type RecordCorrectionAct,
  type RecordCorrectionEvent,
  type Sealed,
} from '@yishen/domain';
import type { Sealer } from '@yishen/vault';
import { requirePermission, type Caller } from './access';
import { requireStreamOf, type CommandAnswer, type Desk } from './desk';
import { type Fold } from './folds';
import { newStreamId, shortCode } from './identity';
import type { OnExisting } from './requestActs';
import { SEALED_FIELDS, personKey, recordCorrectionKey } from './sealedFields';
import { sealedCase, sealedUnder } from './sealing';
import { execute } from './steps';

/** The fold of an application to correct a record. */
export const RECORD_CORRECTION_FOLD: Fold<RecordCorrection, RecordCorrectionEvent> = {
  initial: UNKNOWN_RECORD_CORRECTION,
  evolve: evolveRecordCorrection,
};

/** An application as the clerk typed it, in clear; sealed before anything is decided. */
export interface RecordCorrectionInput {
  readonly agencyId: string;
  readonly channel: string;
  readonly receivedOn: string;
  readonly applicant: {
    readonly kind: string;
    readonly name: string;
    readonly identity?: string | undefined;
    readonly contact: string;
  };
  readonly record: string;
  readonly claim: string;
  readonly proof: { readonly note?: string | undefined; readonly file?: FileReference | undefined };
  /** The id of the request whose answer provided the record. */
  readonly request?: string | undefined;
}

/** An act on an application as it is typed: texts in clear. */
export type RecordCorrectionActInput = RecordCorrectionAct<string>;

/** The act of the access table that each act on an application needs. */
export const RECORD_CORRECTION_ACCESS: Readonly<Record<RecordCorrectionActInput['type'], Permission>> = {
  DecideRecordCorrection: 'recordCorrection.decide',
  TellRecordCorrection: 'recordCorrection.handle',
  WithdrawRecordCorrection: 'recordCorrection.handle',
  AmendRecordCorrection: 'recordCorrection.handle',
};

/** The command methods of applications to correct a record about oneself (条例 第四十一条). */
export function recordCorrectionCommands(desk: Desk) {
  return {
    /** Registers an application: who asks, which record, what is wrong in it, and the proof. */
    askRecordCorrection: (caller: Caller, commandId: string, input: RecordCorrectionInput): Promise<CommandAnswer> =>
      ask(desk, caller, commandId, input),

    /** Records the decision, that the applicant was told, a withdrawal, or an amended date. */
    actOnRecordCorrection: (
      caller: Caller,
      commandId: string,
      { id, expectedVersion, act }: OnExisting & { readonly act: RecordCorrectionActInput },
    ): Promise<CommandAnswer> =>
      execute(desk, {
        caller,
        commandId,
        act: RECORD_CORRECTION_ACCESS[act.type],
        body: act,
        id,
        stream: recordCorrectionStream(id),
        fold: RECORD_CORRECTION_FOLD,
        expectedVersion,
        prepare: (_, { scope }) =>
          sealedUnder(desk, { keyId: recordCorrectionKey(id), agency: scope }, (seal) =>
            withSeals(act, (text) => seal(SEALED_FIELDS.correctionText, text)),
          ),
        decide: (state, { context }, sealed) => decideRecordCorrection([sealed], state, context),
      }),
  };
}

async function ask(
  desk: Desk,
  caller: Caller,
  commandId: string,
  input: RecordCorrectionInput,
): Promise<CommandAnswer> {
  const id = newStreamId('recordCorrection', commandId);
  const { agencyId, request, proof } = input;
  requirePermission(caller, 'recordCorrection.receive', agencyId);
  if (request !== undefined) await requireStreamOf(desk, requestStream(request), agencyId);
  return execute(desk, {
    caller,
    commandId,
    act: 'recordCorrection.receive',
    // A file's name is sealed afresh at each look-up: only its digest shows that a resent application is the same one.
    body: { ...input, proof: { note: proof.note, file: proof.file?.digest } },
    id,
    stream: recordCorrectionStream(id),
    fold: RECORD_CORRECTION_FOLD,
    scope: agencyId,
    fresh: true,
    prepare: (_, { context }, overtaken) =>
      sealedCase(
        desk,
        {
          stream: recordCorrectionStream(id),
          agency: agencyId,
          at: context.now,
          keys: [
            { keyId: personKey(id), kind: 'person' },
            { keyId: recordCorrectionKey(id), kind: 'request' },
          ],
          files: proof.file ? [proof.file] : [],
          overtaken,
        },
        (seal) => askingWith(input, id, seal),
      ),
    decide: (state, { context }, asking) => decideRecordCorrection([asking], state, context),
  });
}

// The person has the id of the application, as an applicant has the id of the request.
function askingWith(input: RecordCorrectionInput, id: string, seal: Sealer): AskRecordCorrection {
  const { agencyId, channel, receivedOn, applicant, record, claim: wrong, proof, request } = input;
  const own = (field: string, text: string) => seal(personKey(id), field, text);
  const text = (value: string) => seal(recordCorrectionKey(id), SEALED_FIELDS.correctionText, value);
  return {
    type: 'AskRecordCorrection',
    agencyId,
    code: shortCode(id),
    channel,
    receivedOn,
    applicant: {
      person: id,
      kind: applicant.kind,
      name: own(SEALED_FIELDS.name, applicant.name),
      ...(applicant.identity ? { identity: own(SEALED_FIELDS.identity, applicant.identity) } : {}),
      contact: own(SEALED_FIELDS.contact, applicant.contact),
    },
    record: text(record),
    claim: text(wrong),
    proof: { ...(proof.note ? { note: text(proof.note) } : {}), ...(proof.file ? { file: proof.file } : {}) },
    ...(request === undefined ? {} : { request: requestStream(request) }),
  };
}

function withSeals(act: RecordCorrectionActInput, seal: (text: string) => Sealed): RecordCorrectionAct {
  switch (act.type) {
    case 'DecideRecordCorrection':
      return { ...act, statement: seal(act.statement) };
    case 'TellRecordCorrection':
    case 'WithdrawRecordCorrection': {
      const { note, ...facts } = act;
      return note ? { ...facts, note: seal(note) } : facts;
    }
    case 'AmendRecordCorrection':
      return { ...act, reason: seal(act.reason) };
  }
}
