import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { mkdtemp, readFile, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { prepareNode } from '../../infra/local/otherNode.mjs';
import { removePostgres } from '../../infra/local/postgres.mjs';
import { freePort } from '../../infra/local/process.mjs';
import { readRecord } from '../../infra/local/record.mjs';
import { doMainJob } from '../support/mainJob';
import { until } from '../support/until';

const VERSION = '24.22.3';
const root = resolve(__dirname, '..', '..');
const isHere = process.platform === 'linux' && process.arch === 'x64';

let varDir: string;

/** Runs what `npm start` runs, with everything that is Node.js in it of this version. */
async function start() {
  const node = await prepareNode(VERSION);
  varDir = await mkdtemp(join(tmpdir(), 'yishen-node24-'));
  const path = [dirname(node), process.env['PATH']].join(delimiter);
  const env: NodeJS.ProcessEnv = { ...process.env, PATH: path };
  for (const name of Object.keys(env))
    if (/^(?:VITEST|NODE_(?:ENV|OPTIONS|V8_COVERAGE)$|npm_|TEST$)/.test(name)) delete env[name];
  const said = openSync(join(varDir, 'start.log'), 'a');
  const args = [join(root, 'infra/bin/start.mjs'), '--var', varDir, '--http-port', String(await freePort())];
  const launcher = spawn(node, args, { cwd: root, env, stdio: ['ignore', said, said] });
  const started = async (): Promise<string | undefined> => {
    if (launcher.exitCode !== null) throw new Error(await readFile(join(varDir, 'start.log'), 'utf8'));
    const record = readRecord(varDir);
    return record?.ready ? record.http : undefined;
  };
  return { http: await until('the system to run under Node.js 24', started, 300_000), close: () => stop(launcher) };
}

async function stop(launcher: ChildProcess): Promise<void> {
  const ended = once(launcher, 'exit');
  launcher.kill('SIGINT');
  await ended;
  await removePostgres(join(varDir, 'postgres'));
  await rm(varDir, { recursive: true, force: true });
}

describe.skipIf(!isHere)('the main job on a system that was started under Node.js 24', () => {
  doMainJob({ open: start, pictures: 'test-screenshots-node24' });

  it('was done by processes of that version', async () => {
    const children = readRecord(varDir)?.children ?? {};
    for (const name of ['case-api', 'worker', 'projector']) {
      const program = await readlink(`/proc/${children[name]?.pid}/exe`);
      expect([name, program]).toEqual([name, await prepareNode(VERSION)]);
    }
  });
});
