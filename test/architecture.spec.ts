import { readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = join(__dirname, '..');

interface Row {
  /** Packages of ours it may import, by folder name. */
  readonly ours: readonly string[];
  /** Packages from outside it may import; a trailing `*` is a prefix. */
  readonly outside: readonly string[];
}

// The table of docs/architecture.md, "The parts": the only one.
const TABLE: Readonly<Record<string, Row>> = Object.fromEntries(
  [
    ...readFileSync(join(root, 'docs/architecture.md'), 'utf8').matchAll(
      /^\| `([^`]+)` \|[^|]*\|([^|]*)\|([^|]*)\|$/gm,
    ),
  ].map(([, place = '', ours = '', outside = '']) => [place, { ours: namesIn(ours), outside: namesIn(outside) }]),
);

function namesIn(cell: string): readonly string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
}

// What tests need besides their package's row.
const TEST_ONLY = [
  'vitest',
  'fast-check',
  'fflate',
  'pdfjs-dist',
  '@temporalio/*',
  'pg',
  'node:*',
  'typescript',
  'playwright-core',
  'protobufjs',
  'kafkajs',
  'lunar-typescript',
];

interface Import {
  readonly file: string;
  readonly target: string;
  readonly isTest: boolean;
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return name === 'node_modules' || name === 'dist' ? [] : sourceFiles(path);
    return /\.(ts|tsx|mts)$/.test(name) && !name.endsWith('.d.ts') ? [path] : [];
  });
}

function importsOf(packageFolder: string): Import[] {
  return sourceFiles(join(root, packageFolder, 'src')).flatMap((path) =>
    ts.preProcessFile(readFileSync(path, 'utf8'), true, true).importedFiles.map(({ fileName }) => ({
      file: relative(root, path),
      target: fileName,
      isTest:
        /\.(spec|contract)\.tsx?$/.test(path) || path.includes(`${sep}testing`) || path.includes(`${sep}test${sep}`),
    })),
  );
}

const matches = (pattern: string, target: string): boolean =>
  pattern.endsWith('*')
    ? target.startsWith(pattern.slice(0, -1))
    : target === pattern || target.startsWith(`${pattern}/`);

function isAllowed(row: Row, packageFolder: string, { file, target, isTest }: Import): boolean {
  if (target.startsWith('.')) {
    const inside = join(root, packageFolder);
    return isTest || join(root, dirname(file), target).startsWith(inside + sep);
  }
  const ours = /^@yishen\/([^/]+)/.exec(target)?.[1];
  if (ours) return isTest || row.ours.includes(ours);
  const outside = isTest ? [...row.outside, ...TEST_ONLY] : row.outside;
  return outside.some((pattern) => matches(pattern, target));
}

describe('who may import whom', () => {
  it('every package of the repository has a row in the table', () => {
    const folders = ['libs', 'apps'].flatMap((group) =>
      readdirSync(join(root, group)).map((name) => `${group}/${name}`),
    );
    expect([...folders, 'workflows'].sort()).toEqual(Object.keys(TABLE).sort());
  });

  it.each(Object.entries(TABLE))('%s imports only what its row allows', (folder, row) => {
    const forbidden = importsOf(folder).filter((one) => !isAllowed(row, folder, one));
    expect(forbidden.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
  });

  it.each(Object.entries(TABLE))('%s declares exactly the packages of ours that it imports', (folder, row) => {
    const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as {
      dependencies?: Record<string, string>;
    };
    const declared = Object.keys(manifest.dependencies ?? {}).flatMap(
      (name) => /^@yishen\/(.+)$/.exec(name)?.[1] ?? [],
    );
    const imported = importsOf(folder)
      .filter(({ isTest }) => !isTest)
      .flatMap(({ target }) => /^@yishen\/([^/]+)/.exec(target)?.[1] ?? []);
    expect(new Set(declared)).toEqual(new Set(imported));
    expect(declared.filter((name) => !row.ours.includes(name))).toEqual([]);
  });
});

describe('import circles', () => {
  // A circle of types is one too: it closes through a type that stands in the wrong file.
  it.each([...Object.keys(TABLE), 'test'])('%s has none', (folder) => {
    const files = new Set(sourceFiles(join(root, folder)));
    const imports = new Map([...files].map((file) => [file, importedFiles(file, files)]));
    expect(circlesIn(imports).map((circle) => circle.map((file) => relative(root, file)).sort())).toEqual([]);
  });

  it('are found, also through types and several files', () => {
    const circle = ['a', 'b', 'c'];
    expect(
      circlesIn(
        new Map([
          ['a', ['b']],
          ['b', ['c', 'd']],
          ['c', ['a']],
          ['d', []],
        ]),
      ).map((one) => one.sort()),
    ).toEqual([circle]);
  });
});

function importedFiles(file: string, files: ReadonlySet<string>): readonly string[] {
  return ts.preProcessFile(readFileSync(file, 'utf8'), true, true).importedFiles.flatMap(({ fileName }) => {
    if (!fileName.startsWith('.')) return [];
    const path = join(dirname(file), fileName);
    return [path, `${path}.ts`, `${path}.tsx`, join(path, 'index.ts')].filter((one) => files.has(one)).slice(0, 1);
  });
}

/** The groups of files that lead back to themselves (Tarjan: strongly connected components of more than one). */
function circlesIn(imports: ReadonlyMap<string, readonly string[]>): string[][] {
  const [index, low] = [new Map<string, number>(), new Map<string, number>()];
  const [path, circles]: [string[], string[][]] = [[], []];
  const visit = (file: string): void => {
    index.set(file, index.size);
    low.set(file, index.get(file)!);
    path.push(file);
    for (const next of imports.get(file) ?? []) {
      if (!index.has(next)) visit(next);
      if (path.includes(next)) low.set(file, Math.min(low.get(file)!, low.get(next)!));
    }
    if (low.get(file) !== index.get(file)) return;
    const circle = path.splice(path.indexOf(file));
    if (circle.length > 1) circles.push(circle);
  };
  for (const file of imports.keys()) if (!index.has(file)) visit(file);
  return circles;
}

describe('names', () => {
  it('no file is named for nothing: utils, helpers, common, types', () => {
    const files = Object.keys(TABLE).flatMap((folder) => sourceFiles(join(root, folder, 'src')));
    expect(files.filter((path) => /(^|[./])(utils?|helpers?|common|types)\.tsx?$/i.test(path))).toEqual([]);
  });
});

const CASTS_OVER_UNKNOWN = 58;

describe('what code must not do', () => {
  const pure = ['libs/domain', 'libs/statute', 'libs/calendar', 'libs/annual-report', 'workflows'];

  it.each(pure)('%s never reads the system time', (folder) => {
    const readers = sourceFiles(join(root, folder, 'src'))
      .filter((path) => !/\.(spec|contract)\.ts$/.test(path) && !path.includes(`${sep}testing`))
      .filter((path) => /new Date\(\)|performance\.now\(|process\.hrtime/.test(readFileSync(path, 'utf8')));
    expect(readers.map((path) => relative(root, path))).toEqual([]);
  });

  it('nothing but libs/configuration reads the environment', () => {
    const readers = Object.keys(TABLE)
      .filter((folder) => folder !== 'libs/configuration')
      .flatMap((folder) => sourceFiles(join(root, folder, 'src')))
      .filter((path) => !/\.(spec|contract)\.tsx?$/.test(path) && !path.includes(`${sep}testing`))
      .filter((path) => /process\.env|env } = process/.test(readFileSync(path, 'utf8')));
    expect(readers.map((path) => relative(root, path))).toEqual([]);
  });

  it('the topic is named in one place', () => {
    const files = ['libs', 'apps', 'workflows', 'infra']
      .flatMap((folder) => sourceFiles(join(root, folder)))
      .filter((path) => !path.endsWith('.spec.ts'))
      .filter((path) => readFileSync(path, 'utf8').includes("'yishen.events.v1'"));
    expect(files.map((path) => relative(root, path))).toEqual(['libs/configuration/src/variables.ts']);
  });

  it('no file names a registry or a path of a machine', () => {
    const files = ['libs', 'apps', 'workflows', 'infra', 'test']
      .flatMap((folder) => sourceFiles(join(root, folder)))
      .filter((path) => !path.endsWith('architecture.spec.ts'));
    const named = files.filter((path) =>
      /['"`\s(=](\/work\/|\/root\/)|registry\.npmjs|repo1\.maven|proxy\.golang/.test(readFileSync(path, 'utf8')),
    );
    expect(named.map((path) => relative(root, path))).toEqual([]);
  });

  // A cast over `unknown` is a promise that no check keeps. There may be fewer, never more.
  it('there are no more casts over unknown than there were', () => {
    const casts = Object.keys(TABLE)
      .flatMap((folder) => sourceFiles(join(root, folder, 'src')))
      .filter((path) => !/\.(spec|contract)\.tsx?$/.test(path) && !path.includes(`${sep}testing`))
      .flatMap((path) => readFileSync(path, 'utf8').match(/\bas unknown as\b/g) ?? []);
    expect(casts.length).toBeLessThanOrEqual(CASTS_OVER_UNKNOWN);
  });

  it('the lock file names no host', () => {
    expect(readFileSync(join(root, 'package-lock.json'), 'utf8')).not.toMatch(/"resolved": "https?:/);
  });
});
