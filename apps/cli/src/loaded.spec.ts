import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

// The program as it was built, in a process of its own: what this run has loaded is not there.
const MAIN = join(__dirname, '../dist/main.js');
const TELL_LOADED = `data:text/javascript,${encodeURIComponent(`
import Module from 'node:module';
process.on('exit', () => process.stderr.write(JSON.stringify(Object.keys(Module._cache))));`)}`;

/** The packages that a command line loads, and our own libraries as `libs/…`. */
function packagesOf(...args: readonly string[]): readonly string[] {
  const { stderr } = spawnSync(process.execPath, ['--import', TELL_LOADED, MAIN, ...args], { encoding: 'utf8' });
  const files = JSON.parse(stderr.slice(stderr.indexOf('["'))) as string[];
  const found = files.flatMap((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)|(libs\/[^/]+)/.exec(file)?.slice(1) ?? []);
  return [...new Set(found.filter(Boolean))].sort();
}

describe('what a command loads', () => {
  it('is for `due` the calendar and the words', () => {
    const packages = packagesOf('due', '--from', '2026-02-13', '--working-days', '20');
    expect(packages).toEqual(['chinese-days', 'commander', 'libs/calendar', 'libs/catalogue']);
  });

  it('is for the version nothing more', () => {
    expect(packagesOf('--version')).toEqual(['chinese-days', 'commander', 'libs/calendar', 'libs/catalogue']);
  });

  it('is for `verify` what reads the environment, and no database: another program looks at that', () => {
    const packages = packagesOf('verify', '--help');
    expect(packages).toContain('zod');
    expect(packages).not.toContain('pg');
  });

  it('is all of it for the help, so that this list would show what a command must not load', () => {
    const packages = packagesOf('--help');
    expect(packages).toEqual(expect.arrayContaining(['typeorm', 'pg', 'kafkajs', 'zod', 'libs/rendering']));
  });
});
