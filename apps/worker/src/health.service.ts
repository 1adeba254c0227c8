import { createServer, type Server, type ServerResponse } from 'node:http';
import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { WorkerConfiguration } from '@yishen/configuration';
import { ErasureService } from './erasure.service';
import { RelayService } from './relay.service';
import { TemporalService } from './temporal.service';
import { CONFIGURATION } from './tokens';

/** `/health/live` says that the process runs, `/health/ready` that relay, both reactors and Temporal worker do their work. */
@Injectable()
export class HealthService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private server?: Server;

  constructor(
    @Inject(CONFIGURATION) private readonly configuration: WorkerConfiguration,
    @Inject(RelayService) private readonly relay: RelayService,
    @Inject(ErasureService) private readonly erasures: ErasureService,
    @Inject(TemporalService) private readonly temporal: TemporalService,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { host, port } = this.configuration.health;
    const server = createServer((request, response) => {
      if (request.url === '/health/live') return answer(response, 200, { status: 'ok' });
      if (request.url !== '/health/ready') return answer(response, 404, { status: 'unknown' });
      this.readiness().then(
        (body) => answer(response, body.status === 'ok' ? 200 : 503, body),
        () => answer(response, 503, { status: 'waiting', database: 'away' }),
      );
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, resolve);
    });
    this.server = server;
  }

  /** What `/health/ready` answers. */
  async readiness() {
    const [relay, reactor, erasure] = await Promise.all([
      this.relay.health(),
      this.temporal.reactorHealth(),
      this.erasures.health(),
    ]);
    const temporal = this.temporal.state();
    const sending = relay !== undefined && relay.state !== 'waiting';
    const following = reactor?.state === 'ok' && erasure?.state === 'ok';
    const ready = sending && following && temporal === 'RUNNING';
    return { status: ready ? 'ok' : 'waiting', temporal, relay, reactor, erasure };
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => (this.server ? this.server.close(resolve) : resolve(undefined)));
  }
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
