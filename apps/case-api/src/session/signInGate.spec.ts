import { describe, expect, it } from 'vitest';
import { signInGate } from './signInGate';

describe('many sign-ins at once', () => {
  it('two are hashed at a time, twenty wait, the others are told when to come back', async () => {
    const gate = signInGate();
    const releases: (() => void)[] = [];
    let running = 0;
    let most = 0;
    const hash = async (): Promise<string> => {
      most = Math.max(most, (running += 1));
      await new Promise<void>((resolve) => releases.push(resolve));
      running -= 1;
      return 'done';
    };
    const tries = Array.from({ length: 30 }, () => gate(hash).catch((error: unknown) => error));
    const turnedAway = await Promise.all(tries.slice(22));
    for (const refused of turnedAway)
      expect(refused).toMatchObject({ code: 'session.locked', parameters: { seconds: 5 } });
    while (releases.length > 0) {
      releases.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await Promise.all(tries.slice(0, 22))).toEqual(Array.from({ length: 22 }, () => 'done'));
    expect(most).toBe(2);
  });

  it('one that fails makes room for the next', async () => {
    const gate = signInGate();
    const failing = () => Promise.reject(new Error('database away'));
    await Promise.allSettled([gate(failing), gate(failing), gate(failing)]);
    expect(await gate(() => Promise.resolve('in'))).toBe('in');
  });
});
