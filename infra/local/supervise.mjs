import { setTimeout as pause } from 'node:timers/promises';
import { logTail } from './children.mjs';
import { say } from './steps.mjs';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15_000;
const STEADY_MS = 60_000;

/**
 * Keeps one child running: started now, and again whenever it ends before `stop`, each time saying so; the pause grows
 * while it keeps ending and is forgotten once it has run for a minute.
 * @param {string} name
 * @param {() => Promise<import('./children.mjs').Child>} start resolves when the child is ready
 */
export async function keepRunning(name, start) {
  let stopping = false;
  let child = await start();
  const watch = async () => {
    let wait = FIRST_PAUSE_MS;
    while (!stopping) {
      const since = performance.now();
      await child.exited;
      if (stopping) return;
      if (performance.now() - since > STEADY_MS) wait = FIRST_PAUSE_MS;
      say(`  ! ${name} ended; starting it again in ${wait / 1000} s`);
      child = await startAgain();
    }
    async function startAgain() {
      for (;;) {
        await pause(wait);
        wait = Math.min(wait * 2, LONGEST_PAUSE_MS);
        if (stopping) return child;
        try {
          const again = await start();
          say(`  ✓ ${name} runs again`);
          return again;
        } catch (error) {
          if (stopping) return child;
          say(`  ! ${name} did not come up, next try in ${wait / 1000} s: ${error.message.split('\n')[0]}`);
        }
      }
    }
  };
  void watch();
  return {
    stop: async () => {
      stopping = true;
      await child.stop();
    },
    tail: () => logTail(child.logFile),
  };
}
