import { errorName, type Checkpoints } from '@yishen/messaging';
import type { ProjectedEvent } from '@yishen/read-model';
import type { PoolClient } from 'pg';

/** The name under which a build's parked streams are kept until it is the active one. */
export function buildProjection(build: number): string {
  return `read.v${build}`;
}

/** Parks the stream of an event that cannot be applied to a build. */
export async function parkInBuild(
  on: { readonly checkpoints: Checkpoints<PoolClient> },
  session: PoolClient,
  build: number,
  { event, error }: { readonly event: ProjectedEvent; readonly error: unknown },
): Promise<void> {
  const { stream, scope, partition, version, type } = event;
  await on.checkpoints.park(session, buildProjection(build), {
    stream,
    scope,
    partition,
    version,
    position: BigInt(event.position),
    eventType: type,
    errorCode: errorName(error),
    errorAt: 'rebuild',
  });
}
