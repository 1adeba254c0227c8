export { sweepNow } from './sweepNow';
