#!/usr/bin/env node
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { watchNpm } from '../local/process.mjs';
import { setUp } from '../local/setup.mjs';
import { main, say } from '../local/steps.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

await main(async () => {
  const args = process.argv.slice(2);
  await setUp({ root, testServer: true, browser: true });
  const folder = mkdtempSync(join(tmpdir(), 'yishen-counts-'));
  const counts = join(folder, 'counts.json');
  const reporter = join(root, 'infra', 'local', 'countReporter.mjs');
  const vitest = [
    join(root, 'node_modules', 'vitest', 'vitest.mjs'),
    'run',
    '--reporter=default',
    `--reporter=${reporter}`,
  ];
  const env = { ...process.env, YISHEN_TEST_COUNTS: counts };
  const child = spawn(process.execPath, [...vitest, ...args], {
    cwd: root,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  for (const name of ['SIGINT', 'SIGTERM']) process.on(name, () => child.kill(name));
  watchNpm(() => child.kill('SIGTERM'));
  const code = await new Promise((resolve) => child.once('close', (status) => resolve(status ?? 1)));
  const { passed, failed, skipped, slowest } = readCounts(counts);
  rmSync(folder, { recursive: true, force: true });
  // A run that ended badly without a failed test to show for it still failed.
  const shown = code !== 0 && failed === 0 ? 1 : failed;
  say('The slowest files:');
  for (const { file, seconds } of slowest) say(`${seconds.toFixed(1).padStart(8)} s  ${file}`);
  say(`${passed} passed, ${shown} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  return shown > 0 ? 1 : code;
});

function readCounts(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 1, skipped: 0, slowest: [] };
  }
}
