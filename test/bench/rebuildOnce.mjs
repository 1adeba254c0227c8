import { openWorkplace, rebuild } from '@yishen/projector';

// One rebuild in a process of its own, so that the peak of the process is that of the rebuild, in KiB, and its cores can be chosen.
const workplace = await openWorkplace(process.argv[2]);
const { position, seconds } = await rebuild(workplace);
await workplace.close();
console.log(JSON.stringify({ position, seconds, peakKiB: process.resourceUsage().maxRSS }));
