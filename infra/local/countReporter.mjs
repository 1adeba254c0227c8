import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';

const SHOWN = 10;

/**
 * A Vitest reporter that writes the true counts of a run, and its slowest files, to the file named by YISHEN_TEST_COUNTS. What failed outside a
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
    writeFileSync(process.env.YISHEN_TEST_COUNTS, JSON.stringify({ ...counts, slowest: slowestOf(modules) }));
  }
}

/** The files that took the longest, loading included. */
function slowestOf(modules) {
  const files = modules.map((module) => {
    const { prepareDuration, environmentSetupDuration, setupDuration, collectDuration, duration } = module.diagnostic();
    const ms = prepareDuration + environmentSetupDuration + setupDuration + collectDuration + duration;
    return { file: relative(process.cwd(), module.moduleId), seconds: ms / 1_000 };
  });
  return files.sort((a, b) => b.seconds - a.seconds).slice(0, SHOWN);
}
