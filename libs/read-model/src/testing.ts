export { anyStream } from './testing/anyLog';
export { foldedTables, readFrom, type FoldedTables } from './testing/foldedTables';
export { AGENCIES, histories, recorded, type Happening } from './testing/histories';
export { projected } from './testing/projected';
