export { applyBatch } from './applyBatch';
export { startProjecting, type Projecting, type ProjectingHealth } from './projecting';
export { rebuild, type RebuildReport } from './rebuild';
export { verify, type VerifyReport } from './verify';
export { openWorkplace, type Workplace } from './workplace';
