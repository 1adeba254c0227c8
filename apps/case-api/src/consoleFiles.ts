import { extname } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';

const YEAR_SECONDS = 31_536_000;

/**
 * Serves the built console beside the API; an address of the console that is not a file is the console itself. The build left
 * each file compressed beside it, and what the browser takes is sent (`Vary`, and an `ETag` for each form).
 */
export async function serveConsole(app: NestFastifyApplication, dir: string): Promise<void> {
  await app.register(fastifyStatic, { root: dir, serve: false, cacheControl: false, preCompressed: true });
  const fastify = app.getHttpAdapter().getInstance();
  fastify.get('/*', (request: FastifyRequest, reply: FastifyReply) => {
    const path = (request.params as { '*': string })['*'];
    if (path === 'api' || path.startsWith('api/')) return reply.callNotFound();
    if (extname(path) === '') return reply.header('Cache-Control', 'no-cache').sendFile('index.html');
    // The build names its assets by their content.
    const caching = path.startsWith('assets/') ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache';
    return reply.header('Cache-Control', caching).sendFile(path);
  });
}
