import { describe, expect, it } from 'vitest';
import { isPassing } from './sql';

const coded = (code: string): Error => Object.assign(new Error('a failure'), { code });

describe('a failure of a statement', () => {
  it.each([
    'Connection terminated unexpectedly',
    'Connection terminated',
    'Connection terminated due to connection timeout',
    'Client has encountered a connection error and is not queryable',
    'timeout exceeded when trying to connect',
    'Error: Connection terminated unexpectedly',
  ])('counts as passing when its connection was lost, though pg gives no code: %s', (message) => {
    expect(isPassing(new Error(message))).toBe(true);
  });

  it.each(['ECONNRESET', 'ECONNREFUSED', '57P01', '08006', '40001'])('counts as passing with the code %s', (code) => {
    expect(isPassing(coded(code))).toBe(true);
  });

  it.each([coded('23505'), coded('22P02'), new Error('Cannot read properties of undefined'), 'text', null, undefined])(
    'counts as lasting in every other case: %s',
    (error) => {
      expect(isPassing(error)).toBe(false);
    },
  );

  it('counts as passing when the error itself is retryable, whatever its code', () => {
    expect(isPassing(Object.assign(coded('temporal.away'), { retryable: true }))).toBe(true);
    expect(isPassing(Object.assign(coded('temporal.refused'), { retryable: false }))).toBe(false);
  });

  it('is judged by its code when it has one, whatever its message quotes', () => {
    expect(isPassing(Object.assign(new Error('Connection terminated'), { code: '23505' }))).toBe(false);
  });
});
