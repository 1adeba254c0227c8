import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CHECK_RULES } from '@yishen/annual-report';
import { DEADLINE_RULES, REQUEST_ACT_NAMES } from '@yishen/domain';
import { describe, expect, it } from 'vitest';

const root = join(__dirname, '..');
const specs = ['libs', 'apps', 'test']
  .flatMap((group) =>
    readdirSync(join(root, group), { recursive: true, encoding: 'utf8' }).map((name) => join(group, name)),
  )
  .filter((name) => !/node_modules|\/dist\//.test(name) && /\.spec\.tsx?$|\/testing\/.*\.ts$/.test(name))
  .filter((name) => !name.endsWith('everyRuleIsTried.spec.ts'))
  .map((name) => readFileSync(join(root, name), 'utf8'))
  .join('\n');

// A spec names a rule as a text, as a key of an object, or as `kind:ref`.
const isTried = (name: string): boolean => new RegExp(`['"\`]${name}(?:['"\`]|:\\d)|\\b${name}:`).test(specs);

describe('every entry of a table has a spec', () => {
  it.each<[string, readonly string[]]>([
    ['an act on a request', REQUEST_ACT_NAMES],
    ['a kind of deadline', Object.keys(DEADLINE_RULES)],
    ['a rule that a report is checked by', Object.keys(CHECK_RULES)],
  ])('that names %s', (_, names) => {
    expect(names.filter((name) => !isTried(name))).toEqual([]);
  });
});
