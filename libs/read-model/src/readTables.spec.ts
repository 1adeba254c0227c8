import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { READ_TABLES } from './readTables';

const folders = readdirSync(__dirname).filter((name) => existsSync(join(__dirname, name, 'table.ts')));

describe('the read tables', () => {
  it.each(folders)('the table of the folder %s is among them, and what makes its rows has a spec', async (folder) => {
    const defined = Object.values((await import(`./${folder}/table.ts`)) as Record<string, unknown>);
    const [own, ...more] = READ_TABLES.filter((table) => defined.includes(table));
    expect([own, more]).toEqual([expect.anything(), []]);
    const specs = readdirSync(join(__dirname, folder)).filter((name) => name.endsWith('.spec.ts'));
    expect(specs.length).toBeGreaterThanOrEqual(Math.min(1, own!.projections.length));
  });

  it('have a name each, and a version or a sum that tells a repeated event', () => {
    expect(new Set(READ_TABLES.map(({ name }) => name)).size).toBe(READ_TABLES.length);
    const untold = READ_TABLES.filter(({ projections, columns }) => projections.length > 0 && !('version' in columns));
    expect(untold.map(({ name }) => name)).toEqual([]);
  });
});
