import { createConfig, lintFromString } from '@redocly/openapi-core';
import { describe, expect, it } from 'vitest';
import { openApiDocument } from './document';
import { ROUTES } from './routes';

describe('the description of the interface', () => {
  it('passes every rule that Redocly recommends, its warnings too', async () => {
    const config = await createConfig({ extends: ['recommended'] });
    const found = await lintFromString({
      source: JSON.stringify(openApiDocument(ROUTES)),
      absoluteRef: 'openapi.json',
      config,
    });
    expect(found.map(({ ruleId, message, location }) => [ruleId, message, location[0]?.pointer])).toEqual([]);
  });
});
