import {
  HttpCode,
  RequestMapping,
  RequestMethod,
  SetMetadata,
  applyDecorators,
  createParamDecorator,
  type ExecutionContext,
} from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { Caller } from '@yishen/application';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Access } from './access';
import { checkedInput } from './checkedInput';
import { callerOf } from './signedIn';
import { Problem } from './problem';
import type { RefusalName } from './refusalGroups';

type Shape = z.ZodType;

/** One operation of the interface: its schemas check the request, type the handler and make the OpenAPI document. */
export interface RouteSpec {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** Below `/api`, with `:name` for parameters. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly params?: Shape;
  readonly query?: Shape;
  readonly body?: Shape;
  readonly answer?: Shape;
  /** A media type other than JSON that the answer has. */
  readonly answerType?: string;
  /** A multipart upload with one file. */
  readonly upload?: true;
  readonly status?: number;
  /** A command needs `Idempotency-Key`; one on an existing stream `If-Match` too. */
  readonly command?: 'new' | 'existing';
  /** Who may use it. */
  readonly access: Access;
  /** What it refuses beyond what follows from the rest of its declaration. */
  readonly refuses?: readonly RefusalName[];
  /** Another status that comes with the same answer. */
  readonly otherStatus?: number;
}

type Parsed<R, Key extends string> = R extends { readonly [K in Key]: infer S extends Shape } ? z.output<S> : undefined;

/** What a handler of a route gets. */
export interface InputOf<R extends RouteSpec> {
  readonly params: Parsed<R, 'params'>;
  readonly query: Parsed<R, 'query'>;
  readonly body: Parsed<R, 'body'>;
  readonly caller: R extends { access: 'open' } ? undefined : Caller;
  readonly commandId: R extends { command: string } ? string : undefined;
  readonly expectedVersion: R extends { command: 'existing' } ? number : undefined;
}

/** What a handler of a route answers. */
export type AnswerOf<R> = R extends { readonly answer: infer S extends Shape } ? ReadonlyDeep<z.input<S>> : void;

type ReadonlyDeep<T> = T extends readonly (infer E)[]
  ? readonly ReadonlyDeep<E>[]
  : T extends object
    ? { readonly [K in keyof T]: ReadonlyDeep<T[K]> }
    : T;

/** Defines a route, keeping its exact type. */
export function defineRoute<const R extends RouteSpec>(route: R): R {
  return route;
}

const ROUTE = 'yishen:route';
const METHODS = {
  get: RequestMethod.GET,
  post: RequestMethod.POST,
  put: RequestMethod.PUT,
  delete: RequestMethod.DELETE,
} as const;

/** The status of an answer that is no refusal. */
export function answeredStatus({ status, answer, answerType }: RouteSpec): number {
  return status ?? (answer || answerType ? 200 : 204);
}

/** Whether an answer says the version that the next command on its record names: a command's does, and that of a record as it stands. */
export function givesVersion({ command, answer }: RouteSpec): boolean {
  return command !== undefined || (answer instanceof z.ZodObject && answer.shape['version'] instanceof z.ZodNumber);
}

/** Binds a handler to a route. */
export function Route(route: RouteSpec): MethodDecorator {
  return applyDecorators(
    RequestMapping({ path: route.path, method: METHODS[route.method] }),
    HttpCode(answeredStatus(route)),
    SetMetadata(ROUTE, route),
    RouteConfig({ [ROUTE]: route }),
  );
}

/** The route of a handler. */
export function routeOf(context: ExecutionContext): RouteSpec | undefined {
  return Reflect.getMetadata(ROUTE, context.getHandler()) as RouteSpec | undefined;
}

/** The route of a request, also where no context of Nest is. */
export function routeOfRequest({ routeOptions }: FastifyRequest): RouteSpec | undefined {
  return (routeOptions.config as { readonly [ROUTE]?: RouteSpec } | undefined)?.[ROUTE];
}

/** The checked request, as `InputOf` types it. */
export const Input = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const route = routeOf(context);
  if (!route) throw new Error('a handler with @Input() needs @Route()');
  return readInput(route, context.switchToHttp().getRequest<FastifyRequest>());
});

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const ETAG = /^"(\d{1,9})"$/;

function readInput(route: RouteSpec, request: FastifyRequest): unknown {
  const commandId = route.command ? readCommandId(request.headers['idempotency-key']) : undefined;
  const expectedVersion = route.command === 'existing' ? readVersion(request.headers['if-match']) : undefined;
  return {
    params: checkedInput('params', route.params, request.params),
    query: checkedInput('query', route.query, request.query),
    body: checkedInput('body', route.body, request.body ?? {}),
    caller: route.access === 'open' ? undefined : callerOf(request),
    commandId,
    expectedVersion,
  };
}

function readCommandId(header: string | string[] | undefined): string {
  if (header === undefined || header === '') throw new Problem('idempotency-key.missing');
  if (typeof header !== 'string' || !UUID.test(header)) throw new Problem('idempotency-key.malformed');
  return header.toLowerCase();
}

function readVersion(header: string | undefined): number {
  if (header === undefined || header === '') throw new Problem('if-match.missing');
  const version = ETAG.exec(header)?.[1];
  if (version === undefined) throw new Problem('if-match.malformed');
  return Number(version);
}
