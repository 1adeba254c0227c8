/** The bundle of the replay bench: the clock of a request, and the least workflow there is. */
export { requestClock } from '../../workflows/src/index';

/** Does nothing: what starting a workflow costs in itself. */
export function empty(): Promise<void> {
  return Promise.resolve();
}
