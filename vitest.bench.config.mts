import { defineConfig } from 'vitest/config';
import { shared, sharedTest } from './vitest.config.mts';

// Measured on real, durable servers, one file after the other; see infra/bin/bench.mjs.
export default defineConfig({
  ...shared,
  test: {
    ...sharedTest,
    name: 'bench',
    include: ['test/bench/**/*.bench.ts'],
    fileParallelism: false,
    disableConsoleIntercept: true,
    testTimeout: 1_800_000,
    hookTimeout: 600_000,
  },
});
