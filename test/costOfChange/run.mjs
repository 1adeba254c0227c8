#!/usr/bin/env node
// Proves what docs/contributors.md promises: each example, applied to a copy of the tree, compiles and its specs are green;
// without any one of its files something is red. It prints change, files and goal.
import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { apply, changedText } from './change.mjs';
import { EXAMPLES, GENERATED_TYPES } from './examples.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const only = process.argv.slice(2).join(' ');
const copy = mkdtempSync(join(tmpdir(), 'yishen-cost-'));
process.on('exit', () => rmSync(copy, { recursive: true, force: true }));

copyTree();
const rows = EXAMPLES.filter(({ name }) => name.includes(only)).map(prove);
console.log('\n| change | files | goal | |\n|---|---|---|---|');
for (const { name, files, goal, faults } of rows) {
  const verdict = faults.length > 0 ? 'not proved' : goal === null ? '' : files <= goal ? 'met' : 'missed';
  console.log(`| ${name} | ${files} | ${goal ?? '—'} | ${verdict} |`);
}
const faults = rows.flatMap(({ name, goal, files, faults: own }) => [
  ...own.map((fault) => `${name}: ${fault}`),
  ...(goal !== null && files > goal ? [`${name}: ${files} files, ${goal} promised`] : []),
]);
for (const fault of faults) console.log(`fault: ${fault}`);
console.log(
  `${rows.length - new Set(faults.map((fault) => fault.split(':')[0])).size} passed, ${faults.length} failed`,
);
process.exitCode = faults.length === 0 ? 0 : 1;

// The files of the tree with what was built, and packages of the copy's own: a link to ours would lead back here.
function copyTree() {
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  for (const file of files.split('\0').filter(Boolean)) {
    if (!existsSync(join(root, file))) continue;
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    cpSync(join(root, file), join(copy, file), { preserveTimestamps: true });
  }
  for (const group of ['libs', 'apps', '.']) {
    for (const name of readdirSync(join(root, group))) {
      const dist = join(group, name, 'dist');
      const own = join(group, name, 'node_modules');
      if (!existsSync(join(copy, group, name))) continue;
      if (existsSync(join(root, dist)))
        cpSync(join(root, dist), join(copy, dist), { recursive: true, preserveTimestamps: true });
      if (group !== '.' && existsSync(join(root, own))) symlinkSync(join(root, own), join(copy, own));
    }
  }
  const packages = join(copy, 'node_modules');
  mkdirSync(join(packages, '@yishen'), { recursive: true });
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (name !== '@yishen') symlinkSync(join(root, 'node_modules', name), join(packages, name));
  }
  for (const group of ['libs', 'apps', '.']) {
    for (const name of group === '.' ? ['workflows'] : readdirSync(join(copy, group))) {
      if (lstatSync(join(copy, group, name)).isDirectory()) {
        symlinkSync(join('..', '..', group, name), join(packages, '@yishen', name));
      }
    }
  }
}

function prove({ name, goal, compile, specs, edits, generated = [], forgotten = {}, unguarded = [] }) {
  console.log(`== ${name}`);
  const files = Object.keys(edits);
  const own = [];
  const expect = (what, isRed, shouldBeRed) => {
    console.log(`   ${what}: ${isRed ? 'red' : 'green'}`);
    if (isRed !== shouldBeRed) own.push(`${what} is ${isRed ? 'red' : 'green'}`);
  };
  apply(copy, root, edits);
  expect('with every step', isRed(compile, specs, true), false);
  for (const file of files) {
    takeBack(file);
    const open = unguarded.includes(file) ? ' (no check finds it yet)' : '';
    expect(`without ${file}${open}`, isRed(compile, specs, false), open === '');
    writeFileSync(join(copy, file), changedText(root, file, edits[file]));
  }
  for (const [file, parts] of Object.entries(forgotten)) {
    const whole = changedText(root, file, edits[file]);
    for (const part of parts) {
      if (!whole.includes(part)) throw new Error(`${file} has no ${part}`);
      writeFileSync(join(copy, file), whole.replace(part, ''));
      expect(`without ${part.trim().slice(0, 60)}`, compileFails(compile.slice(0, 1)), true);
    }
    writeFileSync(join(copy, file), whole);
  }
  for (const file of files) takeBack(file);
  for (const file of generated) takeBack(file);
  return { name, goal, files: files.length, faults: own };
}

function takeBack(file) {
  rmSync(join(copy, file), { force: true });
  if (existsSync(join(root, file))) cpSync(join(root, file), join(copy, file));
}

function isRed(compile, specs, update) {
  return (
    compileFails(compile) ||
    !run('node_modules/vitest/vitest.mjs', ['run', '--project', 'specs', ...specs, ...(update ? ['--update'] : [])])
  );
}

function compileFails(projects) {
  return projects.some((project) => {
    if (project === GENERATED_TYPES) return !generateTypes();
    return !run('node_modules/typescript/bin/tsc', [project === 'apps/console' ? '-p' : '-b', project]);
  });
}

// As `npm run build` does: the document from the routes that were compiled, the console's types from the document.
function generateTypes() {
  const document = 'apps/case-api/openapi.json';
  return (
    run('apps/case-api/dist/openapi.main.js', []) &&
    run('node_modules/openapi-typescript/bin/cli.js', [document, '-o', GENERATED_TYPES])
  );
}

function run(program, args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(copy, program), ...args], {
    cwd: copy,
    encoding: 'utf8',
    env: { ...process.env, CI: '1' },
  });
  if (process.env.YISHEN_COST_VERBOSE && status !== 0) console.log(stdout.slice(-3000), stderr.slice(-1000));
  return status === 0;
}
