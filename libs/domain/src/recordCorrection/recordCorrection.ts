import type { PlainDate } from '@yishen/calendar';
import {
  isApplicantKind,
  isChannel,
  isRecordCorrectionOutcome,
  type RecordCorrectionOutcomeCode,
} from '@yishen/statute';
import { Rejected, type RejectionCode } from '../rejected';
import { given, serviceModeOf } from '../request/evidence';
import { factDate, type DecisionContext } from '../request/context';
import type { FileReference, Sealed } from '../sealed';
import {
  RECORD_CORRECTION_DATES,
  type CorrectionProof,
  type RecordCorrectionAsked,
  type RecordCorrectionDate,
  type RecordCorrectionEvent,
} from './events';

/** Where an application to correct a record stands. */
export type RecordCorrectionStatus = 'asked' | 'decided' | 'told' | 'withdrawn';

/** An application to correct a record, as its decisions need it. */
export type RecordCorrection =
  | { readonly status: 'unknown' }
  | {
      readonly status: RecordCorrectionStatus;
      readonly agencyId: string;
      readonly person: string;
      readonly outcome?: RecordCorrectionOutcomeCode;
      readonly dates: Readonly<Partial<Record<RecordCorrectionDate, PlainDate>>>;
    };

/** An application that is there. */
export type KnownRecordCorrection = Exclude<RecordCorrection, { readonly status: 'unknown' }>;

/** An application nobody made. */
export const UNKNOWN_RECORD_CORRECTION: RecordCorrection = { status: 'unknown' };

/** Registers an application: who asks, which record, what is wrong, and the proof. Texts are sealed. */
export interface AskRecordCorrection<Text = Sealed> {
  readonly type: 'AskRecordCorrection';
  readonly agencyId: string;
  readonly code: string;
  readonly channel: string;
  readonly receivedOn: string;
  readonly applicant: {
    readonly person: string;
    readonly kind: string;
    readonly name: Text;
    readonly identity?: Text | undefined;
    readonly contact: Text;
  };
  readonly record: Text;
  readonly claim: Text;
  readonly proof: { readonly note?: Text | undefined; readonly file?: FileReference | undefined };
  readonly request?: string | undefined;
}

/** What can be done with an application that is there; as it is typed, `Text` is text in clear. */
export type RecordCorrectionAct<Text = Sealed> =
  | {
      readonly type: 'DecideRecordCorrection';
      readonly outcome: string;
      readonly decidedOn: string;
      readonly statement: Text;
    }
  | {
      readonly type: 'TellRecordCorrection';
      readonly toldOn: string;
      readonly serviceMode: string;
      readonly note?: Text | undefined;
    }
  | { readonly type: 'WithdrawRecordCorrection'; readonly withdrawnOn: string; readonly note?: Text | undefined }
  | { readonly type: 'AmendRecordCorrection'; readonly date: string; readonly to: string; readonly reason: Text };

/** Every command of an application to correct a record. */
export type RecordCorrectionCommand = AskRecordCorrection | RecordCorrectionAct;

/** Folds one event into the application; never throws. */
export function evolveRecordCorrection(state: RecordCorrection, event: RecordCorrectionEvent): RecordCorrection {
  if (event.type === 'RecordCorrectionAsked') {
    const { agencyId, applicant, receivedOn } = event.data;
    return { status: 'asked', agencyId, person: applicant.person, dates: { receivedOn } };
  }
  if (state.status === 'unknown') return state;
  const dated = (dates: KnownRecordCorrection['dates']) => ({ ...state, dates: { ...state.dates, ...dates } });
  switch (event.type) {
    case 'RecordCorrectionDecided': {
      const { outcome, decidedOn } = event.data;
      return { ...dated({ decidedOn }), status: 'decided', outcome };
    }
    case 'RecordCorrectionTold':
      return { ...dated({ toldOn: event.data.toldOn }), status: 'told' };
    case 'RecordCorrectionWithdrawn':
      return { ...dated({ withdrawnOn: event.data.withdrawnOn }), status: 'withdrawn' };
    case 'RecordCorrectionDateAmended':
      return dated({ [event.data.date]: event.data.to });
    default:
      return state;
  }
}

/** Decides acts on an application to correct a record (条例 第四十一条). Throws `Rejected`; the law sets no period, so none is checked. */
export function decideRecordCorrection(
  commands: readonly RecordCorrectionCommand[],
  state: RecordCorrection,
  context: DecisionContext,
): readonly RecordCorrectionEvent[] {
  const events: RecordCorrectionEvent[] = [];
  let after = state;
  for (const command of commands) {
    const event = decideOne(command, after, context);
    events.push(event);
    after = evolveRecordCorrection(after, event);
  }
  return events;
}

/** Whether an act can be done now; if not, the refusal it would get. */
export interface RecordCorrectionAvailability {
  readonly act: RecordCorrectionAct['type'];
  readonly allowed: boolean;
  readonly reason?: RejectionCode;
}

/** Which acts an application takes as it stands. */
export function recordCorrectionActs(state: RecordCorrection): readonly RecordCorrectionAvailability[] {
  return Object.entries(refusals(state)).map(([act, reason]) => ({
    act: act as RecordCorrectionAct['type'],
    allowed: reason === undefined,
    ...(reason === undefined ? {} : { reason }),
  }));
}

type Refusals = Readonly<Record<RecordCorrectionAct['type'], RejectionCode | undefined>>;

function refusals({ status }: RecordCorrection): Refusals {
  const over = OVER[status];
  return {
    DecideRecordCorrection: over,
    TellRecordCorrection: over ?? (status === 'asked' ? 'record-correction.not-decided' : undefined),
    WithdrawRecordCorrection: over,
    AmendRecordCorrection: status === 'unknown' ? over : undefined,
  };
}

const OVER: Readonly<Record<RecordCorrection['status'], RejectionCode | undefined>> = {
  unknown: 'record-correction.unknown',
  asked: undefined,
  decided: undefined,
  told: 'record-correction.already-told',
  withdrawn: 'record-correction.withdrawn',
};

function decideOne(
  command: RecordCorrectionCommand,
  state: RecordCorrection,
  context: DecisionContext,
): RecordCorrectionEvent {
  if (command.type === 'AskRecordCorrection') return ask(command, state, context);
  const refused = refusals(state)[command.type];
  if (refused !== undefined) throw new Rejected(refused);
  if (state.status === 'unknown') throw new Rejected('record-correction.unknown');
  const { dates } = state;
  switch (command.type) {
    case 'DecideRecordCorrection': {
      const { outcome, statement } = command;
      if (!isRecordCorrectionOutcome(outcome)) throw new Rejected('record-correction.outcome-unknown', { outcome });
      const decidedOn = factDate(command.decidedOn, context, dates.receivedOn);
      return { type: 'RecordCorrectionDecided', schema: 1, data: { outcome, decidedOn, statement } };
    }
    case 'TellRecordCorrection': {
      const toldOn = factDate(command.toldOn, context, dates.decidedOn);
      const data = { toldOn, serviceMode: serviceModeOf(command.serviceMode), ...given('note', command.note) };
      return { type: 'RecordCorrectionTold', schema: 1, data };
    }
    case 'WithdrawRecordCorrection': {
      const withdrawnOn = factDate(command.withdrawnOn, context, dates.receivedOn);
      const data = { withdrawnOn, ...given('note', command.note) };
      return { type: 'RecordCorrectionWithdrawn', schema: 1, data };
    }
    case 'AmendRecordCorrection': {
      const { date, reason } = command;
      const to = amendedDate(date, command.to, dates, context);
      return { type: 'RecordCorrectionDateAmended', schema: 1, data: { date: to.date, to: to.day, reason } };
    }
  }
}

function ask(command: AskRecordCorrection, state: RecordCorrection, context: DecisionContext): RecordCorrectionAsked {
  const { agencyId, code, channel, applicant, record, claim, request } = command;
  if (state.status !== 'unknown') throw new Rejected('record-correction.already-asked');
  if (!isChannel(channel)) throw new Rejected('request.channel-unknown', { channel });
  const { person, kind, name, identity, contact } = applicant;
  if (!isApplicantKind(kind)) throw new Rejected('request.applicant-kind-unknown', { kind });
  const receivedOn = factDate(command.receivedOn, context);
  const data = {
    agencyId,
    code,
    channel,
    receivedOn,
    applicant: { person, kind, name, ...given('identity', identity), contact },
    record,
    claim,
    proof: proofOf(command.proof),
    ...given('request', request),
  };
  return { type: 'RecordCorrectionAsked', schema: 1, data };
}

function proofOf({ note, file }: AskRecordCorrection['proof']): CorrectionProof {
  if (!note && !file) throw new Rejected('record-correction.proof-missing');
  return { ...given('note', note), ...given('file', file) };
}

// The dates stay in their order after the amendment: received, decided, told; withdrawn after received.
function amendedDate(
  name: string,
  text: string,
  dates: KnownRecordCorrection['dates'],
  context: DecisionContext,
): { date: RecordCorrectionDate; day: PlainDate } {
  const date = RECORD_CORRECTION_DATES.find((one) => one === name);
  if (date === undefined || dates[date] === undefined) {
    throw new Rejected('record-correction.date-unknown', { date: name });
  }
  const day = factDate(text, context);
  if (day === dates[date]) throw new Rejected('record-correction.nothing-amended');
  const order = { ...dates, [date]: day };
  for (const [earlier, later] of [
    [order.receivedOn, order.decidedOn],
    [order.decidedOn, order.toldOn],
    [order.receivedOn, order.withdrawnOn],
  ]) {
    if (earlier !== undefined && later !== undefined && later < earlier) {
      throw new Rejected('request.date-out-of-order', { date: later, earlier });
    }
  }
  return { date, day };
}
