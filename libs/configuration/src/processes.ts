import { z } from 'zod';
import { VARIABLES } from './variables';

const { databaseUrl, keyFile, brokers, host } = VARIABLES;

/** The topic that carries the log. */
export const TOPIC = z.object({ name: VARIABLES.topicName, partitions: VARIABLES.topicPartitions });

/** Where Temporal is. */
export const TEMPORAL = z.object({ address: VARIABLES.temporalAddress, namespace: VARIABLES.temporalNamespace });

/** Whose time is the present. */
export const PRESENT = z.object({ from: VARIABLES.presentFrom });

const HEALTH = z.object({ host, port: VARIABLES.healthPort });

/** What case-api is told. */
export const CASE_API = z.object({
  databaseUrl,
  keyFile,
  filesDir: VARIABLES.filesDir,
  host,
  port: VARIABLES.httpPort,
  consoleDir: VARIABLES.consoleDir,
  trustProxy: VARIABLES.trustProxy,
  demo: VARIABLES.demo,
});

/** What the worker is told. */
export const WORKER = z.object({ databaseUrl, keyFile, brokers, topic: TOPIC, temporal: TEMPORAL, health: HEALTH });

/** What the projector is told. */
export const PROJECTOR = z.object({ databaseUrl, brokers, topic: TOPIC, health: HEALTH });

/** What a rebuild and a verification are told. */
export const REBUILD = z.object({ databaseUrl, topic: TOPIC });

/** What the command line reads, one by one: what the environment does not say, the running system does. */
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

/** Which process is told what. */
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
