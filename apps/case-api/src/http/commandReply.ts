import type { CommandAnswer } from '@yishen/application';
import type { FastifyReply } from 'fastify';

/** The answer to a command, with the stream's version as ETag for the next `If-Match`. */
export function commandReply(reply: FastifyReply, { id, version, position, repeated }: CommandAnswer) {
  void reply.header('ETag', `"${version}"`);
  return { id, version, position, repeated };
}
