import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { expect, it } from 'vitest';
import { PROCESSES } from './processes';
import { descriptionOf } from './readConfiguration';
import { VARIABLES } from './variables';

function variablesOf(schema: z.ZodObject): z.core.$ZodType[] {
  return Object.values(schema.shape).flatMap((field) => (field instanceof z.ZodObject ? variablesOf(field) : [field]));
}

const rows = Object.values(VARIABLES).map((variable) => {
  const { name, secret, byDefault, meaning } = descriptionOf(variable);
  const readers = Object.entries(PROCESSES).flatMap(([process, schemas]) =>
    schemas.flatMap(variablesOf).includes(variable) ? [process] : [],
  );
  const names = secret ? `\`${name}\` or \`${name}_FILE\`` : `\`${name}\``;
  return `| ${names} | ${readers.join(', ')} | ${byDefault === undefined ? '' : `\`${byDefault}\``} | ${meaning} |`;
});

it('the table of docs/operators.md has exactly the variables that exist', () => {
  const page = readFileSync(join(__dirname, '..', '..', '..', 'docs', 'operators.md'), 'utf8');
  const [, table = ''] = page.split('| variable | read by | default | meaning |\n|---|---|---|---|\n');
  expect(table.slice(0, table.indexOf('\n\n')).split('\n')).toEqual(rows);
});

it('every variable is read by some process', () => {
  const read = new Set(Object.values(PROCESSES).flatMap((schemas) => schemas.flatMap(variablesOf)));
  expect(Object.values(VARIABLES).filter((variable) => !read.has(variable))).toEqual([]);
});
