export { openRecords, type Records } from './records';
export { duringRequest } from './requestId';
