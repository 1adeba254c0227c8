import { setTimeout as pause } from 'node:timers/promises';
import { watermarkOfAll } from '@yishen/messaging';
import type { Building } from './building';
import { READ } from './readProjection';

const POLL_MS = 50;
const STILL_MS = 3_000;

/**
 * Waits until the live tables hold everything up to a position, as long as they come nearer to it: those of a projector that
 * stands still are compared as far as they go.
 */
export async function awaitLive(on: Pick<Building, 'checkpoints'>, position: string): Promise<void> {
  let reached = '';
  for (let still = 0; still < STILL_MS; still += POLL_MS) {
    const watermark = watermarkOfAll(await on.checkpoints.read(READ))?.position;
    if (watermark === undefined || BigInt(watermark) >= BigInt(position)) return;
    if (watermark !== reached) still = 0;
    reached = watermark;
    await pause(POLL_MS);
  }
}
