import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROLES } from '@yishen/domain';
import { describe, expect, it } from 'vitest';

const ROOT = join(__dirname, '..');

interface Row {
  readonly term: string;
  readonly words: readonly string[];
}

const ROWS: readonly Row[] = readFileSync(join(ROOT, 'docs', 'glossary.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| Term'))
  .map((line) => {
    const [term = '', words = ''] = line.slice(2).split(' | ');
    return { term, words: [...words.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word) };
  });

const sourceFiles = (): readonly string[] =>
  ['apps', 'libs', 'workflows'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .map((file) => `${folder}/${file}`)
      .filter((file) => /\/src\/.*\.tsx?$/.test(file) && !file.includes('node_modules')),
  );

const twice = (list: readonly string[]) => list.filter((one, at) => list.indexOf(one) !== at);

describe('the glossary', () => {
  it('has every term and every word once', () => {
    expect(ROWS.length).toBeGreaterThan(60);
    expect(twice(ROWS.map(({ term }) => term))).toEqual([]);
    expect(twice(ROWS.flatMap(({ words }) => words))).toEqual([]);
  });

  it('names no word that the code does not have', () => {
    const files = sourceFiles();
    const texts = files.map((file) => readFileSync(join(ROOT, file), 'utf8')).join('\n');
    const there = (word: string) =>
      word.includes('/')
        ? files.some((file) => file.startsWith(`${word}/`))
        : new RegExp(`\\b${word}`, /^[A-Z]/.test(word) ? '' : 'i').test(texts);
    expect(ROWS.flatMap(({ words }) => words).filter((word) => !there(word))).toEqual([]);
  });

  it('names every role of staff', () => {
    const text = readFileSync(join(ROOT, 'docs', 'glossary.md'), 'utf8');
    expect(ROLES.filter((role) => !text.includes(role))).toEqual([]);
  });
});
