import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const SKIPPED_TIME = '{apps,libs,workflows,test}/**/*.temporal.spec.ts';
const SYSTEM = 'test/{e2e,faults}/**/*.spec.ts';
const NEVER = ['**/node_modules/**', '**/dist/**', 'var/**'];

/** What the tests and the benchmarks share. */
export const shared = {
  resolve: { conditions: ['source'] },
  // No `import` here: Vitest hands these to node itself, where it would turn every require into an import.
  ssr: { resolve: { conditions: ['source', 'node'] } },
};

export const sharedTest = {
  server: { deps: { inline: [/@yishen\//] } },
  pool: 'forks' as const,
  teardownTimeout: 30_000,
  env: { TZ: 'UTC' },
  globalSetup: ['test/support/servers.ts'],
};

export default defineConfig({
  ...shared,
  test: {
    ...sharedTest,
    testTimeout: 30_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'specs',
          // One fewer is Vitest's own choice: on two cores, one after the other, each waiting for the database alone.
          maxWorkers: availableParallelism(),
          include: ['{apps,libs}/*/src/**/*.spec.{ts,tsx}', 'workflows/src/**/*.spec.ts', 'test/**/*.spec.ts'],
          exclude: [...NEVER, SKIPPED_TIME, SYSTEM],
        },
      },
      {
        // The test server's time is one for all of its clients: one file after the other.
        extends: true,
        test: {
          name: 'skipped time',
          include: [SKIPPED_TIME],
          exclude: NEVER,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        // Each starts the whole system.
        extends: true,
        test: {
          name: 'system',
          include: [SYSTEM],
          exclude: [...NEVER, SKIPPED_TIME],
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 600_000,
          globalSetup: ['test/support/stackServer.ts'],
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
