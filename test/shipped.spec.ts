import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = join(__dirname, '..');
const projects = ['libs', 'apps']
  .flatMap((group) => readdirSync(join(root, group)).map((name) => `${group}/${name}`))
  .concat('workflows')
  .filter((folder) => folder !== 'apps/console');

/** Finds every file that the compiler writes to `dist`: those in its configuration and those they import. */
function compiled(folder: string): string[] {
  const file = join(root, folder, 'tsconfig.json');
  const { config } = ts.readConfigFile(file, (path) => ts.sys.readFile(path)) as { config: unknown };
  return ts.parseJsonConfigFileContent(config, ts.sys, dirname(file)).fileNames.map((path) => relative(root, path));
}

const isTest = (path: string): boolean =>
  /\.(spec|contract)\.tsx?$|\/testing(\.ts|\/)|\/test\/|\/fixtures\//.test(path);

describe('the shipped program', () => {
  it.each(projects)('has no spec, contract or fixture compiled from %s', (folder) => {
    expect(compiled(folder).filter(isTest)).toEqual([]);
  });

  it.each(projects)('imports no test support in %s', (folder) => {
    const importing = compiled(folder).filter((path) =>
      ts
        .preProcessFile(readFileSync(join(root, path), 'utf8'), true, true)
        .importedFiles.some(({ fileName }) => /(^|\/)testing(\/|$)/.test(fileName)),
    );
    expect(importing).toEqual([]);
  });

  it('has an image without sources, tests and fixtures', () => {
    const dockerfile = readFileSync(join(root, 'infra/images/Dockerfile'), 'utf8');
    const [build = '', shipped = ''] = dockerfile.split(/\n\nFROM /);
    for (const folder of ['src', 'test', 'fixtures', 'histories']) expect(build).toContain(`-name ${folder} `);
    expect(shipped).toContain('COPY LICENSE ./');
  });

  it('has the licence file that package.json names', () => {
    const { license } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { license: string };
    expect(existsSync(join(root, 'LICENSE'))).toBe(true);
    expect(readFileSync(join(root, 'LICENSE'), 'utf8')).toMatch(new RegExp(`^${license} License`));
  });
});
