export {
  StoreError,
  storeErrorCode,
  type AppendRequest,
  type AppendResult,
  type EventStore,
  type JsonObject,
  type JsonValue,
  type LogHead,
  type NewEvent,
  type RecordedEvent,
  type StoreErrorCode,
  type StreamAppend,
  type SubscribeOptions,
} from './eventStore';
export { canonicalJson, digestOf } from './canonical';
export { openPostgresEventStore, type PostgresEventStore, type PostgresEventStoreOptions } from './postgres';
export { openProcessDatabase, type ProcessDatabase } from './database';
export { openPool } from './pool';
export { memoryEventStore } from './memory';
export {
  handle,
  stateCache,
  type DecidedEvent,
  type Decision,
  type FoldedEvent,
  type Handled,
  type Handling,
  type LoadedStream,
  type LoadedStreams,
  type Prepared,
  type StateCache,
  type StreamToLoad,
} from './handle';
export { verifyChain, walkRange, type ChainPart, type ChainRange, type ChainReport } from './chain';
export {
  checkpointIsGenuine,
  compareCheckpoint,
  signCheckpoint,
  type Checkpoint,
  type CheckpointVerdict,
} from './checkpoint';
export { changeEpoch, exportLog, importLog, type ExportedCommand, type LogLine } from './backup';
export { EVENT_STORE_SCHEMA } from './schema';
