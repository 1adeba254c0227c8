#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, installPackages } from '../local/build.mjs';
import { main, sayTo } from '../local/steps.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const cli = join(root, 'apps', 'cli', 'dist', 'main.js');

if (!existsSync(cli) || !existsSync(join(root, 'node_modules', '.yishen-build'))) {
  // stdout is the command's answer, and may be read by a program.
  sayTo(process.stderr);
  await main(async () => {
    await installPackages(root);
    await build(root);
  });
}
if (!process.exitCode) createRequire(import.meta.url)(cli);
