import { keepClock } from './clock';
import type { RequestClockInput } from './contract';

/** The clock of one 补正 notice: reminds of the day by which the applicant must correct, and rings when it has passed (条例 第三十条). */
export async function supplementation(input: RequestClockInput): Promise<void> {
  await keepClock(input, { request: input.request });
}
