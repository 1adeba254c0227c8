export { errorName } from './backoff';
export { postgresCheckpoints, poolCheckpoints, inTransaction, standingOf, parkedCount } from './checkpointPostgres';
export { memoryCheckpoints, type MemoryTransaction } from './checkpointMemory';
export {
  doneOf,
  watermarkOfAll,
  type Checkpoint,
  type Checkpoints,
  type Parked,
  type ParkedStream,
  type Standing,
  type Watermark,
} from './checkpoint';
export { runConsumer, type ConsumerHealth, type ConsumerOptions, type RunningConsumer } from './consumer';
export { consume, prepareConsumption, type Disbelieved, type Slice } from './consumption';
export type { Consumption, EventHandler } from './eventHandler';
export { kafkaBroker, type KafkaBrokerOptions } from './kafka';
export {
  BrokerError,
  type Batch,
  type Level,
  type Broker,
  type BrokerErrorCode,
  type BrokerRecord,
  type SubscriptionState,
  type NewRecord,
  type PartitionOffsets,
  type Logger,
  type SubscribeOptions,
  type Subscription,
} from './broker';
export { memoryBroker, type MemoryBroker } from './memory';
export { WATERMARK, eventRecord, watermarkRecord, type LogEvent, type Source, type SourceEvent } from './message';
export { MESSAGING_SCHEMA } from './schema';
export { retryParkedStreams, type RetryResult } from './parking';
export { partitionOf } from './partition';
export { relaySteps, startRelay, type RelayHealth, type RelayOptions, type RunningRelay } from './relay';
export {
  memoryRelayState,
  postgresRelayState,
  type RelayLease,
  type RelayProgress,
  type RelayState,
} from './relayState';
export { isPassing, type Sql, type SqlPool, type SqlSession } from './sql';
