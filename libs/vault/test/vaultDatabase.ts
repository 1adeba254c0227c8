import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Pool } from 'pg';
import { inject } from 'vitest';
import type { KeyRequest, Sealer, Vault } from '../src/keys';
import { migrate } from '@yishen/migrations';
import { VAULT_SCHEMA } from '../src/schema';

/** A fresh database with the vault's tables, a pool for the application's role, a pool for the owner, and a folder. */
export interface VaultDatabase {
  readonly adminUrl: string;
  readonly admin: Pool;
  readonly app: Pool;
  readonly folder: string;
  readonly keyFile: string;
  close(): Promise<void>;
}

const APP_ROLE = 'yishen_app';

export async function freshVaultDatabase(): Promise<VaultDatabase> {
  const server = inject('postgresUrl');
  const name = `vault_${randomUUID().replaceAll('-', '')}`;
  await onServer(server, `create database ${name}`);
  const adminUrl = withDatabase(server, name);
  await migrate(adminUrl, [VAULT_SCHEMA], { appRole: APP_ROLE });
  const admin = new Pool({ connectionString: adminUrl, max: 4 });
  const app = new Pool({ connectionString: adminUrl, max: 8, options: `-c role=${APP_ROLE}` });
  const folder = await mkdtemp(join(tmpdir(), 'yishen-vault-'));
  return {
    adminUrl,
    admin,
    app,
    folder,
    keyFile: join(folder, 'keys', 'kek.json'),
    close: async () => {
      await Promise.all([admin.end(), app.end()]);
      await onServer(server, `drop database ${name} with (force)`);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function withDatabase(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

async function onServer(server: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Collects all items of a sequence (Node 20 has no Array.fromAsync). */
export async function collected<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** Opens a sealing whose keys are kept; like a command, it tries again when another process has made one of them first. */
export async function keptSealer(vault: Vault, keys: readonly KeyRequest[]): Promise<Sealer> {
  for (;;) {
    const { seal, keep } = await vault.sealing(keys);
    for (const { keyId } of keys) seal(keyId, 'any', 'made for the first text');
    if (await keep()) return seal;
  }
}
