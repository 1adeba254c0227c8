import { z } from 'zod';
import { VARIABLES } from './variables';

const { databaseUrl, connections, keyFile, brokers, host } = VARIABLES;

/** The topic that carries the log. */
export const TOPIC = z.object({ name: VARIABLES.topicName, partitions: VARIABLES.topicPartitions });

/** Where Temporal is. */
export const TEMPORAL = z.object({ address: VARIABLES.temporalAddress, namespace: VARIABLES.temporalNamespace });

/** The source of the current time. */
export const PRESENT = z.object({ from: VARIABLES.presentFrom });

const HEALTH = z.object({ host, port: VARIABLES.healthPort });

/** The configuration of case-api. */
export const CASE_API = z.object({
  databaseUrl,
  connections,
  keyFile,
  filesDir: VARIABLES.filesDir,
  host,
  port: VARIABLES.httpPort,
  consoleDir: VARIABLES.consoleDir,
  trustProxy: VARIABLES.trustProxy,
  demo: VARIABLES.demo,
});

/** The configuration of the worker. */
export const WORKER = z.object({
  databaseUrl,
  connections,
  keyFile,
  brokers,
  topic: TOPIC,
  temporal: TEMPORAL,
  health: HEALTH,
});

/** The configuration of the projector. */
export const PROJECTOR = z.object({ databaseUrl, connections, brokers, topic: TOPIC, health: HEALTH });

/** The configuration of a rebuild and a verification. */
export const REBUILD = z.object({ databaseUrl, connections, topic: TOPIC });

/** The variables that the command line reads one by one; for those that are not set it asks the running system. */
export const COMMAND_LINE = {
  databaseUrl,
  adminDatabaseUrl: VARIABLES.adminDatabaseUrl,
  appPassword: VARIABLES.appPassword,
  brokers,
  topicPartitions: VARIABLES.topicPartitions,
  temporalAddress: VARIABLES.temporalAddress,
  keyFile,
  filesDir: VARIABLES.filesDir,
  varFolder: VARIABLES.varFolder,
};

/** The configuration of each process. */
export const PROCESSES: Readonly<Record<string, readonly z.ZodObject[]>> = {
  'case-api': [CASE_API, PRESENT],
  worker: [WORKER, PRESENT],
  projector: [PROJECTOR],
  'rebuild, verify': [REBUILD],
  'command line': [z.object(COMMAND_LINE)],
};

export type CaseApiConfiguration = z.output<typeof CASE_API>;
export type WorkerConfiguration = z.output<typeof WORKER>;
export type ProjectorConfiguration = z.output<typeof PROJECTOR>;
export type Topic = z.output<typeof TOPIC>;
