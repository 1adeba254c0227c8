// The other end of children.mjs: a process of its own session that outlives its launcher just long enough to end the
// launcher's children. The launcher holds our standard input; when it dies, by whatever signal, the pipe closes.
import { createInterface } from 'node:readline';
import { endProcess } from './process.mjs';

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => undefined);

/** @type {Map<number, { pid: number, start: string, stopSignal: string }>} */
const held = new Map();
const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => {
  const { hold, release } = JSON.parse(line);
  if (hold) held.set(hold.pid, hold);
  if (release) held.delete(release);
});
lines.on('close', () => {
  void Promise.allSettled([...held.values()].map((child) => endProcess(child, 10_000))).then(() => process.exit(0));
});
