import type { PlainDate } from '@yishen/calendar';
import type { RecordCorrectionOutcomeCode } from '@yishen/statute';
import type { RejectionCode } from '../rejected';
import type { DecisionContext } from '../request/context';
import type { Sealed } from '../sealed';

/* eslint-disable @typescript-eslint/no-empty-object-type -- filled by `declare module` in steps/ */

/** The events of an application to correct a record by type. Each step adds its own (libs/domain/DECISIONS.md). */
export interface RecordCorrectionEvents {}

/** The acts on a registered application, by type. `Text` is clear text until it is sealed. */
// eslint-disable-next-line @typescript-eslint/no-unused-vars -- the steps' parts are of texts
export interface RecordCorrectionActs<Text> {}

/* eslint-enable @typescript-eslint/no-empty-object-type */

/** Every event of an application to correct a record. */
export type RecordCorrectionEvent = RecordCorrectionEvents[keyof RecordCorrectionEvents];

/** An act on a registered application. `Text` is clear text until it is sealed. */
export type RecordCorrectionAct<Text = Sealed> = RecordCorrectionActs<Text>[keyof RecordCorrectionActs<Text>];

/** The dates of an application that can be amended. */
export const RECORD_CORRECTION_DATES = ['receivedOn', 'decidedOn', 'toldOn', 'withdrawnOn'] as const;

/** A date of an application. */
export type RecordCorrectionDate = (typeof RECORD_CORRECTION_DATES)[number];

/** The status of an application to correct a record. */
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

/** A registered application. */
export type KnownRecordCorrection = Exclude<RecordCorrection, { readonly status: 'unknown' }>;

/** An act: its refusal by the status alone, whatever is typed, and the event it gives. */
export interface ActRule<A extends keyof RecordCorrectionActs<Sealed>> {
  readonly refusal: (status: RecordCorrectionStatus) => RejectionCode | undefined;
  readonly decide: (
    command: RecordCorrectionActs<Sealed>[A],
    state: KnownRecordCorrection,
    context: DecisionContext,
  ) => RecordCorrectionEvent;
}

/** A step: its acts, and how each of its events changes the application. */
export interface Step<
  Events extends keyof RecordCorrectionEvents,
  Acts extends keyof RecordCorrectionActs<Sealed> = never,
> {
  readonly acts: { readonly [A in Acts]: ActRule<A> };
  readonly evolve: {
    readonly [E in Events]: (
      state: KnownRecordCorrection,
      data: RecordCorrectionEvents[E] extends { readonly data: infer Data } ? Data : never,
    ) => KnownRecordCorrection;
  };
}

/** The refusal of an act on an application that is over. */
export function whenOver(status: RecordCorrectionStatus): RejectionCode | undefined {
  return OVER[status];
}

const OVER: Readonly<Record<RecordCorrectionStatus, RejectionCode | undefined>> = {
  asked: undefined,
  decided: undefined,
  told: 'record-correction.already-told',
  withdrawn: 'record-correction.withdrawn',
};

/** Sets dates of an application. */
export function dated(state: KnownRecordCorrection, dates: KnownRecordCorrection['dates']): KnownRecordCorrection {
  return { ...state, dates: { ...state.dates, ...dates } };
}
