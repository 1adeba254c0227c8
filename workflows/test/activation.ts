import { defaultPayloadConverter, TypedSearchAttributes } from '@temporalio/common';
import { msToTs } from '@temporalio/common/lib/time';
import { coresdk } from '@temporalio/proto';
import { parseWorkflowCode } from '@temporalio/worker/lib/worker';
// The only file that uses the SDK's internals, to see the commands themselves, which no server shows (style: harness).
import { VMWorkflowCreator } from '@temporalio/worker/lib/workflow/vm';
import type { WorkflowCreateOptions } from '@temporalio/worker/lib/workflow/interface';
import type { WorkflowBundle } from '@temporalio/worker';

/** A command of a workflow, with the arguments of `continueAsNew` and activities decoded. */
export interface GivenCommand {
  readonly kind: string;
  readonly args: readonly unknown[];
  /** The duration of a timer, in milliseconds. */
  readonly duration?: number;
  /** The heartbeat timeout of an activity, in milliseconds. */
  readonly heartbeat?: number;
}

/** A workflow without a server: it gets one activation at a time and returns its commands. */
export interface ActivatedWorkflow {
  start(args: readonly unknown[]): Promise<GivenCommand[]>;
  signal(
    name: string,
    payload: unknown,
    options?: { readonly continueAsNewSuggested?: boolean },
  ): Promise<GivenCommand[]>;
  dispose(): Promise<void>;
}

/** Loads a workflow of the bundle into the SDK's sandbox at a fixed instant. */
export async function activated(
  bundle: WorkflowBundle,
  { workflowType, workflowId, now }: { workflowType: string; workflowId: string; now: number },
): Promise<ActivatedWorkflow> {
  if (!('code' in bundle)) throw new Error('the bundle has no code');
  const creator = await VMWorkflowCreator.create(parseWorkflowCode(bundle.code), 10_000, new Set());
  const workflow = await creator.createWorkflow({
    info: infoOf(workflowType, workflowId, now),
    randomnessSeed: [1, 2, 3, 4],
    now,
    showStackTraceSources: false,
  });
  const activate = async (
    jobs: coresdk.workflow_activation.IWorkflowActivationJob[],
    continueAsNewSuggested = false,
  ): Promise<GivenCommand[]> => {
    const activation = coresdk.workflow_activation.WorkflowActivation.create({
      runId: 'run',
      timestamp: msToTs(now),
      historyLength: 3,
      continueAsNewSuggested,
      jobs,
    });
    const completion = await workflow.activate(activation);
    if (!completion.successful) throw new Error(completion.failed?.failure?.message ?? 'activation failed');
    return (completion.successful.commands ?? []).map(commandOf);
  };
  return {
    start: (args) => activate([{ initializeWorkflow: { workflowId, workflowType, arguments: args.map(payload) } }]),
    signal: (signalName, input, options) =>
      activate([{ signalWorkflow: { signalName, input: [payload(input)] } }], options?.continueAsNewSuggested),
    async dispose() {
      await workflow.dispose();
      await creator.destroy();
    },
  };
}

const payload = (value: unknown) => defaultPayloadConverter.toPayload(value);

function commandOf(command: coresdk.workflow_commands.IWorkflowCommand): GivenCommand {
  const [kind = 'none'] = Object.keys(command).filter((key) => command[key as keyof typeof command] != null);
  const args = command.continueAsNewWorkflowExecution?.arguments ?? command.scheduleActivity?.arguments ?? [];
  const timeout = command.startTimer?.startToFireTimeout;
  const duration = timeout ? { duration: Number(timeout.seconds) * 1000 + (timeout.nanos ?? 0) / 1e6 } : {};
  const silence = command.scheduleActivity?.heartbeatTimeout;
  const heartbeat = silence ? { heartbeat: Number(silence.seconds) * 1000 } : {};
  return { kind, args: args.map((arg) => defaultPayloadConverter.fromPayload(arg)), ...duration, ...heartbeat };
}

// Filled as the SDK's worker fills it from the first activation.
function infoOf(workflowType: string, workflowId: string, now: number): WorkflowCreateOptions['info'] {
  return {
    workflowId,
    workflowType,
    runId: 'run',
    firstExecutionRunId: 'run',
    originalExecutionRunId: 'run',
    attempt: 1,
    namespace: 'default',
    taskQueue: 'test',
    taskTimeoutMs: 1000,
    historyLength: 3,
    historySize: 300,
    continueAsNewSuggested: false,
    targetWorkerDeploymentVersionChanged: false,
    searchAttributes: {},
    typedSearchAttributes: new TypedSearchAttributes([]),
    startTime: new Date(now),
    runStartTime: new Date(now),
    unsafe: {
      now: () => now,
      isReplaying: false,
      isReplayingHistoryEvents: false,
      random: { random: () => 0 } as never,
    },
  };
}
