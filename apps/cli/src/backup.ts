import { COMMAND_LINE } from '@yishen/configuration';
import { exportLog, importLog, verifyChain, openPostgresEventStore, type LogLine } from '@yishen/event-store';
import { exportVault, importVault, openFolderFiles, openVault, type VaultRow } from '@yishen/vault';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, copyFile, mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { once } from 'node:events';
import { Pool } from 'pg';
import { CliError } from './cliError';
import { migrateSystem } from './migrate';
import { stackVariable } from './stack';

const LOG = 'log.ndjson';
const VAULT = 'vault.ndjson';
const KEY_FILE = 'key-encryption-keys.json';
const FILES = 'files';
const MANIFEST = 'manifest.json';

/** What a backup holds, with the digests of its parts. */
export interface Manifest {
  readonly format: 'yishen.backup.v1';
  readonly position: string;
  readonly hash: string;
  readonly epoch: string;
  readonly events: number;
  /** The digests of the sealed files, and of those that an event names and the folder lacks. */
  readonly files: readonly string[];
  readonly missingFiles: readonly string[];
  readonly digests: Readonly<Record<string, string>>;
}

/**
 * Writes log, keys and files to a new folder, as of one moment: log and vault are read in one snapshot, and a file that an
 * event of it names was stored before the event. Whoever holds the folder can read everything: it holds the key file too.
 */
export async function backup(folder: string): Promise<Manifest> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await readdir(folder)).length > 0) throw new CliError('cli.backup.folderNotEmpty', { folder });
  const pool = new Pool({ connectionString: stackVariable(COMMAND_LINE.adminDatabaseUrl), max: 3 });
  try {
    const { named, ...log } = await exportSnapshot(pool, folder);
    const files = await copyFiles(pool, stackVariable(COMMAND_LINE.filesDir), join(folder, FILES));
    await copyFile(stackVariable(COMMAND_LINE.keyFile), join(folder, KEY_FILE));
    await chmod(join(folder, KEY_FILE), 0o600);
    const digests = Object.fromEntries(
      await Promise.all(
        [LOG, VAULT, KEY_FILE].map(async (name) => [name, await fileDigest(join(folder, name))] as const),
      ),
    );
    const missingFiles = [...named].filter((digest) => !files.includes(digest)).sort();
    const manifest: Manifest = { format: 'yishen.backup.v1', ...log, files, missingFiles, digests };
    await writeFile(join(folder, MANIFEST), `${JSON.stringify(manifest, undefined, 2)}\n`);
    return manifest;
  } finally {
    await pool.end();
  }
}

async function exportSnapshot(
  pool: Pool,
  folder: string,
): Promise<Pick<Manifest, 'position' | 'hash' | 'epoch' | 'events'> & { readonly named: ReadonlySet<string> }> {
  const client = await pool.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const { rows } = await client.query<{ snapshot: string }>('select pg_export_snapshot() as snapshot');
    const snapshot = rows[0]?.snapshot;
    await writeLines(join(folder, VAULT), exportVault(pool, snapshot === undefined ? {} : { snapshot }));
    let head = { position: '0', hash: '', epoch: '' };
    let events = 0;
    const named = new Set<string>();
    const observed = async function* (): AsyncGenerator<LogLine> {
      for await (const line of exportLog(client)) {
        if (line.kind === 'head') head = line.head;
        if (line.kind === 'event') {
          events += 1;
          const digest = scanDigest(line.event.data);
          if (digest !== undefined) named.add(digest);
        }
        yield line;
      }
    };
    await writeLines(join(folder, LOG), observed());
    return { position: head.position, hash: head.hash, epoch: head.epoch, events, named };
  } finally {
    await client.query('rollback');
    client.release();
  }
}

function scanDigest({ scan }: { readonly scan?: unknown }): string | undefined {
  return typeof scan === 'object' && scan !== null && 'digest' in scan ? String(scan.digest) : undefined;
}

async function writeLines(path: string, lines: AsyncIterable<object>): Promise<void> {
  const out = createWriteStream(path, { mode: 0o600 });
  for await (const line of lines) {
    if (!out.write(`${JSON.stringify(line)}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

async function copyFiles(pool: Pool, from: string, to: string): Promise<string[]> {
  const vault = await openVault({ pool, keyFile: stackVariable(COMMAND_LINE.keyFile) });
  const [source, target] = [await openFolderFiles({ dir: from, vault }), await openFolderFiles({ dir: to, vault })];
  const copied: string[] = [];
  for await (const digest of source.list()) {
    const sealed = await source.getSealed(digest);
    if (!sealed) continue;
    await target.putSealed(digest, sealed);
    copied.push(digest);
  }
  return copied;
}

/** What a restore brought back. */
export interface Restored {
  readonly events: number;
  readonly files: number;
  readonly epoch: string;
}

/**
 * Brings a backup back into an empty database and an empty place for keys and files: its digests first, then the files, keys and
 * accounts, and the log last, with its chain recomputed. The log gets a new epoch, so that consumers of the old one notice; the
 * read tables are rebuilt by the projector. A place that is not empty or a damaged backup is refused, and what was brought in
 * before a failure is taken out again.
 */
export async function restore(folder: string): Promise<Restored> {
  const manifest = JSON.parse(await readFile(join(folder, MANIFEST), 'utf8')) as Manifest;
  for (const [name, digest] of Object.entries(manifest.digests)) {
    if ((await fileDigest(join(folder, name))) !== digest) throw new CliError('cli.restore.damaged', { file: name });
  }
  await migrateSystem();
  const pool = new Pool({ connectionString: stackVariable(COMMAND_LINE.adminDatabaseUrl), max: 3 });
  try {
    await refuseUsedPlace(pool);
    await placeKeyFile(join(folder, KEY_FILE), stackVariable(COMMAND_LINE.keyFile));
    const files = await copyFiles(pool, join(folder, FILES), stackVariable(COMMAND_LINE.filesDir));
    const lost = manifest.files.find((digest) => !files.includes(digest));
    if (lost !== undefined) throw new CliError('cli.restore.damaged', { file: join(FILES, lost) });
    const epoch = await restoreTables(pool, folder);
    await verifyRestored(manifest);
    return { events: manifest.events, files: files.length, epoch };
  } finally {
    await pool.end();
  }
}

const TABLES = ['event', 'command', 'person_key', 'account', 'unsealing', 'upload'];

async function refuseUsedPlace(pool: Pool): Promise<void> {
  for (const table of TABLES) {
    const { rows } = await pool.query<{ count: string }>(`select count(*)::text as count from ${table}`);
    const rowsThere = rows[0]?.count ?? '0';
    if (rowsThere !== '0') throw new CliError('cli.restore.notEmpty', { table, rows: rowsThere });
  }
}

async function restoreTables(pool: Pool, folder: string): Promise<string> {
  await importVault(pool, linesOf<VaultRow>(join(folder, VAULT)));
  try {
    return await restoreLog(pool, join(folder, LOG));
  } catch (error) {
    await pool.query('truncate person_key, account, unsealing, upload cascade');
    throw error;
  }
}

async function placeKeyFile(from: string, to: string): Promise<void> {
  const existing = await stat(to).catch(() => undefined);
  if (existing && (await fileDigest(to)) !== (await fileDigest(from))) {
    throw new CliError('cli.restore.otherKeyFile', { file: to });
  }
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  await copyFile(from, to);
  await chmod(to, 0o600);
}

async function restoreLog(pool: Pool, path: string): Promise<string> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const { head } = await importLog(client, linesOf<LogLine>(path));
    await client.query('commit');
    return head.epoch;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

async function verifyRestored(manifest: Manifest): Promise<void> {
  const store = openPostgresEventStore({ url: stackVariable(COMMAND_LINE.adminDatabaseUrl) });
  try {
    const report = await verifyChain(store);
    if (report.broken || report.head.hash !== manifest.hash) throw new CliError('cli.restore.damaged', { file: LOG });
  } finally {
    await store.close();
  }
}

async function* linesOf<Line>(path: string): AsyncGenerator<Line> {
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    if (line) yield JSON.parse(line) as Line;
  }
}

async function fileDigest(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
