import type { PlainDate } from '@yishen/calendar';
import type { ByType, DomainEvent } from '../../event';
import { factDate } from '../../request/context';
import { given } from '../../request/evidence';
import type { Sealed } from '../../sealed';
import { dated, whenOver, type Step } from '../application';

declare module '../application' {
  interface RecordCorrectionEvents extends ByType<RecordCorrectionWithdrawn> {}
  interface RecordCorrectionActs<Text> {
    WithdrawRecordCorrection: WithdrawRecordCorrection<Text>;
  }
}

/** The applicant withdrew the application. */
export type RecordCorrectionWithdrawn = DomainEvent<
  'RecordCorrectionWithdrawn',
  { readonly withdrawnOn: PlainDate; readonly note?: Sealed }
>;

/** Records that the applicant withdrew the application. */
export interface WithdrawRecordCorrection<Text> {
  readonly type: 'WithdrawRecordCorrection';
  readonly withdrawnOn: string;
  readonly note?: Text | undefined;
}

/** Withdrawing the application. */
export const withdrawal: Step<'RecordCorrectionWithdrawn', 'WithdrawRecordCorrection'> = {
  acts: {
    WithdrawRecordCorrection: {
      refusal: whenOver,
      decide: (command, { dates }, context) => {
        const withdrawnOn = factDate(command.withdrawnOn, context, dates.receivedOn);
        const data = { withdrawnOn, ...given('note', command.note) };
        return { type: 'RecordCorrectionWithdrawn', schema: 1, data };
      },
    },
  },
  evolve: {
    RecordCorrectionWithdrawn: (state, { withdrawnOn }) => ({ ...dated(state, { withdrawnOn }), status: 'withdrawn' }),
  },
};
