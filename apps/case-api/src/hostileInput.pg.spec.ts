import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paperRequest, startApi, type Api, type Person } from '../test/api';
import { openApiDocument } from './openapi/document';
import { ROUTES } from './openapi/routes';

interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly examples?: readonly unknown[];
  readonly additionalProperties?: Schema | boolean;
  readonly $ref?: string;
}

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly schema: Schema;
}

interface Operation {
  readonly parameters: readonly (Parameter | { readonly $ref: string })[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

const DOCUMENT = openApiDocument(ROUTES) as unknown as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly parameters: Readonly<Record<string, Parameter>>;
  };
};
const nameIn = ($ref: string): string => $ref.split('/').at(-1) ?? '';
const OPERATIONS = Object.entries(DOCUMENT.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, { requestBody, parameters }]) => ({
    method,
    path,
    body: requestBody?.content['application/json']?.schema,
    parameters: parameters.map((one) => ('$ref' in one ? DOCUMENT.components.parameters[nameIn(one.$ref)]! : one)),
  })),
);

// As they stand in an address: NUL, controls, half a surrogate pair in bytes, a lone percent sign, what a database reads otherwise.
const IN_ADDRESS = [
  '%00',
  'a%00b',
  '%0B',
  '%1B',
  '%ED%A0%80',
  '%FF',
  '%',
  '%EF%BF%BF',
  '%5C%27%22%3B--',
  '9'.repeat(40),
  '-1',
  '1e400',
  '0000-00-00',
  'infinity',
  '__proto__',
];
const IN_HEADERS = ['"99999999999999999999"', '"-1"', '\u00ff', '\\', '"\t"', '0'.repeat(2_000)];
const IN_BODIES = ['\0', 'a\0b', '\x1b', '\ud800', '\udfff甲', '\uffff', '__proto__', '\\u0000', '1e400'];

let api: Api;
let agencyId: string;
let request: string;
let everyone: Person;

beforeAll(async () => {
  api = await startApi('2024-03-15T02:00:00.000Z');
  agencyId = await api.agency('甲机关');
  const roles = ['clerk', 'reviewer', 'signer', 'legal', 'report', 'auditor', 'securityAdministrator'] as const;
  everyone = await api.person([{ agencyId, roles: [...roles, 'systemAdministrator'] }]);
  const received = await everyone.send('POST', `/api/agencies/${agencyId}/requests`, { body: paperRequest() });
  request = (received.body as { id: string }).id;
});
afterAll(() => api.close());

function sample(schema: Schema): unknown {
  if (schema.$ref !== undefined) return sample(DOCUMENT.components.schemas[nameIn(schema.$ref)] ?? {});
  const [first] = schema.anyOf ?? schema.oneOf ?? schema.allOf ?? [];
  if (first) return sample(first);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.examples) return schema.examples[0];
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, one]) => [name, sample(one)]));
    case 'array':
      return schema.items ? [sample(schema.items)] : [];
    case 'integer':
    case 'number':
      return schema.minimum ?? 1;
    case 'boolean':
      return true;
    default:
      return schema.format === 'uuid' ? randomUUID() : (schema.pattern ?? '').includes('{64}') ? 'a'.repeat(64) : '1';
  }
}

/** The value with each of its texts in turn replaced. */
function* withTextReplaced(value: unknown, text: string): Generator<unknown> {
  if (typeof value === 'string') yield text;
  else if (Array.isArray(value)) {
    for (const [at, one] of value.entries()) {
      for (const changed of withTextReplaced(one, text)) yield value.with(at, changed);
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, one] of Object.entries(value)) {
      for (const changed of withTextReplaced(one, text)) yield { ...value, [key]: changed };
    }
  }
}

const VALUES: Readonly<Record<string, string>> = { year: '2024', region: 'CN', n: '1', part: 'overview' };
const valueOf = ({ name, schema }: Parameter): string =>
  name === 'agencyId' ? agencyId : name === 'id' ? request : (VALUES[name] ?? String(sample(schema)));

/** An address with one parameter set to a raw text, the others to what they should be. */
function address(path: string, parameters: readonly Parameter[], hostile?: { name: string; raw: string }): string {
  const raw = (one: Parameter): string => (one.name === hostile?.name ? hostile.raw : encodeURIComponent(valueOf(one)));
  const filled = parameters
    .filter((one) => one.in === 'path')
    .reduce((rest, one) => rest.replace(`{${one.name}}`, raw(one)), path);
  const query = parameters.filter((one) => one.in === 'query' && one.name === hostile?.name);
  return query.length === 0 ? filled : `${filled}?${query.map((one) => `${one.name}=${raw(one)}`).join('&')}`;
}

interface Sent {
  readonly raw?: string;
  readonly headers?: Record<string, string>;
}

async function statusOf(method: string, path: string, { raw, headers = {} }: Sent = {}): Promise<number> {
  const isJson = raw !== undefined || method !== 'get';
  const answer = await api.ask(method.toUpperCase(), path, {
    ...(isJson ? { raw: raw ?? '{}' } : {}),
    version: 1,
    headers: {
      // Signing out would end the session of all the others.
      ...(path === '/api/session' ? {} : { cookie: everyone.cookie }),
      ...(isJson ? { 'content-type': 'application/json' } : {}),
      ...headers,
    },
  });
  return answer.status;
}

describe('a hostile text in any place of any route of the interface is refused or taken, never a fault of ours', () => {
  it('every parameter of an address', { timeout: 240_000 }, async () => {
    const wrong: unknown[] = [];
    let asked = 0;
    for (const { method, path, body, parameters } of OPERATIONS) {
      const sent = body ? { raw: JSON.stringify(sample(body)) } : {};
      for (const { name } of parameters.filter((one) => one.in !== 'header')) {
        const statuses = await Promise.all(
          IN_ADDRESS.map((raw) => statusOf(method, address(path, parameters, { name, raw }), sent)),
        );
        asked += statuses.length;
        statuses.forEach((status, at) => {
          const isTaken = status < 400 && /%00|%1B/.test(IN_ADDRESS[at] ?? '');
          if (status >= 500 || isTaken) wrong.push([method, path, name, IN_ADDRESS[at], status]);
        });
      }
    }
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(1_000);
  });

  it('every header', { timeout: 120_000 }, async () => {
    const wrong: unknown[] = [];
    for (const { method, path, parameters } of OPERATIONS) {
      const names = parameters.filter((one) => one.in === 'header').map(({ name }) => name.toLowerCase());
      for (const name of [...names, 'cookie']) {
        const statuses = await Promise.all(
          IN_HEADERS.map((value) =>
            statusOf(method, address(path, parameters), {
              headers: { [name]: name === 'cookie' ? `yishen_session=${value}` : value },
            }),
          ),
        );
        statuses.forEach((status, at) => {
          if (status >= 500) wrong.push([method, path, name, IN_HEADERS[at], status]);
        });
      }
    }
    expect(wrong).toEqual([]);
  });

  it('every text of a body', { timeout: 240_000 }, async () => {
    const wrong: unknown[] = [];
    let asked = 0;
    for (const { method, path, body: schema, parameters } of OPERATIONS) {
      if (!schema) continue;
      const value = sample(schema);
      for (const text of IN_BODIES) {
        for (const body of withTextReplaced(value, text)) {
          const raw = JSON.stringify(body);
          const status = await statusOf(method, address(path, parameters), { raw });
          asked += 1;
          const isTaken = status < 400 && /\p{Cc}|\p{Surrogate}/u.test(text);
          if (status >= 500 || isTaken) wrong.push([method, path, raw, status]);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(500);
  });
});
