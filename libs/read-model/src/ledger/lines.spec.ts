import { describe, expect, it } from 'vitest';
import { projected } from '../testing/projected';
import { caseList } from '../caseList/table';

const received = (kind: string, receivedOn: string) => ({
  type: 'RequestReceived',
  data: { applicant: { kind }, receivedOn },
});
const answered = (decision: string, repliedOn: string) => ({ type: 'RequestAnswered', data: { decision, repliedOn } });
const stream = 'request-r';

describe('ledger and counters', () => {
  it.each([1, 2])('a request counts once received and once concluded, delivered %i times', (numberOfTimes) => {
    const events = [received('naturalPerson', '2024-12-30'), answered('A1', '2025-01-10')];
    const { ledger, counters } = projected(caseList, events, { stream, numberOfTimes });
    expect(ledger).toMatchObject([
      {
        stream,
        agencyId: 'agency-a',
        position: '1',
        entry: 0,
        measure: 'received',
        year: 2024,
        kind: 'naturalPerson',
        row: '',
        sign: 1,
      },
      { position: '2', entry: 0, measure: 'concluded', year: 2025, kind: 'naturalPerson', sign: 1 },
    ]);
    expect(counters.map((row) => (row as { count: number }).count)).toEqual([1, 1]);
  });

  it.each([1, 2])(
    'a changed decision takes the old line back and adds the new, delivered %i times',
    (numberOfTimes) => {
      const events = [
        received('naturalPerson', '2024-03-01'),
        answered('A1', '2024-03-10'),
        answered('A8', '2024-03-12'),
      ];
      const { ledger, counters } = projected(caseList, events, { stream, numberOfTimes });
      expect(ledger.filter((line) => (line as { position: string }).position === '3')).toMatchObject([
        { entry: 0, measure: 'concluded', sign: -1 },
        { entry: 1, measure: 'concluded', sign: 1 },
      ]);
      const sum = counters.reduce((total, row) => total + (row as { count: number }).count, 0);
      expect(sum).toBe(2);
    },
  );

  it('an event that counts nothing adds no line', () => {
    const changed = { type: 'DeadlinesChanged', data: { derivation: 1, deadlines: [], closed: false } };
    const { ledger } = projected(caseList, [received('naturalPerson', '2024-03-01'), changed], { stream });
    expect(ledger).toMatchObject([{ position: '1', eventType: 'RequestReceived' }]);
  });
});
