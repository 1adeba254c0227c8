import { STATUS_CODES } from 'node:http';
import { statusOf } from '@yishen/catalogue';
import { z } from 'zod';
import { codesOf, type RefusalName } from '../http/refusalGroups';
import { refusalsOf } from '../http/refusals';
import { answeredStatus, givesVersion, type RouteSpec } from '../http/route';
import { ProblemBody } from '../http/schemas';
import { describedRoute } from './description';

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 document of the routes, from the schemas that check them. */
export function openApiDocument(routes: readonly RouteSpec[]): Json {
  const schemas: Json = {};
  const anywhere = refusedWith({ enum: codesOf('anywhere') }, schemas);
  const responses: Json = { Refusal: refusal('Before a route is found, or a fault of ours', anywhere) };
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    const path = `/api${route.path.replaceAll(/:(\w+)/g, '{$1}')}`;
    paths[path] = { ...paths[path], [route.method]: operation(route, { schemas, responses }) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '依申 Yishen',
      version: '1',
      description: '政府信息公开申请办理与年度报告',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/', description: 'The server that gives this document' }],
    paths,
    components: {
      schemas,
      responses,
      parameters: {
        'Idempotency-Key': header('Idempotency-Key', 'A UUID of the command: sent again it gets the first answer'),
        'If-Match': header('If-Match', 'The version on screen, quoted'),
      },
      headers: {
        ETag: {
          description: 'The version of the record, quoted, for the next `If-Match`',
          required: true,
          schema: { type: 'string' },
        },
      },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'yishen_session' } },
    },
  };
}

/** What several operations share, by name. */
interface Components {
  readonly schemas: Json;
  readonly responses: Json;
}

function operation(route: RouteSpec, components: Components): Json {
  const { schemas } = components;
  const answered = response(route, schemas);
  return {
    operationId: operationId(route),
    tags: [route.tag],
    summary: route.summary,
    description: describedRoute(route),
    security: route.access === 'open' ? [] : [{ session: [] }],
    parameters: [...inside('path', route.params, schemas), ...inside('query', route.query, schemas), ...headers(route)],
    ...requestBody(route, schemas),
    responses: {
      [answeredStatus(route)]: answered,
      ...refusals(route, components),
      ...(route.otherStatus === undefined ? {} : { [route.otherStatus]: answered }),
      default: { $ref: '#/components/responses/Refusal' },
    },
  };
}

// By status, with the codes that come with it: routes that refuse the same share a response, named by what it is about.
function refusals(route: RouteSpec, { schemas, responses }: Components): Json {
  const names = refusalsOf(route);
  const statuses = new Set(names.flatMap(codesOf).map(statusOf));
  return Object.fromEntries(
    [...statuses].map((status) => {
      const here = names.filter((name) => codesOf(name).some((code) => statusOf(code) === status));
      const name = ['Refusal', status, ...here].join('.');
      const code = { anyOf: here.map((one) => codes(one, status, schemas)) };
      responses[name] ??= refusal(STATUS_CODES[status]!, refusedWith(code, schemas));
      return [status, { $ref: `#/components/responses/${name}` }];
    }),
  );
}

function refusedWith(code: Json, schemas: Json): Json {
  return { allOf: [named(ProblemBody, 'output', schemas), { properties: { code } }] };
}

function codes(group: RefusalName, status: number, schemas: Json): Json {
  const ofStatus = codesOf(group).filter((code) => statusOf(code) === status);
  if (ofStatus.length === 1) return { const: ofStatus[0] };
  const name = `Code.${status}.${group}`;
  schemas[name] ??= { type: 'string', enum: ofStatus };
  return { $ref: `#/components/schemas/${name}` };
}

function refusal(description: string, schema: Json): Json {
  return { description, content: { 'application/problem+json': { schema } } };
}

function operationId({ method, path }: RouteSpec): string {
  const words = path.split(/[/:.]/).filter(Boolean);
  return method + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

function requestBody(route: RouteSpec, schemas: Json): Json {
  if (route.upload) {
    const file = { type: 'string', format: 'binary' };
    const schema = { type: 'object', properties: { file }, required: ['file'] };
    return { requestBody: { required: true, content: { 'multipart/form-data': { schema } } } };
  }
  if (!route.body) return {};
  const schema = named(route.body, 'input', schemas);
  return { requestBody: { required: true, content: { 'application/json': { schema } } } };
}

function response(route: RouteSpec, schemas: Json): Json {
  if (route.answerType) {
    const schema = { type: 'string', format: 'binary' };
    return { description: route.summary, ...etag(route), content: { [route.answerType]: { schema } } };
  }
  if (!route.answer) return { description: route.summary };
  const schema = named(route.answer, 'output', schemas);
  return { description: route.summary, ...etag(route), content: { 'application/json': { schema } } };
}

function etag(route: RouteSpec): Json {
  return givesVersion(route) ? { headers: { ETag: { $ref: '#/components/headers/ETag' } } } : {};
}

function inside(where: 'path' | 'query', shape: z.ZodType | undefined, schemas: Json): Json[] {
  if (!shape) return [];
  const { properties = {}, required = [] } = named(shape, 'input', schemas) as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: Object.keys(schema).length > 0 ? schema : { type: 'string' },
  }));
}

function headers({ command }: RouteSpec): Json[] {
  if (!command) return [];
  const names = command === 'existing' ? ['Idempotency-Key', 'If-Match'] : ['Idempotency-Key'];
  return names.map((name) => ({ $ref: `#/components/parameters/${name}` }));
}

function header(name: string, description: string): Json {
  return { name, in: 'header', required: true, description, schema: { type: 'string' } };
}

// zod puts named schemas under $defs of each schema; the document has one place for all of them.
function named(shape: z.ZodType, io: 'input' | 'output', schemas: Json): Json {
  const {
    $defs = {},
    $schema: _,
    ...schema
  } = z.toJSONSchema(shape, { io, unrepresentable: 'any', override: closed }) as Json & {
    $defs?: Json;
  };
  for (const [name, definition] of Object.entries($defs)) schemas[name] ??= hoisted(definition);
  const name = z.globalRegistry.get(shape)?.id;
  if (typeof name !== 'string') return hoisted(schema) as Json;
  schemas[name] ??= hoisted(schema);
  return { $ref: `#/components/schemas/${name}` };
}

// A field that is not known is refused. The names of a closed list are written as fields: programs that make types of the document
// do not read `propertyNames`.
function closed({ jsonSchema }: { readonly jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  const { propertyNames, additionalProperties } = jsonSchema;
  if (typeof propertyNames === 'object' && propertyNames.enum && typeof additionalProperties === 'object') {
    jsonSchema.properties = Object.fromEntries(propertyNames.enum.map((name) => [String(name), additionalProperties]));
    delete jsonSchema.propertyNames;
    jsonSchema.additionalProperties = false;
    delete jsonSchema.required;
  }
  if (jsonSchema.properties) jsonSchema.additionalProperties ??= false;
}

function hoisted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(hoisted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'id' || typeof (value as Json)['id'] !== 'string')
      .map(([key, part]) => [
        key,
        key === '$ref' && typeof part === 'string' ? part.replace('#/$defs/', '#/components/schemas/') : hoisted(part),
      ]),
  );
}
