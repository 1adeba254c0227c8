import { duringRequest, type Records } from '@yishen/logging';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { signedInUser } from './http/signedIn';

/**
 * Writes a line for every request that was answered. It names the route and never the address, which holds what somebody
 * looked for; whoever is signed in is an id. Every record made on the way to the answer has the id of the request.
 */
export function keepAccessLines(fastify: FastifyInstance, records: Records): void {
  const line = records.of('access');
  const within = (request: FastifyRequest, _reply: FastifyReply, done: () => void): void =>
    duringRequest(request.id, done);
  fastify.addHook('onRequest', within);
  // What read the body ran for the connection, and the next request of that may have another id.
  fastify.addHook('preValidation', within);
  fastify.addHook('onResponse', (request: FastifyRequest, reply: FastifyReply, done: () => void) => {
    const { method, id: requestId, routeOptions } = request;
    const userId = signedInUser(request);
    line('info', 'answered', {
      requestId,
      method,
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime),
      ...(routeOptions.url === undefined ? {} : { route: routeOptions.url }),
      ...(userId === undefined ? {} : { userId }),
    });
    done();
  });
}
