import 'reflect-metadata';
import fastifyCookie from '@fastify/cookie';
import fastifyMultipart from '@fastify/multipart';
import { randomUUID } from 'node:crypto';
import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Records } from '@yishen/logging';
import { MAX_FILE_BYTES } from '@yishen/vault';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { keepAccessLines } from './accessLine';
import { ApiModule } from './api.module';
import { serveConsole } from './consoleFiles';
import { ProblemFilter } from './http/problem.filter';
import { completeAnswer } from './http/answer';
import { records as ownRecords } from './records';

const BODY_LIMIT = 1024 * 1024;

const SECURITY_HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  // Ant Design writes its styles at run time.
  'Content-Security-Policy':
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'",
} as const;

/** Builds the application over its parts, which it opens; closing the application closes them. */
export async function createApplication(
  parts: DynamicModule,
  options: { readonly consoleDir?: string; readonly trustProxy?: string; readonly records?: Records } = {},
): Promise<NestFastifyApplication> {
  const { records = ownRecords } = options;
  const problems = new ProblemFilter(BODY_LIMIT);
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    trustProxy: options.trustProxy ?? 'loopback',
    routerOptions: { maxParamLength: 200 },
    // Ours alone: what comes from outside may be anything, and would be in every record.
    genReqId: () => randomUUID(),
    frameworkErrors: (error: unknown, request: FastifyRequest, reply: FastifyReply) =>
      problems.answer(error, request, reply.headers(SECURITY_HEADERS)),
  });
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule.over(parts), adapter, {
    logger: records,
    abortOnError: false,
  });
  app.setGlobalPrefix('api');
  app.useGlobalFilters(problems);
  app.enableShutdownHooks();
  await app.register(fastifyCookie as never);
  const limits = { fileSize: MAX_FILE_BYTES, files: 1, fields: 0, parts: 1 };
  await app.register(fastifyMultipart, { limits });
  const fastify = app.getHttpAdapter().getInstance();
  keepAccessLines(fastify, records);
  fastify.addHook('onRequest', (request: FastifyRequest, reply: FastifyReply, done: () => void) => {
    void reply.headers(SECURITY_HEADERS);
    if (request.url.startsWith('/api/')) void reply.header('Cache-Control', 'no-store');
    done();
  });
  // A hook and no interceptor, which would take every request through rxjs.
  fastify.addHook('preSerialization', completeAnswer);
  closeConnectionsWhenStopping(fastify);
  if (options.consoleDir) await serveConsole(app, options.consoleDir);
  return app;
}

// Without it a kept-alive connection whose last answer was in flight holds the stopping process for over a minute.
function closeConnectionsWhenStopping(fastify: FastifyInstance): void {
  let stopping = false;
  fastify.addHook('preClose', (done: () => void) => {
    stopping = true;
    done();
  });
  fastify.addHook('onSend', (_request: FastifyRequest, reply: FastifyReply, _payload: unknown, done: () => void) => {
    if (stopping) void reply.header('Connection', 'close');
    done();
  });
}
