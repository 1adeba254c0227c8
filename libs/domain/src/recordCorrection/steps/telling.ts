import type { PlainDate } from '@yishen/calendar';
import type { ServiceMode } from '@yishen/statute';
import type { ByType, DomainEvent } from '../../event';
import { factDate } from '../../request/context';
import { given, serviceModeOf } from '../../request/evidence';
import type { Sealed } from '../../sealed';
import { dated, whenOver, type Step } from '../application';

declare module '../application' {
  interface RecordCorrectionEvents extends ByType<RecordCorrectionTold> {}
  interface RecordCorrectionActs<Text> {
    TellRecordCorrection: TellRecordCorrection<Text>;
  }
}

/** The applicant was told the outcome; this ends the application. */
export type RecordCorrectionTold = DomainEvent<
  'RecordCorrectionTold',
  { readonly toldOn: PlainDate; readonly serviceMode: ServiceMode; readonly note?: Sealed }
>;

/** Records that the applicant was told. */
export interface TellRecordCorrection<Text> {
  readonly type: 'TellRecordCorrection';
  readonly toldOn: string;
  readonly serviceMode: string;
  readonly note?: Text | undefined;
}

/** Telling the applicant (条例 第四十一条). */
export const telling: Step<'RecordCorrectionTold', 'TellRecordCorrection'> = {
  acts: {
    TellRecordCorrection: {
      refusal: (status) => whenOver(status) ?? (status === 'asked' ? 'record-correction.not-decided' : undefined),
      decide: (command, { dates }, context) => {
        const toldOn = factDate(command.toldOn, context, dates.decidedOn);
        const data = { toldOn, serviceMode: serviceModeOf(command.serviceMode), ...given('note', command.note) };
        return { type: 'RecordCorrectionTold', schema: 1, data };
      },
    },
  },
  evolve: {
    RecordCorrectionTold: (state, { toldOn }) => ({ ...dated(state, { toldOn }), status: 'told' }),
  },
};
