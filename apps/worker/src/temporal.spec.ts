import { ScheduleAlreadyRunning, ServiceError, type Client } from '@temporalio/client';
import type { Level } from '@yishen/messaging';
import { beforeEach, describe, expect, it } from 'vitest';
import { keepSchedules, registerSearchAttributes } from './temporal';
import { untilDone } from './untilDone';

/** A failure as gRPC gives it. */
const grpc = (code: number): Error => Object.assign(new Error('a call'), { code, details: '', metadata: {} });
const wrapped = (code: number): Error => new ServiceError('a schedule', { cause: grpc(code) });
const [UNAVAILABLE, DEADLINE_EXCEEDED, UNIMPLEMENTED, PERMISSION_DENIED] = [14, 4, 12, 7] as const;

let reported: Level[];
let calls: string[];
beforeEach(() => {
  reported = [];
  calls = [];
});
const logger = (level: Level): void => void reported.push(level);
const now = (): string => '2026-11-27T02:00:00.000Z';

/** A client whose calls fail with these errors, one after the other, and then succeed. */
function clientThat(...failures: Error[]): Client {
  const call = (name: string, answer: unknown) => (): Promise<unknown> => {
    calls.push(name);
    const failure = failures.shift();
    return failure ? Promise.reject(failure) : Promise.resolve(answer);
  };
  return {
    options: { namespace: 'default' },
    connection: {
      operatorService: {
        listSearchAttributes: call('list', { customAttributes: {} }),
        addSearchAttributes: call('add', {}),
      },
    },
    schedule: {
      create: call('create', {}),
      getHandle: () => ({ update: call('update', undefined), trigger: call('trigger', undefined) }),
    },
  } as unknown as Client;
}
const patiently = <T>(work: () => Promise<T>): Promise<T | undefined> =>
  untilDone('a start', work, { signal: new AbortController().signal, logger });

describe('the start of a worker while Temporal is not yet itself', () => {
  it('registers the search attributes after a passing failure, without a restart', async () => {
    const client = clientThat(grpc(UNAVAILABLE), grpc(DEADLINE_EXCEEDED));
    expect(await patiently(() => registerSearchAttributes(client, logger))).toBe(true);
    expect(calls).toEqual(['list', 'list', 'list', 'add']);
  });

  it('schedules the daily sweep and the year-end after a passing failure, without a restart', async () => {
    const client = clientThat(wrapped(UNAVAILABLE), wrapped(DEADLINE_EXCEEDED));
    expect(await patiently(() => keepSchedules(client, now, logger))).toBe(true);
    expect(calls).toEqual(['create', 'create', 'create', 'create']);
  });

  it('tries again when the schedule that exists could not be changed', async () => {
    const exists = (): Error => new ScheduleAlreadyRunning('exists', 'sweep');
    const client = clientThat(exists(), wrapped(UNAVAILABLE), exists());
    expect(await patiently(() => keepSchedules(client, now, logger))).toBe(true);
    expect(calls).toEqual(['create', 'update', 'create', 'update', 'create']);
  });

  it('takes the year-end up at once where it starts between New Year and the end of March', async () => {
    await keepSchedules(clientThat(), () => '2026-02-10T02:00:00.000Z', logger);
    expect(calls).toEqual(['create', 'create', 'trigger']);
  });
});

describe('a server that has no such thing', () => {
  it('is not asked again, and the worker runs without', async () => {
    expect(await registerSearchAttributes(clientThat(grpc(UNIMPLEMENTED)), logger)).toBe(false);
    expect(await keepSchedules(clientThat(wrapped(UNIMPLEMENTED)), now, logger)).toBe(false);
    expect(reported).toEqual(['warn', 'warn']);
  });

  it('keeps no clock from running when it forbids search attributes', async () => {
    expect(await registerSearchAttributes(clientThat(grpc(PERMISSION_DENIED)), logger)).toBe(false);
  });

  it('does not go without a daily sweep for any other reason', async () => {
    await expect(keepSchedules(clientThat(wrapped(PERMISSION_DENIED)), now, logger)).rejects.toThrow('a schedule');
  });
});
