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

const NEST = ['@nestjs/*', 'reflect-metadata', 'rxjs'];
const APP_LIBS = ['calendar', 'statute', 'domain', 'annual-report', 'catalogue'];

// Who may import whom (docs/architecture.md, "The parts"). A row that grows is a decision, not an accident.
const TABLE: Readonly<Record<string, Row>> = {
  // The codes of refusals stand in the catalogue; those who refuse import their types.
  'libs/calendar': { ours: ['catalogue'], outside: ['chinese-days'] },
  'libs/statute': { ours: ['calendar'], outside: [] },
  'libs/domain': { ours: ['calendar', 'statute', 'catalogue'], outside: [] },
  'libs/annual-report': { ours: ['calendar', 'statute', 'domain'], outside: [] },
  'libs/catalogue': { ours: [], outside: [] },
  'libs/rendering': {
    ours: ['calendar', 'statute', 'annual-report'],
    // node: the fonts of the PDF are files of their packages.
    outside: [
      'docx',
      'fflate',
      'pdfkit',
      'fontkit',
      'write-excel-file',
      'subset-font',
      'node:fs',
      'node:module',
      'node:path',
    ],
  },
  'libs/report-reading': {
    ours: ['calendar', 'statute', 'annual-report'],
    outside: ['parse5', '@xmldom/xmldom', 'fflate', '@e965/xlsx'],
  },
  'libs/heavy-jobs': {
    ours: ['calendar', 'annual-report', 'rendering', 'report-reading'],
    outside: ['node:*'],
  },
  'libs/event-store': { ours: [], outside: ['pg', 'node:*'] },
  'libs/messaging': { ours: [], outside: ['kafkajs', 'node:*'] },
  'libs/vault': { ours: [], outside: ['pg', 'node:*'] },
  'libs/read-model': { ours: [], outside: ['typeorm', 'pg', 'reflect-metadata', 'node:*'] },
  'libs/commands': {
    ours: ['calendar', 'statute', 'domain', 'rendering', 'event-store', 'vault'],
    outside: ['uuid', 'pg', 'node:*'],
  },
  workflows: { ours: [], outside: ['@temporalio/workflow', '@temporalio/common'] },
  'apps/case-api': {
    // rendering and report-reading: names of formats and columns; what is long is done by heavy-jobs.
    ours: [
      ...APP_LIBS,
      'rendering',
      'report-reading',
      'heavy-jobs',
      'event-store',
      'messaging',
      'vault',
      'read-model',
      'commands',
    ],
    outside: [...NEST, 'fastify', '@fastify/*', 'typeorm', 'pg', 'zod', 'node:*'],
  },
  'apps/worker': {
    // read-model: the year-end reads the report's counters.
    ours: [...APP_LIBS, 'heavy-jobs', 'event-store', 'messaging', 'vault', 'read-model', 'commands', 'workflows'],
    outside: [...NEST, '@temporalio/*', 'pg', 'node:*'],
  },
  'apps/projector': {
    ours: [...APP_LIBS, 'event-store', 'messaging', 'read-model'],
    outside: [...NEST, 'typeorm', 'pg', 'node:*'],
  },
  'apps/cli': {
    ours: [...APP_LIBS, 'rendering', 'report-reading', 'event-store', 'messaging', 'vault', 'read-model', 'commands'],
    outside: ['commander', 'pg', 'typeorm', 'node:*'],
  },
  'apps/console': {
    ours: APP_LIBS,
    outside: [
      'react',
      'react/*',
      'react-dom',
      'react-dom/*',
      'react-router',
      'antd',
      'antd/*',
      '@ant-design/*',
      '@tanstack/react-query',
      'openapi-fetch',
      'dayjs',
      'dayjs/*',
    ],
  },
};

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

describe('names', () => {
  it('no file is named for nothing: utils, helpers, common, types', () => {
    const files = Object.keys(TABLE).flatMap((folder) => sourceFiles(join(root, folder, 'src')));
    expect(files.filter((path) => /(^|[./])(utils?|helpers?|common|types)\.tsx?$/i.test(path))).toEqual([]);
  });
});

describe('what code must not do', () => {
  const pure = ['libs/domain', 'libs/statute', 'libs/calendar', 'libs/annual-report', 'workflows'];

  it.each(pure)('%s never reads the system time', (folder) => {
    const readers = sourceFiles(join(root, folder, 'src'))
      .filter((path) => !/\.(spec|contract)\.ts$/.test(path) && !path.includes(`${sep}testing`))
      .filter((path) => /new Date\(\)|performance\.now\(|process\.hrtime/.test(readFileSync(path, 'utf8')));
    expect(readers.map((path) => relative(root, path))).toEqual([]);
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

  it('the lock file names no host', () => {
    expect(readFileSync(join(root, 'package-lock.json'), 'utf8')).not.toMatch(/"resolved": "https?:/);
  });
});
