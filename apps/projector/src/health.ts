import { createServer, type Server } from 'node:http';
import type { ProjectingHealth } from './projecting';

/** Serves `/health/live` and `/health/ready`; ready says how far the read tables are behind the log. */
export async function serveHealth(
  address: { readonly host: string; readonly port: number },
  health: () => Promise<ProjectingHealth>,
): Promise<Server> {
  const server = createServer((request, response) => {
    const answer = (status: number, body: object): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    if (request.url === '/health/live') return answer(200, { status: 'live' });
    if (request.url !== '/health/ready') return answer(404, { status: 'unknown' });
    health().then(
      ({ state, watermark, lag, head, parked, aboveHead, disbelieved }) =>
        answer(state === 'ok' ? 200 : 503, {
          ...{ status: state, lag, position: watermark, head, parked, disbelieved },
          ...(aboveHead ? { reason: 'checkpoint-above-head' } : {}),
        }),
      () => answer(503, { status: 'database-away' }),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(address.port, address.host, resolve);
  });
  return server;
}
