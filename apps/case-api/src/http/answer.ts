import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { givesVersion, routeOfRequest } from './route';
import { shownFields } from './shownFields';

const Versioned = z.object({ version: z.number().int() });

/** Sends the version of a record as ETag, for the next `If-Match`. */
export function sendVersion(reply: FastifyReply, version: number): void {
  void reply.header('ETag', `"${version}"`);
}

/** Sends the version of a record with every answer that says it, and of a command's answer no more than its route documents. */
export function completeAnswer(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: unknown,
  done: (error: Error | null, answer?: unknown) => void,
): void {
  const route = routeOfRequest(request);
  const documented = route?.answer;
  if (!route || !givesVersion(route) || !(documented instanceof z.ZodObject)) return done(null, answer);
  const read = Versioned.safeParse(answer);
  if (!read.success) return done(read.error);
  sendVersion(reply, read.data.version);
  done(null, route.command ? shownFields(answer as object, documented) : answer);
}
