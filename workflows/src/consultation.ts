import { keepClock } from './clock';
import type { RequestClockInput } from './contract';

/** The clock of one consultation of a third party or another agency: it reminds of the last day and rings after it (条例 第三十二条、第三十四条). */
export async function consultation(input: RequestClockInput): Promise<void> {
  await keepClock(input, { request: input.request });
}
