import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { untilDone } from './untilDone';

const away = Object.assign(new Error('away'), { code: 'ECONNREFUSED' });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('tries until it succeeds, waits longer each time but never over 5 s, and says the reason once', async () => {
  const logger = vi.fn();
  const at: number[] = [];
  const began = Date.now();
  const done = untilDone(
    'Temporal',
    () => {
      at.push(Date.now() - began);
      return at.length === 8 ? Promise.resolve('connected') : Promise.reject(away);
    },
    { signal: new AbortController().signal, logger },
  );
  await vi.runAllTimersAsync();
  expect(await done).toBe('connected');
  expect(at.slice(1).map((time, index) => time - (at[index] ?? 0))).toEqual([200, 400, 800, 1600, 3200, 5000, 5000]);
  expect(logger.mock.calls).toEqual([['warn', 'Temporal: not yet, trying again', { reason: 'ECONNREFUSED' }]]);
});

it('ends with nothing when the signal aborts while it waits', async () => {
  const stopping = new AbortController();
  const work = vi.fn(() => Promise.reject(away));
  const done = untilDone('Temporal', work, { signal: stopping.signal, logger: vi.fn() });
  await vi.advanceTimersByTimeAsync(100);
  stopping.abort();
  expect(await done).toBeUndefined();
  expect(work).toHaveBeenCalledOnce();
});

it('hands on what was made while the signal aborted, so that it can be closed', async () => {
  const stopping = new AbortController();
  const work = (): Promise<string> => {
    stopping.abort();
    return Promise.resolve('connected');
  };
  expect(await untilDone('Temporal', work, { signal: stopping.signal, logger: vi.fn() })).toBe('connected');
});

it('throws an error that no waiting mends', async () => {
  const options = {
    signal: new AbortController().signal,
    logger: vi.fn(),
    isFatal: (error: unknown) => error === away,
  };
  await expect(untilDone('database', () => Promise.reject(away), options)).rejects.toBe(away);
  expect(options.logger).not.toHaveBeenCalled();
});
