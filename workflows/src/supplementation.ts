import { keepClock } from './clock';
import type { RequestClockInput } from './contract';

/** The clock of one notice to supplement (补正): it reminds of the applicant's last day and rings after it (条例 第三十条). */
export async function supplementation(input: RequestClockInput): Promise<void> {
  await keepClock(input, { request: input.request });
}
