// The entry of the workflow bundle: every export here can be started. The contract is `@yishen/workflows/contract`.
export { calendarRollout } from './calendarRollout';
export { consultation } from './consultation';
export { feeNotice } from './feeNotice';
export { proceedingClock } from './proceedingClock';
export { requestClock } from './requestClock';
export { starter } from './starter';
export { supplementation } from './supplementation';
export { sweep } from './sweep';
export { yearEndReport } from './yearEndReport';
