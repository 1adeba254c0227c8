// The events of a proceeding, with the declarations of its steps.
export type * from './bundle';
export type * from './clockEvents';
export type { FactReference, ProceedingEvent, ProceedingFact } from './dispute';
export type * from './correctionEvents';
export type * from './steps/opening';
export type * from './steps/reply';
export type * from './steps/course';
export type * from './steps/conclusion';
export type * from './steps/appeal';
export type * from './steps/hearing';
export type * from './steps/order';
export type * from './steps/opinion';
