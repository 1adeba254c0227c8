import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { describe, expect, it } from 'vitest';

const DOCUMENT = join(__dirname, '../apps/case-api/openapi.json');

describe('the description of the interface', () => {
  it('passes every rule that Redocly recommends, its warnings too', async () => {
    const config = await createConfig({ extends: ['recommended'] });
    const source = readFileSync(DOCUMENT, 'utf8');
    const found = await lintFromString({ source, absoluteRef: DOCUMENT, config });
    expect(found.map(({ ruleId, message, location }) => [ruleId, message, location[0]?.pointer])).toEqual([]);
  });
});
