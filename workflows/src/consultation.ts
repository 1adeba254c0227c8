import { keepClock } from './clock';
import type { RequestClockInput } from './contract';

/** The clock of one consultation of a third party or of another agency: reminds of its last day, and rings when it has passed (条例 第三十二条、第三十四条). */
export async function consultation(input: RequestClockInput): Promise<void> {
  await keepClock(input, { request: input.request });
}
