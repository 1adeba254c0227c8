import {
  UNKNOWN_RECORD_CORRECTION,
  decideRecordCorrection,
  evolveRecordCorrection,
  recordCorrectionStream,
  requestStream,
  type Act,
  type AskRecordCorrection,
  type FileReference,
  type RecordCorrection,
  type RecordCorrectionAct,
  type RecordCorrectionEvent,
  type Sealed,
} from '@yishen/domain';
import { claimFile } from '@yishen/vault';
import { requireAct, type Caller } from './access';
import { CommandError, errorCode } from './commandError';
import { execute, requireStreamOf, type CommandAnswer, type Desk, type Fold } from './desk';
import { newStreamId, shortCode } from './identity';
import type { OnExisting } from './requestActs';
import { SEALED_FIELDS, personKey, recordCorrectionKey } from './sealedFields';

/** How an application to correct a record is folded. */
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
  /** The id of the request by whose answer the record was provided. */
  readonly request?: string | undefined;
}

/** An act on an application as it is typed: texts in clear. */
export type RecordCorrectionActInput = RecordCorrectionAct<string>;

/** The act of the table that each act on an application is bounded by. */
export const RECORD_CORRECTION_ACCESS: Readonly<Record<RecordCorrectionActInput['type'], Act>> = {
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

    /** Records the decision, that the applicant was told, a withdrawal, or a date amended. */
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
        decide: async (state, context, agency) => {
          // Decided once over empty seals, so that a refused act leaves no key behind.
          decideRecordCorrection([withSeals(act, () => EMPTY_SEAL)], state, context);
          const key = recordCorrectionKey(id);
          const seal = await desk.vault.sealer([{ keyId: key, kind: 'request', agency }]);
          const sealed = withSeals(act, (text) => seal(key, SEALED_FIELDS.correctionText, text));
          return decideRecordCorrection([sealed], state, context);
        },
      }),
  };
}

type Seal = (keyId: string, field: string, text: string) => Sealed;

const EMPTY_SEAL: Sealed = { k: '', v: '' };

async function ask(
  desk: Desk,
  caller: Caller,
  commandId: string,
  input: RecordCorrectionInput,
): Promise<CommandAnswer> {
  const id = newStreamId('recordCorrection', commandId);
  const { agencyId, request, proof } = input;
  requireAct(caller, 'recordCorrection.receive', agencyId);
  if (request !== undefined) await requireStreamOf(desk, requestStream(request), agencyId);
  return execute(desk, {
    caller,
    commandId,
    act: 'recordCorrection.receive',
    // A file's name is sealed afresh each time it is looked up: by its digest alone a resent application is the same one.
    body: { ...input, proof: { note: proof.note, file: proof.file?.digest } },
    id,
    stream: recordCorrectionStream(id),
    fold: RECORD_CORRECTION_FOLD,
    scope: agencyId,
    fresh: true,
    decide: async (state, context) => {
      const asking = (seal: Seal) => askingWith(input, id, seal);
      decideRecordCorrection([asking(() => EMPTY_SEAL)], state, context);
      const seal = await sealerOf(desk, input, id);
      if (proof.file) await claim(desk, agencyId, id, proof.file);
      return decideRecordCorrection([asking(seal)], state, context);
    },
  });
}

async function sealerOf(desk: Desk, { agencyId: agency, proof }: RecordCorrectionInput, id: string): Promise<Seal> {
  const files = proof.file ? [{ keyId: proof.file.name.k, kind: 'request' as const, agency }] : [];
  try {
    return await desk.vault.sealer([
      { keyId: personKey(id), kind: 'person', agency },
      { keyId: recordCorrectionKey(id), kind: 'request', agency },
      ...files,
    ]);
  } catch (error) {
    // The key here that the caller names is the file's: another agency's file does not exist for this one.
    if (errorCode(error) === 'key-mismatch') throw new CommandError('file.unknown', {}, { cause: error });
    throw error;
  }
}

// One file, one application: erasing its applicant takes the proof along.
async function claim(desk: Desk, agency: string, id: string, { name, digest }: FileReference): Promise<void> {
  const claimed = { keyId: name.k, digest, agency, request: recordCorrectionStream(id), at: desk.now() };
  if (!(await claimFile(desk.database, claimed))) throw new CommandError('file.already-used');
}

// The person has the id of the application, as an applicant has that of the request.
function askingWith(input: RecordCorrectionInput, id: string, seal: Seal): AskRecordCorrection {
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
