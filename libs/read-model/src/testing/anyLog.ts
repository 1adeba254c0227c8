import { partitionOf } from '@yishen/messaging';
import { anyDispute, anyRecordCorrection, anyRequest } from '@yishen/domain/testing';
import fc from 'fast-check';
import type { ProjectedEvent } from '../projection';

interface Bare {
  readonly type: string;
  readonly data: unknown;
}

const inStream = (kind: string, events: fc.Arbitrary<readonly Bare[]>): fc.Arbitrary<ProjectedEvent[]> =>
  fc.tuple(fc.uuid(), events).map(([id, bare]) => {
    const stream = `${kind}-${id}`;
    return bare.map(({ type, data }, at) => ({
      ...{ stream, scope: 'agency', version: at + 1, position: String(at + 1), partition: partitionOf(stream, 8) },
      ...{ type, schema: 1, data, meta: { actor: 'clerk', at: `2026-11-20T04:00:00.${String(at).padStart(3, '0')}Z` } },
    }));
  });

/** Any lawful stream of one kind, as the log has it. */
export const anyStream = {
  request: inStream(
    'request',
    anyRequest.map(({ events }) => events),
  ),
  proceeding: inStream(
    'proceeding',
    anyDispute.map(({ events }) => events),
  ),
  recordCorrection: inStream(
    'recordCorrection',
    anyRecordCorrection.map(({ events }) => events),
  ),
} as const;
