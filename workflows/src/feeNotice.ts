import { keepClock } from './clock';
import type { RequestClockInput } from './contract';

/** The clock of the 收费通知 of one request: reminds of the day by which it must be paid, and rings when it has passed (国办函〔2020〕109号 第六条). */
export async function feeNotice(input: RequestClockInput): Promise<void> {
  await keepClock(input, { request: input.request });
}
