import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { Kafka, logLevel } from 'kafkajs';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { prepareKafka } from '../../infra/local/kafka.mjs';
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

  it('start Kafka from an archive of its classes that this Java can use', async () => {
    const { folder, archive } = await prepareKafka();
    const withArchive = ['-Xshare:on', `-XX:SharedArchiveFile=${archive}`, '-XX:+UseSerialGC'];
    const args = [...withArchive, '-cp', join(folder, 'lib', '*'), 'kafka.Kafka', '--version'];
    // Java ends with an error when it is told to use an archive that it cannot.
    expect(execFileSync('java', args, { encoding: 'utf8' }).trim()).toBe('4.1.1');
  });
});
