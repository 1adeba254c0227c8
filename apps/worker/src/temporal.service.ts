import { join } from 'node:path';
import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { WorkerConfiguration } from '@yishen/configuration';
import {
  poolCheckpoints,
  runConsumer,
  type ConsumerHealth,
  type Broker,
  type RunningConsumer,
} from '@yishen/messaging';
import { openHeavyJobs } from '@yishen/heavy-jobs';
import { TASK_QUEUE } from '@yishen/workflows/contract';
import { Context } from '@temporalio/activity';
import { Worker, type ActivityInterceptorsFactory } from '@temporalio/worker';
import type { SystemClock } from '@yishen/application';
import { clockActivities } from './activities/clock.activities';
import { checkCoverage } from './activities/coverage';
import { rolloutActivities } from './activities/rollout.activities';
import { sweepActivities } from './activities/sweep.activities';
import { yearEndActivities } from './activities/yearEnd.activities';
import { temporalClocks, type Clocks } from './clocks/clocks';
import type { Connections } from './connections';
import { armClocks } from './reactors/armClocks';
import { startRollouts } from './reactors/startRollouts';
import { steadyBroker } from './reactors/steadyBroker';
import { records } from './records';
import { rolloutOfRules, temporalRollouts, type Rollouts } from './rollouts';
import { connectTemporal, keepSchedules, registerSearchAttributes, type TemporalAccess } from './temporal';
import { CONFIGURATION, KAFKA, CONNECTIONS } from './tokens';
import { untilDone } from './untilDone';

// Built beforehand by `scripts/bundleWorkflows.mjs`.
const WORKFLOW_BUNDLE = join(__dirname, '..', 'dist', 'workflow-bundle.js');

/** The Temporal side: waits for the server, then runs the worker with its activities, the reactor and the daily sweep. */
@Injectable()
export class TemporalService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly stopping = new AbortController();
  private readonly logger = records.of('temporal');
  private readonly jobs = openHeavyJobs();
  private life: Promise<void> = Promise.resolve();
  private access?: TemporalAccess;
  private worker?: Worker;
  private reactor?: RunningConsumer;

  constructor(
    @Inject(CONFIGURATION) private readonly configuration: WorkerConfiguration,
    @Inject(CONNECTIONS) private readonly connections: Connections,
    @Inject(KAFKA) private readonly kafka: Broker,
  ) {}

  onApplicationBootstrap(): void {
    this.life = this.live().catch((error: unknown) => {
      // A worker that cannot go on must not look alive: whoever started the process starts it again.
      this.logger('fatal', 'the Temporal worker ended', { reason: String(error) });
      process.exit(1);
    });
  }

  private async live(): Promise<void> {
    const { signal } = this.stopping;
    const options = { signal, logger: this.logger };
    const access = await untilDone('Temporal', () => connectTemporal(this.configuration.temporal), options);
    if (!access) return;
    this.access = access;
    const { client } = access;
    const register = () => registerSearchAttributes(client, this.logger);
    const searchAttributes = await untilDone('search attributes', register, options);
    if (searchAttributes === undefined) return;
    const clocks = temporalClocks(client, { searchAttributes });
    const worker = await untilDone('Temporal worker', () => this.createWorker(access, clocks), options);
    if (!worker || signal.aborted) return;
    this.worker = worker;
    const rollouts = temporalRollouts(client);
    this.reactor = this.startReactor(clocks, rollouts);
    const rules = () => rollouts.start(rolloutOfRules());
    const schedule = () => keepSchedules(client, this.connections.clock.now, this.logger);
    await Promise.all([worker.run(), untilDone('schedules', schedule, options), untilDone('rules', rules, options)]);
  }

  private createWorker({ nativeConnection }: TemporalAccess, clocks: Clocks): Promise<Worker> {
    const { store, commands, clock, openClockStreams } = this.connections;
    const heartbeat = (): void => Context.current().heartbeat();
    const logger = records.of('sweep');
    const { now } = clock;
    return Worker.create({
      connection: nativeConnection,
      namespace: this.configuration.temporal.namespace,
      taskQueue: TASK_QUEUE,
      workflowBundle: { codePath: WORKFLOW_BUNDLE },
      // In a simulated year days pass between two activities.
      ...(clock.simulated ? { interceptors: { activity: [beforeEach(clock)] } } : {}),
      activities: {
        ...clockActivities({ commands, now }),
        ...yearEndActivities({
          store,
          pool: this.connections.pool,
          readModel: this.connections.readModel,
          commands,
          heartbeat,
          logger: records.of('year-end'),
          jobs: this.jobs,
        }),
        ...rolloutActivities({ store, openClockStreams, commands, now, heartbeat, logger: records.of('rollout') }),
        ...sweepActivities({
          store,
          openClockStreams,
          heartbeat,
          clocks,
          commands,
          now,
          logger,
          checkCoverage: (furthest) => checkCoverage({ commands, now, logger }, furthest),
        }),
      },
      shutdownGraceTime: '10 seconds',
    });
  }

  private startReactor(clocks: Clocks, rollouts: Rollouts): RunningConsumer {
    const { store } = this.connections;
    const arming = armClocks({ store, clocks });
    const rollOut = startRollouts({ store, rollouts });
    return runConsumer({
      broker: steadyBroker(this.kafka),
      topic: this.configuration.topic.name,
      source: this.connections.store,
      checkpoints: poolCheckpoints(this.connections.pool),
      handler: {
        ...arming,
        apply: async (tx, events) => {
          await arming.apply(tx, events);
          await rollOut(events);
        },
      },
      logger: records.of('reactor'),
    });
  }

  /** `connecting` until the server has answered for the first time. */
  state(): string {
    return this.worker?.getState() ?? 'connecting';
  }

  reactorHealth(): Promise<ConsumerHealth> | undefined {
    return this.reactor?.health();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.reactor?.stop();
    if (this.worker?.getState() === 'RUNNING') this.worker.shutdown();
    await this.life;
    await this.jobs.close();
    await this.access?.close();
  }
}

function beforeEach({ refresh }: SystemClock): ActivityInterceptorsFactory {
  return () => ({
    inbound: {
      execute: async (input, next) => {
        await refresh();
        return await next(input);
      },
    },
  });
}
