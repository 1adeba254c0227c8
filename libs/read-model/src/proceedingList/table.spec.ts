import { describe, expect, it } from 'vitest';
import { projected } from '../testing/projected';
import { proceedingList } from './table';

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

  const due = (kind: string, dueOn: string, more: object = {}) => ({
    kind,
    ref: 1,
    party: 'agency',
    state: 'running',
    dueOn,
    provisional: false,
    ...more,
  });
  const derived = (...deadlines: object[]) => ({
    type: 'DeadlinesChanged',
    data: { derivation: 1, deadlines, closed: false },
  });

  it('shows what the agency has to do next, not the time of others', () => {
    const deadlines = derived(
      due('decision', '2024-05-10', { party: 'body' }),
      due('hearing', '2024-06-03'),
      due('replyAndEvidence', '2024-05-20'),
      due('opinionReport', '2024-05-15', { state: 'met' }),
    );
    expect(projected(proceedingList, [opened, deadlines], { stream }).rows).toMatchObject([
      { dueOn: '2024-05-20', dueKind: 'replyAndEvidence', derivation: 1 },
    ]);
  });

  it('follows the instances, and a correction', () => {
    const suit = { ...opened, data: { ...opened.data, kind: 'directSuit' } };
    const decided = { instance: 1, outcome: 'annulled', decidedOn: '2024-07-01', receivedOn: '2024-07-01' };
    const events = [
      suit,
      { type: 'InstanceConcluded', data: { ...decided, column: 'corrected', note: { k: 'k', v: 'v' } } },
      { type: 'InstanceOpened', data: { n: 2, forum: 'appeal', openedOn: '2024-07-15' } },
    ];
    const [row] = projected(proceedingList, events, { stream }).rows;
    expect(row).toMatchObject({
      status: 'open',
      forum: 'appeal',
      instance: 2,
      outcome: 'annulled',
      result: 'corrected',
    });
    expect(JSON.stringify(row)).not.toContain('"k"');
    const corrected = {
      type: 'ProceedingCorrected',
      data: { of: { type: 'ProceedingOpened', n: 1 }, changes: {}, voided: true, reason: { k: 'k', v: 'v' } },
    };
    expect(projected(proceedingList, [opened, corrected], { stream }).rows).toMatchObject([
      { status: 'voided', kind: 'reconsideration', openedOn: '2024-05-06', result: null },
    ]);
  });

  it('makes no row of a request that has deadlines', () => {
    expect(projected(proceedingList, [derived()], { stream: 'request-r' }).rows).toEqual([]);
  });
});
