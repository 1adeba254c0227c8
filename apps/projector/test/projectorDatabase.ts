import { randomUUID } from 'node:crypto';
import { digestOf, EVENT_STORE_SCHEMA, openPostgresEventStore, type JsonObject } from '@yishen/event-store';
import { migrate } from '@yishen/migrations';
import { MESSAGING_SCHEMA } from '@yishen/messaging';
import { READ_MODEL_SCHEMA } from '@yishen/read-model';
import type { Happening } from '@yishen/read-model/testing';
import { Client, Pool } from 'pg';
import { inject } from 'vitest';
import { openWorkplace, type Workplace } from '../src/workplace';

const APP_ROLE = 'yishen_app';

/** A database of its own with log, checkpoints and read tables, and what a rebuild works with, as the application's role. */
export interface ProjectorDatabase {
  readonly url: string;
  readonly admin: Pool;
  readonly workplace: Workplace;
  /** Appends events to the log, each in a command of its own; versions go on from the log's. */
  append(happenings: readonly Happening[]): Promise<void>;
  close(): Promise<void>;
}

export async function freshProjectorDatabase(): Promise<ProjectorDatabase> {
  const server = inject('postgresUrl');
  const name = `projector_${randomUUID().replaceAll('-', '')}`;
  await onServer(server, `create database ${name}`);
  const adminUrl = withDatabase(server, name);
  await migrate(adminUrl, [EVENT_STORE_SCHEMA, MESSAGING_SCHEMA, READ_MODEL_SCHEMA], { appRole: APP_ROLE });
  const admin = new Pool({ connectionString: adminUrl, max: 4 });
  // A server that goes away is told to an idle connection; without a listener that would end the process.
  admin.on('error', () => undefined);
  await onServer(server, `alter role ${APP_ROLE} login password 'app-in-tests'`).catch(() => undefined);
  const app = new URL(adminUrl);
  app.username = APP_ROLE;
  app.password = 'app-in-tests';
  const url = app.href;
  const workplace = await openWorkplace(url);
  const writer = openPostgresEventStore({ url, readers: 1 });
  return {
    url,
    admin,
    workplace,
    append: async (happenings) => {
      await Promise.all(
        batchesOf(happenings).map((events) => {
          const [first] = events;
          const body = { commandId: randomUUID() };
          return writer.append({
            ...body,
            bodyDigest: digestOf(body),
            streams: [
              {
                stream: first!.stream,
                scope: first!.scope,
                expectedVersion: first!.version - 1,
                events: events.map(({ type, data }) => ({ type, schema: 1, data: data as JsonObject })),
              },
            ],
            meta: {},
            result: {},
          });
        }),
      );
    },
    close: async () => {
      await Promise.all([workplace.close(), writer.close(), admin.end()]);
      await onServer(server, `drop database ${name} with (force)`);
    },
  };
}

// One append for each stream's events: the order of streams in the log is the database's, that within a stream is given.
function batchesOf(happenings: readonly Happening[]): Happening[][] {
  const streams = new Map<string, Happening[]>();
  for (const happening of happenings)
    streams.set(happening.stream, [...(streams.get(happening.stream) ?? []), happening]);
  return [...streams.values()];
}

function withDatabase(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

async function onServer(server: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
