import { keepClock } from './clock';
import type { RequestClockInput } from './contract';

/** The clock of one fee notice: it reminds of the last day to pay and rings after it (国办函〔2020〕109号 第六条). */
export async function feeNotice(input: RequestClockInput): Promise<void> {
  await keepClock(input, { request: input.request });
}
