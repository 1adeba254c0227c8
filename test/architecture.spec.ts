import { readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = join(__dirname, '..');

interface Row {
  /** Our packages that it may import, by folder name. */
  readonly ours: readonly string[];
  /** Outside packages that it may import; a trailing `*` marks a prefix. */
  readonly outside: readonly string[];
}

// Read from the table "The parts" in docs/architecture.md, so that there is only one table.
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

// The packages that tests may import besides those of their row.
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

describe('the table of allowed imports', () => {
  it('has a row for every package of the repository', () => {
    const folders = ['libs', 'apps'].flatMap((group) =>
      readdirSync(join(root, group)).map((name) => `${group}/${name}`),
    );
    expect([...folders, 'workflows'].sort()).toEqual(Object.keys(TABLE).sort());
  });

  it.each(Object.entries(TABLE))('allows every import of %s', (folder, row) => {
    const forbidden = importsOf(folder).filter((one) => !isAllowed(row, folder, one));
    expect(forbidden.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
  });

  it.each(Object.entries(TABLE))(
    'names our packages that %s imports, and its package.json declares exactly them',
    (folder, row) => {
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
    },
  );
});

describe('circular imports', () => {
  // Imports of types count too: such a circle shows that a type is in the wrong file.
  it.each([...Object.keys(TABLE), 'test'])('do not exist in %s', (folder) => {
    const files = new Set(sourceFiles(join(root, folder)));
    const imports = new Map([...files].map((file) => [file, importedFiles(file, files)]));
    expect(circlesIn(imports).map((circle) => circle.map((file) => relative(root, file)).sort())).toEqual([]);
  });

  it('are found by this test, also through types and several files', () => {
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

/** Finds groups of files that import each other in a circle (Tarjan: strongly connected components of more than one). */
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

describe('file names', () => {
  it('say what the file holds, never utils, helpers, common or types', () => {
    const files = Object.keys(TABLE).flatMap((folder) => sourceFiles(join(root, folder, 'src')));
    expect(files.filter((path) => /(^|[./])(utils?|helpers?|common|types)\.tsx?$/i.test(path))).toEqual([]);
  });
});

const CASTS_OVER_UNKNOWN = 58;

describe('the source code', () => {
  const pure = ['libs/domain', 'libs/statute', 'libs/calendar', 'libs/annual-report', 'workflows'];

  it.each(pure)('of %s never reads the system time', (folder) => {
    const readers = sourceFiles(join(root, folder, 'src'))
      .filter((path) => !/\.(spec|contract)\.ts$/.test(path) && !path.includes(`${sep}testing`))
      .filter((path) => /new Date\(\)|performance\.now\(|process\.hrtime/.test(readFileSync(path, 'utf8')));
    expect(readers.map((path) => relative(root, path))).toEqual([]);
  });

  it('reads the environment only in libs/configuration', () => {
    const readers = Object.keys(TABLE)
      .filter((folder) => folder !== 'libs/configuration')
      .flatMap((folder) => sourceFiles(join(root, folder, 'src')))
      .filter((path) => !/\.(spec|contract)\.tsx?$/.test(path) && !path.includes(`${sep}testing`))
      .filter((path) => /process\.env|env } = process/.test(readFileSync(path, 'utf8')));
    expect(readers.map((path) => relative(root, path))).toEqual([]);
  });

  it('names the topic in one place only', () => {
    const files = ['libs', 'apps', 'workflows', 'infra']
      .flatMap((folder) => sourceFiles(join(root, folder)))
      .filter((path) => !path.endsWith('.spec.ts'))
      .filter((path) => readFileSync(path, 'utf8').includes("'yishen.events.v1'"));
    expect(files.map((path) => relative(root, path))).toEqual(['libs/configuration/src/variables.ts']);
  });

  it('names neither a registry nor a path of a machine', () => {
    const files = ['libs', 'apps', 'workflows', 'infra', 'test']
      .flatMap((folder) => sourceFiles(join(root, folder)))
      .filter((path) => !path.endsWith('architecture.spec.ts'));
    const named = files.filter((path) =>
      /['"`\s(=](\/work\/|\/root\/)|registry\.npmjs|repo1\.maven|proxy\.golang/.test(readFileSync(path, 'utf8')),
    );
    expect(named.map((path) => relative(root, path))).toEqual([]);
  });

  // Nothing checks a cast over `unknown`, so their number may only fall.
  it('has no more casts over unknown than before', () => {
    const casts = Object.keys(TABLE)
      .flatMap((folder) => sourceFiles(join(root, folder, 'src')))
      .filter((path) => !/\.(spec|contract)\.tsx?$/.test(path) && !path.includes(`${sep}testing`))
      .flatMap((path) => readFileSync(path, 'utf8').match(/\bas unknown as\b/g) ?? []);
    expect(casts.length).toBeLessThanOrEqual(CASTS_OVER_UNKNOWN);
  });

  it('has a lock file that names no host', () => {
    expect(readFileSync(join(root, 'package-lock.json'), 'utf8')).not.toMatch(/"resolved": "https?:/);
  });
});
