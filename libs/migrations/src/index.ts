export { migrate } from './migrate';
export { stepsIn, type SchemaPart } from './schemaPart';
