#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = dirname(dirname(fileURLToPath(import.meta.url)));
const root = dirname(dirname(folder));
const cli = join(folder, 'dist', 'main.js');

if (!existsSync(cli) || !existsSync(join(root, 'node_modules', '.yishen-build'))) await buildFirst();
if (!process.exitCode) createRequire(import.meta.url)(cli);

async function buildFirst() {
  const { main, sayTo } = await import('../../../infra/local/steps.mjs');
  const { build, installPackages } = await import('../../../infra/local/build.mjs');
  // stdout is the command's answer, and may be read by a program.
  sayTo(process.stderr);
  await main(async () => {
    await installPackages(root);
    await build(root);
  });
}
