import type { PlainDate } from '@yishen/calendar';
import type { ByType, DomainEvent } from '../../event';
import { Rejected } from '../../rejected';
import { factDate, type DecisionContext } from '../../request/context';
import type { Sealed } from '../../sealed';
import {
  RECORD_CORRECTION_DATES,
  dated,
  type KnownRecordCorrection,
  type RecordCorrectionDate,
  type Step,
} from '../application';

declare module '../application' {
  interface RecordCorrectionEvents extends ByType<RecordCorrectionDateAmended> {}
  interface RecordCorrectionActs<Text> {
    AmendRecordCorrection: AmendRecordCorrection<Text>;
  }
}

/** A recorded date was wrong; the event carries the right one and the reason. */
export type RecordCorrectionDateAmended = DomainEvent<
  'RecordCorrectionDateAmended',
  { readonly date: RecordCorrectionDate; readonly to: PlainDate; readonly reason: Sealed }
>;

/** Amends a recorded date. */
export interface AmendRecordCorrection<Text> {
  readonly type: 'AmendRecordCorrection';
  readonly date: string;
  readonly to: string;
  readonly reason: Text;
}

/** Amending a recorded date, also of an application that is over. */
export const amendment: Step<'RecordCorrectionDateAmended', 'AmendRecordCorrection'> = {
  acts: {
    AmendRecordCorrection: {
      refusal: () => undefined,
      decide: ({ date, reason, to: text }, { dates }, context) => {
        const to = amendedDate(date, text, dates, context);
        return { type: 'RecordCorrectionDateAmended', schema: 1, data: { date: to.date, to: to.day, reason } };
      },
    },
  },
  evolve: {
    RecordCorrectionDateAmended: (state, { date, to }) => dated(state, { [date]: to }),
  },
};

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
