/** The bundle of the replay bench: the clock of a request, and an empty workflow. */
export { requestClock } from '../../workflows/src/index';

/** Does nothing, to measure what starting a workflow costs by itself. */
export function empty(): Promise<void> {
  return Promise.resolve();
}
