import { describe, expect, it } from 'vitest';
import { WORKFLOWS } from './contract';
import * as entry from './index';
import { bundleFromSource } from '../test/skippedTime';

describe('the workflow bundle', () => {
  it('builds, because no workflow imports a module of Node', async () => {
    const bundle = await bundleFromSource();
    expect('code' in bundle && bundle.code.length).toBeGreaterThan(10_000);
  }, 60_000);

  it('exports exactly the workflows that the contract names', () => {
    expect(Object.keys(entry).sort()).toEqual(Object.values(WORKFLOWS).sort());
  });
});
