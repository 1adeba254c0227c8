import { NATIONAL_REGION, dateOfInstant, yearOf } from '@yishen/calendar';
import { message } from '@yishen/catalogue';
import { COMMAND_LINE } from '@yishen/configuration';
import { standingOf } from '@yishen/messaging';
import { access, constants } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { Client } from 'pg';
import { CliError } from './cliError';
import { withDesk } from './desk';
import { runningStack, stackVariable, varFolder } from './stack';

/** One thing looked at: whether it is well, and what was seen. */
export interface Diagnosis {
  readonly subject: string;
  readonly ok: boolean;
  readonly detail: string;
}

/** Looks at everything the system leans on, and goes on looking when something is wrong. */
export async function doctor(): Promise<Diagnosis[]> {
  const checks: [string, () => Promise<string>][] = [
    ['Node.js', () => Promise.resolve(nodeVersion())],
    ['stack', () => Promise.resolve(stackState())],
    ['PostgreSQL', database],
    ['Kafka', () => reach(stackVariable(COMMAND_LINE.brokers)[0] ?? '')],
    ['Temporal', () => reach(stackVariable(COMMAND_LINE.temporalAddress))],
    [
      'key file',
      () => access(stackVariable(COMMAND_LINE.keyFile), constants.R_OK).then(() => stackVariable(COMMAND_LINE.keyFile)),
    ],
    ['read tables', readTables],
    ['relay', relayProgress],
    ['calendar', calendarCoverage],
  ];
  const diagnoses: Diagnosis[] = [];
  for (const [subject, look] of checks) {
    diagnoses.push(
      // A look that throws before it promises anything, for a variable that is missing, is a finding like any other.
      await Promise.resolve()
        .then(look)
        .then(
          (detail) => ({ subject, ok: true, detail }),
          (error: unknown) => ({ subject, ok: false, detail: error instanceof Error ? error.message : String(error) }),
        ),
    );
  }
  return diagnoses;
}

/** The diagnoses as lines of text. */
export function doctorText(diagnoses: readonly Diagnosis[]): string {
  return diagnoses
    .map(
      ({ subject, ok, detail }) =>
        `${message(ok ? 'cli.doctor.ok' : 'cli.doctor.failed', 'zh')}  ${subject}: ${detail}`,
    )
    .join('\n');
}

function nodeVersion(): string {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) throw new Error(`${process.versions.node} < 20.19`);
  return process.versions.node;
}

function stackState(): string {
  const stack = runningStack();
  return stack ? `pid ${stack.pid}, ${stack.http ?? ''}` : `no launcher on ${varFolder()}; using the environment`;
}

async function database(): Promise<string> {
  return withClient(async (client) => {
    const { rows } = await client.query<{ server: string; position: string; epoch: string }>(
      `select current_setting('server_version') as server, position::text, epoch::text from log_head`,
    );
    const [row] = rows;
    if (!row) throw new Error('the log has no head: run `npx yishen migrate`');
    return `${row.server}, log position ${row.position}, epoch ${row.epoch}`;
  });
}

async function readTables(): Promise<string> {
  return withClient(async (client) => {
    const head = async () => {
      const { rows } = await client.query<LogHead>('select epoch::text, position::text from log_head');
      return rows[0] ?? { epoch: '', position: '0' };
    };
    const { rows } = await client.query<{ projection: string }>('select distinct projection from checkpoint');
    for (const { projection } of rows) {
      const { aboveHead, head: end } = await standingOf(client, projection, { head });
      if (aboveHead) throw new CliError('cli.doctor.aboveHead', { projection, head: end });
    }
    const { position, head: end } = await standingOf(client, 'read', { head });
    const parked = await client.query<{ count: string }>('select count(*)::text from parked');
    const count = parked.rows[0]?.count ?? '0';
    if (count !== '0') throw new Error(`${count} streams are parked`);
    return `${position} of ${end}`;
  });
}

interface LogHead {
  readonly epoch: string;
  readonly position: string;
}

async function relayProgress(): Promise<string> {
  return withClient(async (client) => {
    const { rows } = await client.query<{ topic: string; sent: string; head: string }>(
      'select topic, sent::text, position::text as head from relay join log_head on relay.epoch = log_head.epoch::text',
    );
    const above = rows.find(({ sent, head }) => BigInt(sent) > BigInt(head));
    if (above) throw new CliError('cli.doctor.relayAboveHead', { sent: above.sent, head: above.head });
    return rows.map(({ topic, sent, head }) => `${topic}: ${sent} of ${head}`).join(', ');
  });
}

async function withClient<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({
    connectionString: stackVariable(COMMAND_LINE.databaseUrl),
    connectionTimeoutMillis: 3_000,
  });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function reach(address: string): Promise<string> {
  const [host = '', port = ''] = address.split(':');
  return new Promise((resolve, reject) => {
    const socket = createConnection({ host, port: Number(port), timeout: 3_000 });
    socket.once('connect', () => {
      socket.destroy();
      resolve(address);
    });
    const fail = (error?: Error): void => {
      socket.destroy();
      reject(error ?? new Error(`${address} did not answer`));
    };
    socket.once('timeout', () => fail());
    socket.once('error', fail);
  });
}

async function calendarCoverage(): Promise<string> {
  return withDesk(async ({ commands, now }) => {
    const { version, publishedYears } = await commands.calendarOfRegion(NATIONAL_REGION);
    const thisYear = yearOf(dateOfInstant(now()));
    const last = publishedYears.at(-1) ?? 0;
    if (last < thisYear) throw new Error(`${version}: no notice for ${thisYear}; its dates are provisional`);
    return `${version}, published up to ${last}`;
  });
}
