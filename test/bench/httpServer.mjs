import 'reflect-metadata';
import { createServer } from 'node:http';
import { Body, Controller, Module, Param, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { COMMANDS, Clock, DEMO, EVENT_STORE, FILE_STORE, HEAVY_JOBS, VAULT, createApplication } from '@yishen/case-api';
import { requirePermission } from '@yishen/application';
import { ReadModel } from '@yishen/read-model';
import pg from 'pg';
import { DataSource } from 'typeorm';

/**
 * The server of http.bench.ts, in a separate process so that its CPU can be measured: `bare` is node:http alone, `frame`
 * Nest over Fastify with a route and nothing of ours, the bound of whatever is built on them, `ours` the real application (routing, cookie, session guard, zod, reply) over a database and commands that answer at once. On a message, it
 * reports how many commands it has answered and the CPU it has used, in microseconds.
 */
const [side, agencyId, userId] = process.argv.slice(2);
let answered = 0;

const answerOf = () => {
  answered += 1;
  return { id: agencyId, version: 1, position: String(answered), repeated: false };
};

/** Reads the body, as any server must, and answers the same JSON. */
async function bare() {
  const server = createServer((request, response) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      JSON.parse(Buffer.concat(chunks).toString());
      const body = JSON.stringify(answerOf());
      response.writeHead(201, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
      response.end(body);
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server.address().port;
}

/** The least that Nest over Fastify can do: a controller that is given the body and the id of the path. */
async function frame() {
  class Requests {
    async receive(_agencyId, _body) {
      return answerOf();
    }
  }
  const handler = Object.getOwnPropertyDescriptor(Requests.prototype, 'receive');
  Param('agencyId')(Requests.prototype, 'receive', 0);
  Body()(Requests.prototype, 'receive', 1);
  Post('api/agencies/:agencyId/requests')(Requests.prototype, 'receive', handler);
  Controller()(Requests);
  class Frame {}
  Module({ controllers: [Requests] })(Frame);
  return listening(await NestFactory.create(Frame, new FastifyAdapter(), { logger: false }));
}

async function ours() {
  const session = { user_id: userId, display_name: '张文', expires_at: new Date(Date.now() + 8 * 3_600_000) };
  const principal = { userId, kind: 'staff', grants: [{ agencyId, roles: ['clerk'] }] };
  const commands = {
    principalOf: async () => principal,
    receiveRequest: async (caller, _commandId, input) => {
      requirePermission(caller, 'request.receive', input.agencyId);
      return answerOf();
    },
  };
  const pool = { query: async () => ({ rows: [session] }) };
  const untouched = [Clock, DEMO, EVENT_STORE, FILE_STORE, HEAVY_JOBS, ReadModel, VAULT, DataSource];
  const providers = [
    { provide: COMMANDS, useValue: commands },
    { provide: pg.Pool, useValue: pool },
    ...untouched.map((provide) => ({ provide, useValue: {} })),
  ];
  return listening(await createApplication({ module: class {}, global: true, providers, exports: providers }));
}

async function listening(app) {
  await app.listen(0, '127.0.0.1');
  return app.getHttpServer().address().port;
}

process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send({ answered, cpu: user + system });
});
process.on('disconnect', () => process.exit());
process.send({ port: await { bare, frame, ours }[side]() });
