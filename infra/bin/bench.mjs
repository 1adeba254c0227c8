#!/usr/bin/env node
import { spawn } from 'node:child_process';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { setUp } from '../local/setup.mjs';
import { main, say } from '../local/steps.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

// What `report` of test/bench/ratio.ts prints: name: …, ratio …, goal …: met (…).
function figureOf(line) {
  const [measured = '', rest = ''] = line.split(', ratio ');
  const [ratio, bound = ''] = rest.split(', goal ');
  const [goal, said = ''] = bound.split(': ');
  const verdict = ['met', 'NOT MET'].find((word) => said.startsWith(word));
  return verdict && { name: measured.split(': ', 1)[0], ratio, goal, verdict };
}

// The goals of speed are P1 to P19.
const GOALS = Array.from({ length: 19 }, (_, at) => `P${at + 1}`);

const load = () => loadavg()[0].toFixed(1);

function whereAndWhen() {
  const [core] = cpus();
  const machine = `${availableParallelism()} cores (${core?.model.trim()}), Node ${process.version}`;
  return `${new Date().toISOString().slice(0, 10)}, ${machine}, load average ${load()} at the start`;
}

/** npm run bench [-- file or -t name]: every measured comparison as it comes, and all of them in a table at the end. */
await main(async () => {
  await setUp({ root, testServer: true });
  const begun = whereAndWhen();
  const vitest = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--config', 'vitest.bench.config.mts'];
  const options = { cwd: root, env: { ...process.env, NO_COLOR: '1' }, stdio: ['ignore', 'pipe', 'inherit'] };
  const child = spawn(process.execPath, [...vitest, ...process.argv.slice(2)], options);
  for (const name of ['SIGINT', 'SIGTERM']) process.on(name, () => child.kill(name));
  const figures = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    say(line);
    const figure = figureOf(line.trim());
    if (figure) figures.push(figure);
  });
  const code = await new Promise((resolve) => child.once('close', (status) => resolve(status ?? 1)));
  const width = Math.max(4, ...figures.map(({ name }) => name.length));
  say(`\n${'goal'.padEnd(width)}  ratio    wanted    verdict`);
  for (const { name, ratio, goal, verdict } of figures) {
    say(`${name.padEnd(width)}  ${ratio.padEnd(7)}  ${goal.padEnd(8)}  ${verdict}`);
  }
  const missing = GOALS.filter((goal) => !figures.some(({ name }) => name.split(' ', 1)[0] === goal));
  if (missing.length > 0) say(`Not measured in this run: ${missing.join(', ')}.`);
  say(
    `Figures of this machine and this day: ${begun}, ${load()} at the end. Compare ratios, not figures, with another day's.`,
  );
  return code;
});
