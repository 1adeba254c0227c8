import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { inject } from 'vitest';
import { Client, Pool, type PoolConfig } from 'pg';
import { isSameProcess, signal } from '../../infra/local/process.mjs';
import { readRecord } from '../../infra/local/record.mjs';
import { until } from './until';

/** The processes of the system, by the launcher's names. */
export const PROCESSES = ['case-api', 'worker', 'projector', 'kafka', 'temporal', 'postgres'] as const;
export type ProcessName = (typeof PROCESSES)[number];

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The running system as a user has it: console, API, command line, and processes that can be killed. */
export interface Stack {
  readonly root: string;
  readonly varDir: string;
  readonly http: string;
  readonly env: Readonly<Record<string, string>>;
  /** The database for its superuser; it repeats a query on a new connection when the server was killed meanwhile. */
  readonly database: Pool;
  yishen(args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Finished>;
  node(args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Finished>;
  /** Kills a process with -9; the launcher starts it again. */
  kill(name: ProcessName): number;
  /** Whether every process runs and every service says that it is ready. */
  ready(): Promise<boolean>;
  close(): Promise<void>;
}

const root = resolve(__dirname, '..', '..');

/** Returns the whole system, which the first spec of a run starts and all share. */
export async function wholeSystem(): Promise<Stack> {
  const response = await fetch(inject('stackServer'));
  if (!response.ok) throw new Error(await response.text());
  const { varDir } = (await response.json()) as { varDir: string };
  const { http, env } = recordOf(varDir);
  if (http === undefined) throw new Error('the system has no address');
  const variables = { ...env, YISHEN_VAR: varDir };
  const database = poolOf({ connectionString: env['YISHEN_ADMIN_DATABASE_URL'], max: 4 });
  const ports = JSON.parse(readFileSync(join(varDir, 'ports.json'), 'utf8')) as { worker: number; projector: number };
  const node = (args: readonly string[], more = {}): Promise<Finished> => run(args, { ...variables, ...more });
  const healths = [
    `${http}/api/health/ready`,
    ...[ports.worker, ports.projector].map((port) => `http://127.0.0.1:${port}/health/ready`),
  ];
  return {
    root,
    varDir,
    http,
    env,
    database,
    node,
    yishen: (args, more) => node([join(root, 'apps', 'cli', 'dist', 'main.js'), ...args], more),
    kill: (name) => {
      const child = recordOf(varDir).children[name];
      if (!child || !isSameProcess(child.pid, child.start)) throw new Error(`${name} does not run`);
      signal(child.pid, 'SIGKILL');
      return child.pid;
    },
    ready: async () => {
      const { children } = recordOf(varDir);
      const alive = PROCESSES.every((name) => {
        const child = children[name];
        return child !== undefined && isSameProcess(child.pid, child.start);
      });
      return alive && (await Promise.all(healths.map(answersOk))).every(Boolean);
    },
    close: () => database.end(),
  };
}

/** The pid of the process that runs under this name; `undefined` when none runs. */
export function pidOf({ varDir }: Stack, name: ProcessName): number | undefined {
  const child = recordOf(varDir).children[name];
  return child && isSameProcess(child.pid, child.start) ? child.pid : undefined;
}

/** Reads the position of the end of the log. */
export async function headOf({ database }: Pick<Stack, 'database'>): Promise<string> {
  const { rows } = await database.query<{ position: string }>('select position::text from log_head');
  return rows[0]?.position ?? '0';
}

/** Waits until a consumer has handled everything that is in the log now. */
export async function caughtUp(stack: Stack, projection: string, timeoutMs = 120_000): Promise<void> {
  const head = BigInt(await headOf(stack));
  await until(
    `${projection} to reach position ${head}`,
    async () => {
      const { rows } = await stack.database.query<{ position: string | null }>(
        'select min(greatest(watermark, last_position))::text as position from checkpoint where projection = $1',
        [projection],
      );
      return BigInt(rows[0]?.position ?? '0') >= head;
    },
    timeoutMs,
  );
}

function poolOf(options: PoolConfig): Pool {
  const pool = new Pool({ connectionTimeoutMillis: 5_000, ...options });
  pool.on('error', () => undefined);
  return pool;
}

/** Runs one statement on its own connection. */
export async function ask<Row extends object>(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

function recordOf(varDir: string) {
  const record = readRecord(varDir);
  if (!record) throw new Error(`no system runs on ${varDir}`);
  return record;
}

async function answersOk(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(3_000) })).ok;
  } catch {
    return false;
  }
}

async function run(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Finished> {
  const inherited = { ...process.env };
  // The program must not see the variables of the test run, which would make it behave like a test.
  for (const name of ['VITEST', 'NODE_ENV', 'NODE_OPTIONS', 'NODE_V8_COVERAGE']) delete inherited[name];
  const child = spawn(process.execPath, [...args], {
    cwd: root,
    env: { ...inherited, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (part: Buffer) => stdout.push(part));
  child.stderr.on('data', (part: Buffer) => stderr.push(part));
  const [code] = (await once(child, 'close')) as [number | null];
  const text = (parts: Buffer[]): string => Buffer.concat(parts).toString('utf8');
  return { code, stdout: text(stdout), stderr: text(stderr) };
}
