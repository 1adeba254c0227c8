import { readTopic } from '@yishen/messaging';

/** What the projector is told by its environment. */
export interface ProjectorConfiguration {
  readonly databaseUrl: string;
  readonly brokers: readonly string[];
  readonly topic: string;
  readonly health: { readonly host: string; readonly port: number };
}

/** Reads the environment; a variable that is missing is named. */
export function readConfiguration(env: NodeJS.ProcessEnv = process.env): ProjectorConfiguration {
  return {
    databaseUrl: required(env, 'YISHEN_DATABASE_URL'),
    brokers: required(env, 'YISHEN_KAFKA_BROKERS').split(','),
    topic: readTopic(env).name,
    health: { host: env['YISHEN_HTTP_HOST'] ?? '127.0.0.1', port: Number(required(env, 'YISHEN_HEALTH_PORT')) },
  };
}

function required(env: NodeJS.ProcessEnv, name: string): string {
  const value = env[name];
  if (!value) throw new Error(`the environment variable ${name} is missing`);
  return value;
}
