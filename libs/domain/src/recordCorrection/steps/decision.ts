import type { PlainDate } from '@yishen/calendar';
import { isRecordCorrectionOutcome, type RecordCorrectionOutcomeCode } from '@yishen/statute';
import type { ByType, DomainEvent } from '../../event';
import { Rejected } from '../../rejected';
import { factDate } from '../../request/context';
import type { Sealed } from '../../sealed';
import { dated, whenOver, type Step } from '../application';

declare module '../application' {
  interface RecordCorrectionEvents extends ByType<RecordCorrectionDecided> {}
  interface RecordCorrectionActs<Text> {
    DecideRecordCorrection: DecideRecordCorrection<Text>;
  }
}

/** The agency decided on the application. Until the applicant is told, a later decision replaces this one. */
export type RecordCorrectionDecided = DomainEvent<
  'RecordCorrectionDecided',
  {
    readonly outcome: RecordCorrectionOutcomeCode;
    readonly decidedOn: PlainDate;
    /** How the record reads now, which organ is entitled, or why not: what the outcome needs. */
    readonly statement: Sealed;
  }
>;

/** Records the decision. */
export interface DecideRecordCorrection<Text> {
  readonly type: 'DecideRecordCorrection';
  readonly outcome: string;
  readonly decidedOn: string;
  readonly statement: Text;
}

/** The decision on an application (条例 第四十一条). */
export const decisionOnRecord: Step<'RecordCorrectionDecided', 'DecideRecordCorrection'> = {
  acts: {
    DecideRecordCorrection: {
      refusal: whenOver,
      decide: ({ outcome, statement, ...command }, { dates }, context) => {
        if (!isRecordCorrectionOutcome(outcome)) throw new Rejected('record-correction.outcome-unknown', { outcome });
        const decidedOn = factDate(command.decidedOn, context, dates.receivedOn);
        return { type: 'RecordCorrectionDecided', schema: 1, data: { outcome, decidedOn, statement } };
      },
    },
  },
  evolve: {
    RecordCorrectionDecided: (state, { outcome, decidedOn }) => ({
      ...dated(state, { decidedOn }),
      status: 'decided',
      outcome,
    }),
  },
};
