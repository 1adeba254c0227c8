#!/usr/bin/env node
// Runs the full form: 2,000 commands, every process killed several times. `npm test` runs the short form.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { setUp } from '../../infra/local/setup.mjs';
import { main } from '../../infra/local/steps.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const { values } = parseArgs({
  options: {
    commands: { type: 'string', default: '2000' },
    rounds: { type: 'string', default: '5' },
    seed: { type: 'string' },
  },
});

await main(async () => {
  await setUp({ root, testServer: true });
  const env = { ...process.env, YISHEN_FAULTS_COMMANDS: values.commands, YISHEN_FAULTS_ROUNDS: values.rounds };
  if (values.seed !== undefined) env.YISHEN_FAULTS_SEED = values.seed;
  const vitest = [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', '--project', 'system', 'test/faults'];
  const child = spawn(process.execPath, vitest, { cwd: root, env, stdio: 'inherit' });
  for (const name of ['SIGINT', 'SIGTERM']) process.on(name, () => child.kill(name));
  return new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)));
});
