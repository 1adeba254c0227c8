import { describe, expect, it } from 'vitest';
import { changedFacts } from './changedFacts';

const event = (version: number, type: string, data: object = {}) => ({
  type,
  version,
  data: data as Readonly<Record<string, unknown>>,
});

describe('the change of a recorded fact', () => {
  it('is its last correction or revocation, and a correction that was only proposed or was rejected changes nothing', () => {
    const events = [
      event(1, 'RequestReceived'),
      event(2, 'ReceiptEvidenced'),
      event(3, 'AnswerDelivered'),
      event(4, 'CorrectionProposed', { n: 1, version: 1 }),
      event(5, 'CorrectionRejected', { n: 1 }),
      event(6, 'FactCorrected', { n: 2, version: 3 }),
      event(7, 'FactRevoked', { version: 3 }),
      event(8, 'FactCorrected', { n: 3, version: 2 }),
    ];
    expect([...changedFacts(events)]).toEqual([
      [3, { by: 7, how: 'revoked' }],
      [2, { by: 8, how: 'corrected' }],
    ]);
  });
});
