import { Rejected, type RejectionCode } from '../rejected';
import type { DecisionContext } from '../request/context';
import type { Sealed } from '../sealed';
import type {
  ActRule,
  KnownRecordCorrection,
  RecordCorrection,
  RecordCorrectionAct,
  RecordCorrectionActs,
  RecordCorrectionEvent,
  RecordCorrectionEvents,
  Step,
} from './application';
import { amendment } from './steps/amendment';
import { asked, begun, type AskRecordCorrection } from './steps/asking';
import { decisionOnRecord } from './steps/decision';
import { telling } from './steps/telling';
import { withdrawal } from './steps/withdrawal';

/** An application nobody made. */
export const UNKNOWN_RECORD_CORRECTION: RecordCorrection = { status: 'unknown' };

/** Every command of an application to correct a record. */
export type RecordCorrectionCommand = AskRecordCorrection | RecordCorrectionAct;

// A declared act or event that is missing from these tables does not compile.
const ACT_RULES: { readonly [A in keyof RecordCorrectionActs<Sealed>]: ActRule<A> } = {
  ...decisionOnRecord.acts,
  ...telling.acts,
  ...withdrawal.acts,
  ...amendment.acts,
};

const EVOLVE: Step<Exclude<keyof RecordCorrectionEvents, 'RecordCorrectionAsked'>>['evolve'] = {
  ...decisionOnRecord.evolve,
  ...telling.evolve,
  ...withdrawal.evolve,
  ...amendment.evolve,
};

/** Folds one event into the application; never throws. */
export function evolveRecordCorrection(state: RecordCorrection, event: RecordCorrectionEvent): RecordCorrection {
  if (event.type === 'RecordCorrectionAsked') return begun(event.data);
  if (state.status === 'unknown' || !Object.hasOwn(EVOLVE, event.type)) return state;
  const evolve = EVOLVE[event.type] as (state: KnownRecordCorrection, data: object) => RecordCorrection;
  return evolve(state, event.data);
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
  return (Object.keys(ACT_RULES) as RecordCorrectionAct['type'][]).map((act) => {
    const reason = refusalOf(act, state);
    return { act, allowed: reason === undefined, ...(reason === undefined ? {} : { reason }) };
  });
}

function refusalOf(act: RecordCorrectionAct['type'], { status }: RecordCorrection): RejectionCode | undefined {
  return status === 'unknown' ? 'record-correction.unknown' : ACT_RULES[act].refusal(status);
}

function decideOne(
  command: RecordCorrectionCommand,
  state: RecordCorrection,
  context: DecisionContext,
): RecordCorrectionEvent {
  if (command.type === 'AskRecordCorrection') {
    if (state.status !== 'unknown') throw new Rejected('record-correction.already-asked');
    return asked(command, context);
  }
  const refused = refusalOf(command.type, state);
  if (refused !== undefined) throw new Rejected(refused);
  const decide = ACT_RULES[command.type].decide as (
    given: RecordCorrectionAct,
    of: KnownRecordCorrection,
    at: DecisionContext,
  ) => RecordCorrectionEvent;
  return decide(command, state as KnownRecordCorrection, context);
}
