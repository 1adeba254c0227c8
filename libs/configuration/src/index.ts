export { ConfigurationError } from './configurationError';
export { actOn, environmentWith } from './environment';
export {
  CASE_API,
  COMMAND_LINE,
  PROJECTOR,
  REBUILD,
  TEMPORAL,
  TOPIC,
  WORKER,
  type CaseApiConfiguration,
  type ProjectorConfiguration,
  type Topic,
  type WorkerConfiguration,
} from './processes';
export { nameOf, readConfiguration, readTestClock, readVariable, type Variable } from './readConfiguration';
