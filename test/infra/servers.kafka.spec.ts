import { Kafka, logLevel } from 'kafkajs';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createDatabase, type TestDatabase } from '../support/database';

describe('the servers of a test run', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createDatabase();
  });
  afterAll(() => database.drop());

  it('give each spec file a PostgreSQL 18 database in UTF-8 and UTC, with the application’s role', async () => {
    const client = new Client({ connectionString: database.appUrl });
    await client.connect();
    const { rows } = await client.query<{ user: string; zone: string; encoding: string; version: string }>(
      `select current_user as user, current_setting('timezone') as zone, current_setting('server_encoding') as encoding,
              current_setting('server_version') as version`,
    );
    await client.end();
    expect(rows[0]).toMatchObject({ user: 'yishen_app', zone: 'UTC', encoding: 'UTF8' });
    expect(rows[0]?.version).toMatch(/^18\./);
  });

  it('give a Kafka that creates topics', async () => {
    const kafka = new Kafka({ brokers: inject('kafkaBrokers').split(','), logLevel: logLevel.NOTHING });
    const admin = kafka.admin();
    await admin.connect();
    await admin.createTopics({ topics: [{ topic: 'infra-spec', numPartitions: 2 }], waitForLeaders: true });
    expect(await admin.listTopics()).toContain('infra-spec');
    await admin.disconnect();
  });
});
