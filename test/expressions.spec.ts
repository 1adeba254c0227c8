import { readFileSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { checkSync as check } from 'recheck';

// The build in plain JavaScript, because the package's main file would look for a JVM or a native binary.
const { checkSync } = createRequire(__filename)('recheck/lib/browser.js') as { checkSync: typeof check };

const root = join(__dirname, '..');

interface Expression {
  readonly at: string;
  readonly source: string;
  readonly flags: string;
}

interface Building {
  readonly path: string;
  readonly at: string;
  readonly isOnLoading: boolean;
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory())
      return ['node_modules', 'dist', 'testing'].includes(name) ? [] : sourceFiles(path);
    return /\.(ts|tsx|mts|mjs)$/.test(name) && !/\.(d|spec|contract|testing)\.|^testing\./.test(name) ? [path] : [];
  });
}

const folders = [...['apps', 'libs'].flatMap((group) => readdirSync(join(root, group)).map((one) => join(group, one)))];
const files = [...folders.map((one) => join(one, 'src')), 'workflows/src', 'infra'].flatMap((one) =>
  sourceFiles(join(root, one)),
);

const literals: Expression[] = [];
const buildings: Building[] = [];

for (const path of files) {
  const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const visit = (node: ts.Node, isOnLoading: boolean): void => {
    const at = `${relative(root, path)}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      literals.push({ at, source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
    }
    const isBuilt = (ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText() === 'RegExp';
    if (isBuilt) buildings.push({ path, at, isOnLoading });
    ts.forEachChild(node, (child) => visit(child, isOnLoading));
  };
  visit(file, true);
}

// Modules are loaded with a constructor that records each expression and the file that builds it.
const built: Expression[] = [];
const Original = RegExp;

beforeAll(async () => {
  const keep = (parts: unknown[]): void => {
    const frame = (new Error().stack ?? '').split('\n').find((line) => files.some((path) => line.includes(path)));
    const path = files.find((one) => frame?.includes(one));
    if (path === undefined) return;
    const { source, flags } = new Original(parts[0] as string, parts[1] as string | undefined);
    built.push({ at: relative(root, path), source, flags });
  };
  globalThis.RegExp = new Proxy(Original, {
    construct: (target, parts, self) => (keep(parts), Reflect.construct(target, parts, self) as object),
    apply: (target, self, parts) => (keep(parts), Reflect.apply(target, self, parts)),
  });
  for (const path of new Set(buildings.map((one) => one.path))) await import(path);
});

afterAll(() => {
  globalThis.RegExp = Original;
});

const verdicts = new Map<string, string>();

// Only a proof by automaton counts, because the other way, trying random texts, misses expressions.
function verdictOf({ source, flags }: Pick<Expression, 'source' | 'flags'>): string {
  const key = `/${source}/${flags}`;
  const known = verdicts.get(key);
  if (known !== undefined) return known;
  const found = checkSync(source, flags, { checker: 'automaton', maxRepeatCount: 200, timeout: 30_000 });
  const verdict = found.status === 'vulnerable' ? found.complexity.summary : found.status;
  verdicts.set(key, verdict);
  return verdict;
}

describe('regular expressions', () => {
  it('are literals or are built when their module is loaded, so that this test can check them', () => {
    expect(literals.length).toBeGreaterThan(200);
    expect(buildings.filter(({ isOnLoading }) => !isOnLoading).map(({ at }) => at)).toEqual([]);
    expect(built.length).toBeGreaterThanOrEqual(buildings.length);
  });

  it('are all proved to take time that grows no faster than the text', () => {
    const slow = [...literals, ...built]
      .map((one) => ({ ...one, verdict: verdictOf(one) }))
      .filter(({ verdict }) => verdict !== 'safe');
    expect(slow.map(({ at, source, flags, verdict }) => `${at} /${source}/${flags}: ${verdict}`)).toEqual([]);
  }, 120_000);

  it('are found by this test when they try every way to cut a text', () => {
    expect(verdictOf({ source: '^(?:[一和]|和)*:', flags: 'u' })).toBe('exponential');
    expect(verdictOf({ source: '0+$', flags: '' })).toBe('2nd degree polynomial');
  });
});
