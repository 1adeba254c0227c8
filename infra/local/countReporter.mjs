import { writeFileSync } from 'node:fs';

/**
 * A Vitest reporter that writes the true counts of a run to the file named by YISHEN_TEST_COUNTS. What failed outside a
 * test (a file that does not load, a hook, an unhandled rejection) counts as failed too, once each.
 */
export default class CountReporter {
  onTestRunEnd(modules, unhandledErrors) {
    const counts = { passed: 0, failed: unhandledErrors.length, skipped: 0 };
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        // `pending`: the run was broken off before the test had ended.
        counts[state === 'pending' ? 'failed' : state] += 1;
      }
      counts.failed += module.errors().length;
      for (const suite of module.children.allSuites()) counts.failed += suite.errors().length;
    }
    writeFileSync(process.env.YISHEN_TEST_COUNTS, JSON.stringify(counts));
  }
}
