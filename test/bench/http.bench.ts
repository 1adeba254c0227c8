import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dependencies } from '../../apps/case-api/package.json';
import { alternating, report } from './ratio';

// P6 of goals.md: the CPU of the server's process without the client's; a separate round warms up each server.
const ROUNDS = 7;
const COMMANDS = 10_000;
const CONNECTIONS = 16;
const AGENCY = randomUUID();
const USER = randomUUID();
const BODY = JSON.stringify({
  channel: 'registeredPost',
  receivedOn: '2024-03-04',
  applicant: { kind: 'naturalPerson', name: '张三', identity: '110101199003070000', contact: '北京市东城区某街1号' },
  content: '申请公开某某街道2023年度房屋征收补偿方案、资金使用情况及其审计结果。'.repeat(4),
});

interface Server {
  readonly process: ChildProcess;
  readonly port: number;
}
interface Usage {
  readonly answered: number;
  readonly cpu: number;
}

let bare: Server;
let ours: Server;
const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });

beforeAll(async () => {
  [bare, ours] = [await start('bare'), await start('ours')];
  const { '@nestjs/core': nest, fastify, zod } = dependencies;
  console.log(
    `Node ${process.version}; Nest ${nest}, Fastify ${fastify}, zod ${zod}; a body of ${BODY.length} characters`,
  );
});
afterAll(async () => {
  agent.destroy();
  for (const { process } of [bare, ours]) {
    const gone = once(process, 'exit');
    process.disconnect();
    await gone;
  }
});

it('P6 server CPU per HTTP command', async () => {
  const measured = await alternating(ROUNDS, { bare: () => cpuPerCommand(bare), ours: () => cpuPerCommand(ours) });
  report({
    name: 'P6 server CPU per HTTP command',
    unit: 'µs',
    goal: { most: 2.5 },
    baseline: { name: 'node:http', measured: measured.bare },
    candidate: { name: 'case-api', measured: measured.ours },
  });
});

async function start(side: 'bare' | 'ours'): Promise<Server> {
  const script = join(__dirname, 'httpServer.mjs');
  // Neither side sees Vitest's variables, so both run the built packages as in production.
  const env = { TZ: 'UTC', NODE_ENV: 'production' };
  const process = fork(script, [side, AGENCY, USER], {
    execArgv: [],
    env,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [{ port }] = (await once(process, 'message')) as [{ port: number }];
  return { process, port };
}

/** Sends the commands of a round and returns the microseconds that each cost the server. */
async function cpuPerCommand(server: Server): Promise<number> {
  const before = await usageOf(server);
  let next = 0;
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (next++ < COMMANDS) expect(await send(server.port)).toBe(201);
    }),
  );
  const after = await usageOf(server);
  expect(after.answered - before.answered).toBe(COMMANDS);
  return (after.cpu - before.cpu) / COMMANDS;
}

async function usageOf({ process }: Server): Promise<Usage> {
  const told = once(process, 'message');
  process.send('usage');
  return ((await told) as [Usage])[0];
}

function send(port: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(BODY),
      'idempotency-key': randomUUID(),
      cookie: `yishen_session=${TOKEN}`,
    };
    const path = `/api/agencies/${AGENCY}/requests`;
    const sent = request({ agent, port, host: '127.0.0.1', method: 'POST', path, headers }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode));
    });
    sent.on('error', reject);
    sent.end(BODY);
  });
}
const TOKEN = 'a'.repeat(43);
