import { describe, expect, it } from 'vitest';
import { projected } from '../../../test/given';
import { proceedingList } from './projection';

const opened = { type: 'ProceedingOpened', data: { agencyId: 'a', kind: 'reconsideration', openedOn: '2024-05-06' } };
const ended = { type: 'ProceedingConcluded', data: { outcome: 'upheld', concludedOn: '2024-07-01' } };
const stream = 'proceeding-p';

describe('proceeding_list', () => {
  it('shows an opened proceeding as open', () => {
    expect(projected(proceedingList, [opened], { stream }).rows).toMatchObject([
      { stream, id: 'p', agencyId: 'a', status: 'open', request: null, outcome: null, concludedOn: null, version: 1 },
    ]);
  });

  it.each([1, 2])('takes outcome and date of its end, delivered %i times', (numberOfTimes) => {
    expect(projected(proceedingList, [opened, ended], { stream, numberOfTimes }).rows).toMatchObject([
      { status: 'concluded', outcome: 'upheld', concludedOn: '2024-07-01', version: 2, position: '2' },
    ]);
  });
});
