import { describe, expect, it } from 'vitest';
import { WORKFLOWS } from './contract';
import * as entry from './index';
import { bundleFromSource } from '../test/skippedTime';

describe('the workflow bundle', () => {
  it('builds: nothing a workflow reaches needs Node', async () => {
    const bundle = await bundleFromSource();
    expect('code' in bundle && bundle.code.length).toBeGreaterThan(10_000);
  }, 60_000);

  it('exports every workflow the contract names, and nothing else', () => {
    expect(Object.keys(entry).sort()).toEqual(Object.values(WORKFLOWS).sort());
  });
});
