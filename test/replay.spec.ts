import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Runtime, Worker, bundleWorkflowCode, type WorkflowBundle } from '@temporalio/worker';
import { beforeAll, describe, expect, it } from 'vitest';

const workflows = join(__dirname, '..', 'workflows');
const histories = readdirSync(join(workflows, 'histories')).filter((name) => name.endsWith('.json'));
const ignore = (): void => undefined;
const logger = { log: ignore, trace: ignore, debug: ignore, info: ignore, warn: ignore, error: ignore };

describe('recorded histories', () => {
  let workflowBundle: WorkflowBundle;

  beforeAll(async () => {
    Runtime.install({ shutdownSignals: [], logger });
    workflowBundle = await bundleWorkflowCode({ workflowsPath: join(workflows, 'src', 'index.ts'), logger });
  }, 60_000);

  it('exist for every long-lived workflow', () => {
    const kinds = histories.map((name) => name.split('.')[0]);
    expect(kinds.filter((kind) => kind === 'requestClock').length).toBeGreaterThanOrEqual(3);
    expect(kinds).toContain('sweep');
    for (const kind of ['proceedingClock', 'supplementation', 'feeNotice', 'consultation'])
      expect(kinds).toContain(kind);
    expect(kinds).toContain('calendarRollout');
    expect(kinds).toContain('yearEndReport');
  });

  it.each(histories)('of %s replay on the current code, so that a clock goes on after an upgrade', async (name) => {
    const history: unknown = JSON.parse(readFileSync(join(workflows, 'histories', name), 'utf8'));
    await Worker.runReplayHistory({ workflowBundle }, history);
  });

  it('are refused when the commands differ', async () => {
    const text = readFileSync(join(workflows, 'histories', 'requestClock.closed.json'), 'utf8');
    const history: unknown = JSON.parse(text.replaceAll('warnOfDeadline', 'markDeadlineMissed'));
    await expect(Worker.runReplayHistory({ workflowBundle }, history)).rejects.toMatchObject({
      name: 'DeterminismViolationError',
    });
  });
});
