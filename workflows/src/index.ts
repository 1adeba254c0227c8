// The entry of the workflow bundle: what is exported here can be started. The contract is `@yishen/workflows/contract`.
export { requestClock } from './requestClock';
export { starter } from './starter';
export { sweep } from './sweep';
