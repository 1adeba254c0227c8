import { keepClock } from './clock';
import type { RequestClockInput } from './contract';

/** The clock of one open request (条例 第三十三条). */
export async function requestClock(input: RequestClockInput): Promise<void> {
  await keepClock(input, { request: input.request });
}
