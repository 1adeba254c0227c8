import type { WorkflowBundle } from '@temporalio/worker';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SIGNALS, WORKFLOWS, requestClockId, type Alarm, type RequestClockInput } from './contract';
import { activated, type ActivatedWorkflow } from '../test/activation';
import { bundleFromSource } from '../test/skippedTime';

const NOW = Date.parse('2026-03-02T01:00:00.000Z');
const DAY = 86_400_000;

function warn(derivation: number, at: string): Alarm {
  return { what: 'warn', kind: 'reply', derivation, workingDaysLeft: 5, at };
}

const input: RequestClockInput = {
  request: 'r1',
  agency: 'a1',
  derivation: 1,
  alarms: [warn(1, '2026-03-22T01:00:00.000Z')],
  due: { kind: 'reply', dueOn: '2026-03-30' },
};

let clock: ActivatedWorkflow;

let bundle: WorkflowBundle;

beforeAll(async () => {
  bundle = await bundleFromSource();
}, 60_000);

beforeEach(async () => {
  const workflow = { workflowType: WORKFLOWS.requestClock, workflowId: requestClockId('r1'), now: NOW };
  clock = await activated(bundle, workflow);
});

afterEach(() => clock.dispose());

describe('the commands of requestClock', () => {
  it('start one timer that lasts exactly until the next alarm', async () => {
    expect(await clock.start([input])).toEqual([{ kind: 'startTimer', args: [], duration: 20 * DAY }]);
  });

  it('replace the timer by one of the new duration when the deadline moves', async () => {
    await clock.start([input]);
    const moved = { derivation: 2, alarms: [warn(2, '2026-04-01T01:00:00.000Z')] };
    const commands = await clock.signal(SIGNALS.rearm, moved);
    expect(commands.map(({ kind }) => kind).sort()).toEqual(['cancelTimer', 'startTimer']);
    expect(commands.find(({ kind }) => kind === 'startTimer')?.duration).toBe(30 * DAY);
  });

  it('raise an alarm in the past without a timer, which the next signal could cancel as it fires', async () => {
    const commands = await clock.start([{ ...input, alarms: [warn(1, '2026-03-01T01:00:00.000Z')] }]);
    expect(commands.map(({ kind }) => kind)).toEqual(['setPatchMarker', 'scheduleActivity']);
  });

  it('continue as new with the current list, including a signal of the same task', async () => {
    await clock.start([input]);
    const moved = {
      derivation: 2,
      alarms: [warn(2, '2026-04-01T01:00:00.000Z')],
      due: { kind: 'reply', dueOn: '2026-04-09' },
    };
    const commands = await clock.signal(SIGNALS.rearm, moved, { continueAsNewSuggested: true });
    const [next] = commands.filter(({ kind }) => kind === 'continueAsNewWorkflowExecution');
    expect(next?.args).toEqual([{ request: 'r1', agency: 'a1', ...moved }]);
  });

  it('continue as new even when the signals that made the history long are ignored', async () => {
    await clock.start([input]);
    const commands = await clock.signal(SIGNALS.rearm, { derivation: 0, alarms: [] }, { continueAsNewSuggested: true });
    const [next] = commands.filter(({ kind }) => kind === 'continueAsNewWorkflowExecution');
    expect(next?.args).toEqual([input]);
  });
});
