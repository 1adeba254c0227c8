import { beforeAll, describe, expect, it } from 'vitest';
import type { WorkflowBundle } from '@temporalio/worker';
import { activated } from '../test/activation';
import { bundleFromSource } from '../test/skippedTime';
import { NOTHING_SWEPT, addCounts } from './contract';

let bundle: WorkflowBundle;
beforeAll(async () => {
  bundle = await bundleFromSource();
}, 60_000);

// Replay does not check the options of an activity, so this spec does.
describe('an activity that goes through a page', () => {
  it.each([
    ['sweep', { after: '' }],
    ['calendarRollout', { region: 'CN', version: 'cn-2026+1', after: 'request-a' }],
    ['yearEndReport', { year: 2025, day: 0 }],
  ])('of %s goes to another worker after two minutes without a heartbeat', async (workflowType, input) => {
    const now = Date.UTC(2026, 0, 1, 2);
    const workflow = await activated(bundle, { workflowType, workflowId: workflowType, now });
    const [first] = await workflow.start([input]);
    await workflow.dispose();
    expect(first).toMatchObject({ kind: 'scheduleActivity', heartbeat: 120_000 });
  });
});

describe('the sum of the counts of two pages', () => {
  it('has the furthest open deadline of both, even when an older worker counted one page without it', () => {
    const page = (furthest: string) => ({ ...NOTHING_SWEPT, checked: 1, furthest });
    expect(addCounts(page('2026-03-01'), page('2026-01-05'))).toMatchObject({ checked: 2, furthest: '2026-03-01' });
    expect(addCounts(NOTHING_SWEPT, page('2026-01-05')).furthest).toBe('2026-01-05');
    expect(addCounts(NOTHING_SWEPT, NOTHING_SWEPT)).toEqual(NOTHING_SWEPT);
  });
});
