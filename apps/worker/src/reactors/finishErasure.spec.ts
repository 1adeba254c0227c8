import { StoreError } from '@yishen/event-store';
import { isPassing, type LogEvent } from '@yishen/messaging';
import { describe, expect, it } from 'vitest';
import { finishErasure } from './finishErasure';

const event = (type: string, stream: string): LogEvent => ({ type, stream }) as unknown as LogEvent;

describe('the reactor of erasures', () => {
  it('finishes each erasure of a batch as the engine, and looks at nothing else', async () => {
    const finished: string[] = [];
    const reactor = finishErasure({
      commands: {
        finishPersonErasure: (caller, { person }) => {
          finished.push(`${caller.principal.kind}:${person}`);
          return Promise.resolve();
        },
      },
    });
    await reactor.apply(undefined, [
      event('PersonErasureRequested', 'person-a'),
      event('PersonErased', 'person-a'),
      event('RequestReceived', 'request-b'),
      event('PersonErased', 'person-c'),
    ]);
    expect(finished).toEqual(['engine:a', 'engine:c']);
  });

  it('a log that does not answer is waited out, not parked', async () => {
    const away = new StoreError('unavailable', 'away');
    const reactor = finishErasure({ commands: { finishPersonErasure: () => Promise.reject(away) } });
    const failure: unknown = await reactor
      .apply(undefined, [event('PersonErased', 'person-a')])
      .catch((error: unknown) => error);
    expect(isPassing(failure)).toBe(true);
    expect(isPassing(new StoreError('log-broken', 'broken'))).toBe(false);
  });
});
