import { openWorkplace, rebuild } from '@yishen/projector';

// Runs one rebuild in a separate process, so that the peak of the process is that of the rebuild, in KiB.
const workplace = await openWorkplace(process.argv[2]);
const { position } = await rebuild(workplace);
await workplace.close();
console.log(JSON.stringify({ position, peakKiB: process.resourceUsage().maxRSS }));
