import { partitionOf } from '@yishen/messaging';
import { applyBatch } from '@yishen/projector';
import { READ_TABLES, buildTable, holdActiveBuild } from '@yishen/read-model';
import { Client } from 'pg';
import type { Api } from './api';

/** Fills the read tables anew from the log as the projector does, and moves the checkpoint to the end of the log. */
export async function projectAll({ adminUrl, store }: Pick<Api, 'adminUrl' | 'store'>): Promise<string> {
  const { epoch, position } = await store.head();
  const events = await store.readAll({ after: '0', limit: 10_000 });
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query('begin');
    const build = await holdActiveBuild(client);
    for (const table of READ_TABLES) await client.query(`delete from ${buildTable(table, build)}`);
    const projected = events.map((event) => ({ ...event, partition: partitionOf(event.stream, 1) }));
    await applyBatch(client, build, READ_TABLES, projected);
    await client.query('delete from checkpoint');
    await client.query(`insert into checkpoint values ('read', 0, $1, 0, $2, $2)`, [epoch, position]);
    await client.query('commit');
    return position;
  } finally {
    await client.end();
  }
}
