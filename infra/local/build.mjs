import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { withLock } from './cache.mjs';
import { run, step } from './steps.mjs';
import { requireTools } from './tools.mjs';

const BUILT = ['apps', 'libs', 'workflows'];
const SKIPPED = new Set(['node_modules', 'dist', 'coverage']);

/**
 * Installs the npm packages when the lock file is not the one that was installed.
 * @param {string} root
 */
export async function installPackages(root) {
  const lock = await digestOf(join(root, 'package-lock.json'));
  const stamp = join(root, 'node_modules', '.yishen-lock');
  const current = async () => (await readFile(stamp, 'utf8').catch(() => '')) === lock;
  if (await current()) return;
  requireTools(['npm']);
  await withLock(join(root, '.yishen-install.lock'), async () => {
    if (await current()) return;
    if (await installedAlready(root)) {
      await writeFile(stamp, lock);
      return;
    }
    await step('npm packages', () => run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root }));
    await writeFile(stamp, lock);
  });
}

/** Someone ran `npm ci` or `npm install` himself: npm keeps the tree it made beside the packages. */
async function installedAlready(root) {
  const read = (file) => readFile(file, 'utf8').then(JSON.parse, () => undefined);
  const wanted = await read(join(root, 'package-lock.json'));
  const made = await read(join(root, 'node_modules', '.package-lock.json'));
  // npx runs the command by this link.
  if (!made || !existsSync(join(root, 'node_modules', '.bin', 'yishen'))) return false;
  const missing = Object.entries(wanted.packages).filter(([path, entry]) => {
    if (!path.startsWith('node_modules/') || entry.link) return false;
    const found = made.packages[path];
    return found ? found.version !== entry.version : !entry.optional;
  });
  return missing.length === 0;
}

/** Whether the npm packages are those of the lock file. */
export async function hasPackages(root) {
  const stamp = await readFile(join(root, 'node_modules', '.yishen-lock'), 'utf8').catch(() => '');
  return stamp === (await digestOf(join(root, 'package-lock.json'))) || (await installedAlready(root));
}

/**
 * Builds the packages, the workflow bundle and the console when a source is not the one that was built.
 * @param {string} root
 * @param {{ anew?: boolean }} [options] `anew` builds whatever was built
 */
export async function build(root, { anew = false } = {}) {
  const stampFile = join(root, 'node_modules', '.yishen-build');
  const built = async () => {
    const stamp = JSON.parse(await readFile(stampFile, 'utf8').catch(() => '{}'));
    const whole = ['apps/cli/dist/main.js', 'apps/console/dist/index.html', 'libs/domain/dist/index.js'];
    return stamp.sources === (await digestOfSources(root)) && whole.every((file) => existsSync(join(root, file)));
  };
  if (!anew && (await built())) return;
  await withLock(join(root, 'node_modules', '.yishen-build.lock'), async () => {
    if (!anew && (await built())) return;
    const sources = await digestOfSources(root);
    await rm(stampFile, { force: true });
    const node = (...args) => run(process.execPath, args, { cwd: root });
    await Promise.all([
      step('Compiling TypeScript', () => node('node_modules/typescript/bin/tsc', '-b')).then(() =>
        step('Workflow bundle', () => node('apps/worker/scripts/bundleWorkflows.mjs')),
      ),
      step('Console', () => node('node_modules/vite/bin/vite.js', 'build', 'apps/console', '--logLevel', 'error')),
    ]);
    await writeFile(stampFile, JSON.stringify({ sources }));
  });
}

async function digestOf(file) {
  return createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
}

async function digestOfSources(root) {
  const hash = createHash('sha256');
  for (const name of ['package-lock.json', 'tsconfig.json']) hash.update(await readFile(join(root, name)));
  for (const folder of BUILT) {
    for (const file of await filesBelow(join(root, folder))) {
      hash
        .update(relative(root, file))
        .update('\0')
        .update(await readFile(file))
        .update('\0');
    }
  }
  return hash.digest('hex');
}

async function filesBelow(folder) {
  const found = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (SKIPPED.has(entry.name) || entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) found.push(...(await filesBelow(path)));
    else if (!/\.spec\.tsx?$/.test(entry.name)) found.push(path);
  }
  return found.sort();
}
