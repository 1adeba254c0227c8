import type { MessageKey } from '@yishen/catalogue';
import { z } from 'zod';

/** The description of an environment variable, beside the schema of its value. */
export interface Description {
  readonly name: string;
  /** The values it takes, in the words of a refusal. */
  readonly takes: MessageKey;
  /** Its purpose, in the words of docs/operators.md. */
  readonly meaning: string;
  /** Whether its value may also be in a file that `NAME_FILE` names. */
  readonly secret?: true;
  /** What is used when it is not set. */
  readonly byDefault?: string;
}

/** Finds the description of a variable by its schema. */
export const DESCRIPTIONS = z.registry<Description>();

/** Every environment variable of the processes: the schema that reads its text, and its description. */
export const VARIABLES = {
  databaseUrl: databaseUrl().register(DESCRIPTIONS, {
    name: 'YISHEN_DATABASE_URL',
    takes: 'configuration.takes.databaseUrl',
    meaning: "the application's role; it cannot change or delete what is in the log",
    secret: true,
  }),
  adminDatabaseUrl: databaseUrl().register(DESCRIPTIONS, {
    name: 'YISHEN_ADMIN_DATABASE_URL',
    takes: 'configuration.takes.databaseUrl',
    meaning: 'the owner: migrations, backup, restore',
    secret: true,
  }),
  connections: wholeNumber(8, 1_000).register(DESCRIPTIONS, {
    name: 'YISHEN_DATABASE_CONNECTIONS',
    takes: 'configuration.takes.connections',
    meaning:
      'how many connections to PostgreSQL the process makes at most; appends, reading the log and lists each have a part of their own',
    byDefault: '20',
  }),
  appPassword: z.string().register(DESCRIPTIONS, {
    name: 'YISHEN_APP_PASSWORD',
    takes: 'configuration.takes.text',
    meaning: 'a password that `migrate` gives to the role `yishen_app`; none leaves the role as it is',
    secret: true,
  }),
  brokers: addresses().register(DESCRIPTIONS, {
    name: 'YISHEN_KAFKA_BROKERS',
    takes: 'configuration.takes.addresses',
    meaning: 'where Kafka is; comma-separated',
  }),
  topicName: z
    .string()
    .regex(/^[\w.-]{1,249}$/)
    .register(DESCRIPTIONS, {
      name: 'YISHEN_TOPIC',
      takes: 'configuration.takes.topic',
      meaning: 'the topic: the same for every process, and never changed afterwards',
      byDefault: 'yishen.events.v1',
    }),
  topicPartitions: wholeNumber(1, 1_000).register(DESCRIPTIONS, {
    name: 'YISHEN_TOPIC_PARTITIONS',
    takes: 'configuration.takes.partitions',
    meaning: 'its partitions when it is made: the same for every process, and never changed afterwards',
    byDefault: '8',
  }),
  temporalAddress: address().register(DESCRIPTIONS, {
    name: 'YISHEN_TEMPORAL_ADDRESS',
    takes: 'configuration.takes.address',
    meaning: 'where Temporal is',
  }),
  temporalNamespace: z.string().register(DESCRIPTIONS, {
    name: 'YISHEN_TEMPORAL_NAMESPACE',
    takes: 'configuration.takes.text',
    meaning: 'the namespace of the workflows',
    byDefault: 'default',
  }),
  keyFile: z.string().register(DESCRIPTIONS, {
    name: 'YISHEN_KEY_FILE',
    takes: 'configuration.takes.file',
    meaning: 'the key-encryption keys; made on first start; without it personal data cannot be read',
  }),
  filesDir: z.string().register(DESCRIPTIONS, {
    name: 'YISHEN_FILES_DIR',
    takes: 'configuration.takes.folder',
    meaning: 'sealed files',
  }),
  host: z.string().register(DESCRIPTIONS, {
    name: 'YISHEN_HTTP_HOST',
    takes: 'configuration.takes.host',
    meaning: 'on which address the API and the console, or the health pages, listen',
    byDefault: '127.0.0.1',
  }),
  httpPort: wholeNumber(0, 65_535).register(DESCRIPTIONS, {
    name: 'YISHEN_HTTP_PORT',
    takes: 'configuration.takes.port',
    meaning:
      'the API and console (`npm start` has `--http-port`, which comes first). A port asked for that is taken is an error',
    byDefault: '3000',
  }),
  healthPort: wholeNumber(0, 65_535).register(DESCRIPTIONS, {
    name: 'YISHEN_HEALTH_PORT',
    takes: 'configuration.takes.port',
    meaning: '`/health/live`, `/health/ready`. `npm start` picks both ports itself and writes them to `var/ports.json`',
  }),
  consoleDir: z.string().optional().register(DESCRIPTIONS, {
    name: 'YISHEN_CONSOLE_DIR',
    takes: 'configuration.takes.folder',
    meaning: 'the built console; without it the API alone is served',
  }),
  trustProxy: z.string().register(DESCRIPTIONS, {
    name: 'YISHEN_TRUST_PROXY',
    takes: 'configuration.takes.proxies',
    meaning: 'comma-separated addresses or ranges of the TLS proxy in front; through it the session cookie is `Secure`',
    byDefault: 'loopback',
  }),
  demo: z
    .enum(['0', '1'])
    .transform((text) => text === '1')
    .register(DESCRIPTIONS, {
      name: 'YISHEN_DEMO',
      takes: 'configuration.takes.yesOrNo',
      meaning: '`1`: the console says that the data are for trying out',
      byDefault: '0',
    }),
  presentFrom: z.enum(['temporal']).optional().register(DESCRIPTIONS, {
    name: 'YISHEN_PRESENT',
    takes: 'configuration.takes.present',
    meaning: '`temporal` in a simulated year alone; never on a system of record',
  }),
  varFolder: z.string().optional().register(DESCRIPTIONS, {
    name: 'YISHEN_VAR',
    takes: 'configuration.takes.folder',
    meaning: 'the data of `npm start`, where it is not `var`',
  }),
};

function databaseUrl() {
  return z.string().regex(/^(?:postgres|postgresql|socket):/);
}

function address() {
  return z.string().regex(/^[^\s,;]{1,255}:\d{1,5}$/);
}

function addresses() {
  return z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(address()));
}

function wholeNumber(least: number, most: number) {
  return z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().min(least).max(most));
}
