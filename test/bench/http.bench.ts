import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { dependencies } from '../../apps/case-api/package.json';
import { prepareNode } from '../../infra/local/otherNode.mjs';
import { alternating, report } from './ratio';

// P6 of goals.md: the CPU of the server's process without the client's, under this Node.js and under 24; a separate round warms
// up each server. Nest over Fastify with nothing of ours is measured beside it: what is built on them cannot cost less.
const ROUNDS = 9;
const COMMANDS = 5_000;
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

const SIDES = ['bare', 'frame', 'ours'] as const;
const isLinux = process.platform === 'linux' && process.arch === 'x64';
const started: Server[] = [];
const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });

afterAll(async () => {
  agent.destroy();
  for (const { process } of started) {
    const gone = once(process, 'exit');
    process.disconnect();
    await gone;
  }
});

describe.each([
  { version: process.version.slice(1), runs: true, program: () => process.execPath },
  { version: '24.22.3', runs: isLinux, program: () => prepareNode('24.22.3') },
])('under Node.js $version', ({ version, runs, program }) => {
  it.skipIf(!runs)('P6 server CPU per HTTP command', async () => {
    const node = await program();
    const [bare, frame, ours] = await Promise.all(SIDES.map((side) => start(node, side)));
    if (!bare || !frame || !ours) throw new Error('a server did not start');
    const { '@nestjs/core': nest, fastify, zod } = dependencies;
    console.log(`Node ${version}; Nest ${nest}, Fastify ${fastify}, zod ${zod}; a body of ${BODY.length} characters`);
    const measured = await alternating(ROUNDS, {
      bare: () => cpuPerCommand(bare),
      frame: () => cpuPerCommand(frame),
      ours: () => cpuPerCommand(ours),
    });
    const name = `P6 server CPU per HTTP command, Node ${version}`;
    const against = { unit: 'µs', goal: { most: 2.5 }, baseline: { name: 'node:http', measured: measured.bare } };
    report({ ...against, name, candidate: { name: 'case-api', measured: measured.ours } });
    report({
      ...against,
      name: `${name}, the bound`,
      candidate: { name: 'Nest over Fastify', measured: measured.frame },
    });
  });
});

async function start(node: string, side: (typeof SIDES)[number]): Promise<Server> {
  const script = join(__dirname, 'httpServer.mjs');
  // No side sees Vitest's variables, so all run the built packages as in production.
  const env = { TZ: 'UTC', NODE_ENV: 'production' };
  const process = fork(script, [side, AGENCY, USER], {
    execPath: node,
    execArgv: [],
    env,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  // Without it the wait for a server that ended at its start never ends.
  const ended = once(process, 'exit').then(() => Promise.reject(new Error(`the server of ${side} ended at its start`)));
  const [{ port }] = (await Promise.race([once(process, 'message'), ended])) as [{ port: number }];
  ended.catch(() => undefined);
  const server = { process, port };
  started.push(server);
  return server;
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
