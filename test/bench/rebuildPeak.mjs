import { openWorkplace, rebuild } from '@yishen/projector';

// One rebuild in a process of its own: what it peaked at is the process's, in KiB.
const workplace = await openWorkplace(process.argv[2]);
const { position } = await rebuild(workplace);
await workplace.close();
console.log(JSON.stringify({ position, peakKiB: process.resourceUsage().maxRSS }));
