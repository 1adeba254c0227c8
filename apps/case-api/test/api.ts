import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createSession } from '@yishen/accounts';
import { instant, type Instant } from '@yishen/calendar';
import { migrate } from '@yishen/migrations';
import { engineCaller, type Commands } from '@yishen/application';
import type { Role } from '@yishen/domain';
import { EVENT_STORE_SCHEMA, type EventStore } from '@yishen/event-store';
import type { HeavyJobs } from '@yishen/heavy-jobs';
import { MESSAGING_SCHEMA } from '@yishen/messaging';
import { READ_MODEL_SCHEMA } from '@yishen/read-model';
import { VAULT_SCHEMA, type FileStore, type Vault } from '@yishen/vault';
import { Pool } from 'pg';
import { expectDocumented } from './documented';
import { createDatabase } from '../../../test/support/database';
import { COMMANDS, EVENT_STORE, FILE_STORE, HEAVY_JOBS, PartsModule, VAULT, createApplication } from '../src/index';

const APP_ROLE = 'yishen_app';
const SCHEMA = [EVENT_STORE_SCHEMA, VAULT_SCHEMA, MESSAGING_SCHEMA, READ_MODEL_SCHEMA];
export const PASSWORD = '正确的马电池订书钉';
const ENGINE = engineCaller('test');

/** An answer of the API. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // The body of an answer is looked at field by field in tests, each of which states what it expects.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly body: any;
}

/** A request to the API. */
export interface Ask {
  readonly body?: unknown;
  readonly raw?: string | FormData;
  readonly headers?: Record<string, string>;
  readonly commandId?: string | null;
  readonly version?: number | null;
}

/** A signed-in person at the API. */
export interface Person {
  readonly userId: string;
  readonly cookie: string;
  get(path: string): Promise<Answer>;
  send(method: 'POST' | 'PUT' | 'DELETE', path: string, ask?: Ask): Promise<Answer>;
}

/** A running API on a database of its own. */
export interface Api {
  readonly app: NestFastifyApplication;
  readonly commands: Commands;
  readonly store: EventStore;
  readonly vault: Vault;
  readonly files: FileStore;
  readonly jobs: HeavyJobs;
  readonly pool: Pool;
  readonly url: string;
  readonly adminUrl: string;
  /** What another process of the API over the same data is started with. */
  readonly environment: Readonly<Record<string, string>>;
  at(now: string): void;
  agency(name: string): Promise<string>;
  person(grants: { agencyId: string; roles: Role[] }[]): Promise<Person & { readonly loginName: string }>;
  ask(method: string, path: string, ask?: Ask): Promise<Answer>;
  close(): Promise<void>;
}

/** Starts the API as it runs in production, with a clock that the test sets. */
export async function startApi(
  now: string,
  options: Parameters<typeof createApplication>[1] & { readonly connections?: number } = {},
): Promise<Api> {
  const database = await createDatabase();
  await migrate(database.adminUrl, SCHEMA, { appRole: APP_ROLE });
  const folder = await mkdtemp(join(tmpdir(), 'yishen-api-'));
  let present: Instant = instant(now);
  const settings = {
    databaseUrl: database.appUrl,
    connections: options.connections ?? 20,
    keyFile: join(folder, 'keys', 'kek.json'),
    filesDir: join(folder, 'files'),
    host: '127.0.0.1',
    port: 0,
    trustProxy: 'loopback',
    demo: false,
  };
  const parts = PartsModule.open(settings, () => present);
  const app = await createApplication(parts, options);
  const commands = app.get<Commands>(COMMANDS);
  await app.listen(0, '127.0.0.1');
  const url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
  const ask = askerAt(url);
  return {
    app,
    commands,
    store: app.get(EVENT_STORE),
    vault: app.get(VAULT),
    files: app.get(FILE_STORE),
    jobs: app.get(HEAVY_JOBS),
    pool: app.get(Pool),
    url,
    adminUrl: database.adminUrl,
    environment: {
      YISHEN_DATABASE_URL: settings.databaseUrl,
      YISHEN_KEY_FILE: settings.keyFile,
      YISHEN_FILES_DIR: settings.filesDir,
    },
    at: (to) => void (present = instant(to)),
    agency: async (name) => (await commands.registerAgency(ENGINE, randomUUID(), { name, region: 'CN' })).id,
    person: async (grants) => {
      const loginName = `u${randomUUID().slice(0, 8)}`;
      const account = { loginName, displayName: `用户${loginName}`, password: PASSWORD };
      const { id: userId } = await commands.registerUser(ENGINE, randomUUID(), account);
      for (const { agencyId, roles } of grants) {
        await commands.grantRoles(ENGINE, randomUUID(), { userId, agencyId, roles });
      }
      // Opened as a sign-in opens it, but without its hash of the password: a third of a second of CPU, hundreds of times in a run.
      const { token } = await createSession(app.get(Pool), { userId, now: new Date() });
      const cookie = `yishen_session=${token}`;
      const headers = { cookie };
      return {
        userId,
        loginName,
        cookie,
        get: (path) => ask('GET', path, { headers }),
        send: (method, path, request = {}) =>
          ask(method, path, { ...request, headers: { ...headers, ...request.headers } }),
      };
    },
    ask,
    close: async () => {
      await app.close();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Asks an API at an address. */
export function askerAt(url: string): Api['ask'] {
  return async (method, path, { body, raw, headers = {}, commandId, version } = {}) => {
    const sent: Record<string, string> = {};
    if (method !== 'GET' && commandId !== null) sent['idempotency-key'] = commandId ?? randomUUID();
    if (version !== undefined && version !== null) sent['if-match'] = `"${version}"`;
    if (raw === undefined && body !== undefined) sent['content-type'] = 'application/json';
    const payload = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { ...sent, ...headers },
      ...(payload === undefined ? {} : { body: payload }),
    });
    const type = response.headers.get('content-type') ?? '';
    const read: unknown = type.includes('json') ? await response.json() : Buffer.from(await response.arrayBuffer());
    const answer = { status: response.status, headers: response.headers, body: read };
    expectDocumented(method, path, answer);
    return answer;
  };
}

/** A request as the console sends it. */
export function paperRequest() {
  return {
    channel: 'inPerson',
    receivedOn: '2024-03-01',
    applicant: { kind: 'naturalPerson', name: '张三丰', identity: '110101199003071234', contact: '13800138000' },
    content: '申请公开某路段的拆迁补偿方案',
  };
}

export const ANSWER = { decision: 'A2', repliedOn: '2024-03-10', serviceMode: 'post', note: '挂号信已寄出' };
