import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DOMAIN_REFUSALS, MESSAGES } from '@yishen/catalogue';
import { describe, expect, it } from 'vitest';

const root = join(__dirname, '..');
const codeOf = (folder: string): string =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ts$/.test(name) && !name.endsWith('.spec.ts'))
    .map((name) => readFileSync(join(root, folder, name), 'utf8'))
    .join('\n');

describe('the message catalogue', () => {
  it('has only refusals that some code uses; the compiler finds a used code without sentences', () => {
    const sources = ['calendar', 'domain', 'application', 'rendering']
      .map((lib) => codeOf(`libs/${lib}/src`))
      .join('\n');
    expect(Object.keys(DOMAIN_REFUSALS).filter((code) => !sources.includes(`'${code}'`))).toEqual([]);
  });

  it('has the same places in every language of a message', () => {
    const places = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();
    const uneven = Object.entries(MESSAGES).filter(([, { zh, en }]) => places(zh).join() !== places(en).join());
    expect(uneven.map(([key]) => key)).toEqual([]);
  });
});
