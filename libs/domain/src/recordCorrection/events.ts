// The events of an application to correct a record, with the declarations of its steps.
export type { RecordCorrectionDate, RecordCorrectionEvent } from './application';
export type * from './steps/amendment';
export type * from './steps/asking';
export type * from './steps/decision';
export type * from './steps/telling';
export type * from './steps/withdrawal';
