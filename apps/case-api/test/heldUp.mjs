// Loaded into an API before it starts: tells its parent, when asked, for how long its thread was held up at most since it was
// last asked, in milliseconds of the processor. Of the processor, so that other programs on the machine change nothing.
import { readFileSync } from 'node:fs';

const PACE = 10;
// On Linux the first number is what the thread has run, in nanoseconds; elsewhere what the whole process has must do.
const ran = () => {
  try {
    return Number(readFileSync(`/proc/${process.pid}/task/${process.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  } catch {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e3;
  }
};

let longest = 0;
let before = ran();
// A timer comes between two turns of the event loop: what is run from one to the next is one turn, or a few short ones.
setInterval(() => {
  const now = ran();
  longest = Math.max(longest, now - before);
  before = now;
}, PACE).unref();
process.on('message', () => {
  process.send?.({ longest });
  longest = 0;
});
process.channel?.unref();
