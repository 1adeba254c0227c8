import { join } from 'node:path';
import { readTopic, type Topic } from '@yishen/messaging';

/** What the worker is told by its environment. */
export interface WorkerConfiguration {
  readonly databaseUrl: string;
  readonly keyFile: string;
  readonly brokers: readonly string[];
  readonly topic: Topic;
  readonly temporal: { readonly address: string; readonly namespace: string };
  readonly health: { readonly host: string; readonly port: number };
  /** The workflow code, built beforehand by `scripts/bundleWorkflows.mjs`. */
  readonly workflowBundle: string;
}

/** Reads the environment; a variable that is missing is named. */
export function readConfiguration(env: NodeJS.ProcessEnv = process.env): WorkerConfiguration {
  return {
    databaseUrl: required(env, 'YISHEN_DATABASE_URL'),
    keyFile: required(env, 'YISHEN_KEY_FILE'),
    brokers: required(env, 'YISHEN_KAFKA_BROKERS').split(','),
    topic: readTopic(env),
    temporal: readTemporal(env),
    health: { host: env['YISHEN_HTTP_HOST'] ?? '127.0.0.1', port: Number(required(env, 'YISHEN_HEALTH_PORT')) },
    workflowBundle: join(__dirname, '..', 'dist', 'workflow-bundle.js'),
  };
}

/** Where Temporal is: all that a program beside the worker needs. */
export function readTemporal(env: NodeJS.ProcessEnv = process.env): WorkerConfiguration['temporal'] {
  return {
    address: required(env, 'YISHEN_TEMPORAL_ADDRESS'),
    namespace: env['YISHEN_TEMPORAL_NAMESPACE'] ?? 'default',
  };
}

function required(env: NodeJS.ProcessEnv, name: string): string {
  const value = env[name];
  if (!value) throw new Error(`the environment variable ${name} is missing`);
  return value;
}
