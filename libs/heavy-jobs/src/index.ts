export { openHeavyJobs, type HeavyJobs, type JobName } from './heavyJobs';
export type { TakenReport } from './jobs';
export { WorkRefused, type WorkRefusedCode } from './processPool';
