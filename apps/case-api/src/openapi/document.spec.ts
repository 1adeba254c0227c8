import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ROUTES } from './routes';
import { openApiDocument } from './document';

const Answered = z.object({
  headers: z.record(z.string(), z.unknown()).default({}),
  content: z.record(z.string(), z.object({ schema: z.record(z.string(), z.unknown()) })).default({}),
});
const Parameter = z.object({ name: z.string() });
const Operation = z.object({
  description: z.string(),
  security: z.array(z.unknown()),
  parameters: z.array(z.unknown()),
  requestBody: z.object({ content: z.record(z.string(), z.object({ schema: z.unknown() })) }).optional(),
  responses: z.record(z.string(), z.unknown()),
});
const Named = z.record(z.string(), z.unknown());
const Document = z.object({
  paths: z.record(z.string(), z.record(z.string(), Operation)),
  components: z.object({ schemas: Named, responses: Named, parameters: Named }),
});

const DOCUMENT = Document.parse(openApiDocument(ROUTES));
const OPERATIONS = Object.entries(DOCUMENT.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, { parameters, responses, ...operation }]) => ({
    name: `${method} ${path}`,
    ...operation,
    parameters: parameters.map((parameter) => Parameter.parse(shared(parameter))),
    responses: Object.fromEntries(
      Object.entries(responses).map(([status, response]) => [status, Answered.parse(shared(response))]),
    ),
  })),
);

/** What a reference to a shared component stands for. */
function shared(part: unknown): unknown {
  const { $ref } = z.looseObject({ $ref: z.string().optional() }).parse(part);
  const [kind, name] = ($ref ?? '').replace('#/components/', '').split('/');
  return $ref === undefined ? part : DOCUMENT.components[kind as keyof typeof DOCUMENT.components][name!];
}
const namesOf = (operations: readonly { readonly name: string }[]) => operations.map(({ name }) => name);
const takes = (header: string) => OPERATIONS.filter(({ parameters }) => parameters.some(({ name }) => name === header));
const answering = (status: string) => OPERATIONS.filter(({ responses }) => status in responses);

/** Every object with fields in a schema, through the schemas that it names. */
function objectsIn(schema: unknown, seen = new Set<string>()): readonly object[] {
  if (typeof schema !== 'object' || schema === null) return [];
  if ('$ref' in schema && typeof schema.$ref === 'string') {
    const name = schema.$ref.replace('#/components/schemas/', '');
    return seen.has(name) ? [] : objectsIn(DOCUMENT.components.schemas[name], seen.add(name));
  }
  const inside = Object.values(schema).flatMap((part) => objectsIn(part, seen));
  return 'properties' in schema && 'type' in schema ? [schema, ...inside] : inside;
}

/** What a refusal's schema says of its code, with the lists that it names. */
function codesIn(schema: unknown): unknown {
  const { allOf } = z.object({ allOf: z.array(z.unknown()) }).parse(schema);
  const { properties } = z
    .object({ properties: z.object({ code: z.object({ anyOf: z.array(z.unknown()) }) }) })
    .parse(allOf[1]);
  return properties.code.anyOf.map(shared);
}

describe('the description of the interface', () => {
  it('says of every operation who may use it', () => {
    const unsaid = OPERATIONS.filter(({ description }) => !/^(?:Needs,?|Open to) /m.test(description));
    expect(namesOf(unsaid)).toEqual([]);
  });

  it('names the roles that a permission is given to', () => {
    const { description } = OPERATIONS.find(({ name }) => name === 'post /api/requests/{id}/letters')!;
    expect(description).toContain('Needs `letter.issue` (clerk, signer, officeHead) in the agency of the request.');
  });

  it('refuses whoever is not signed in with 401 on all operations that are not open', () => {
    const closed = OPERATIONS.filter(({ security }) => security.length > 0);
    expect(namesOf(answering('401'))).toEqual(['post /api/session', ...namesOf(closed)]);
  });

  it('refuses a version that is not the newest with 412, one that is missing with 428, where `If-Match` is asked', () => {
    expect(namesOf(answering('412'))).toEqual(namesOf(takes('If-Match')));
    expect(namesOf(answering('428'))).toEqual(namesOf(takes('Idempotency-Key')));
  });

  const giving = OPERATIONS.filter(({ responses }) =>
    Object.values(responses).some(({ headers }) => 'ETag' in headers),
  );

  it('gives the version as ETag in the answer to every command', () => {
    const silent = takes('Idempotency-Key').filter((operation) => !giving.includes(operation));
    expect(namesOf(silent)).toEqual([]);
  });

  it('gives the version as ETag with every record whose commands ask `If-Match`', () => {
    const records = namesOf(giving).flatMap((name) => (name.startsWith('get ') ? [name.slice('get '.length)] : []));
    const pathOf = (name: string) => name.slice(name.indexOf(' ') + 1);
    const without = namesOf(takes('If-Match')).filter(
      (name) => !records.some((record) => pathOf(name) === record || pathOf(name).startsWith(`${record}/`)),
    );
    expect(without).toEqual([]);
  });

  it('lists the codes of a refusal: those of the interface and of the rules that the operation asks', () => {
    const { responses } = OPERATIONS.find(({ name }) => name === 'post /api/requests/{id}/acts')!;
    const listed = JSON.stringify(codesIn(responses['422']?.content['application/problem+json']?.schema));
    expect(listed).toContain('"body.invalid"');
    expect(listed).toContain('"request.date-in-future"');
    expect(listed).not.toContain('"letter.');
  });

  it('gives every refusal as a problem, except of the probe that tells its state', () => {
    const other = OPERATIONS.filter(({ responses }) =>
      Object.entries(responses).some(
        ([status, { content }]) => !status.startsWith('2') && !('application/problem+json' in content),
      ),
    );
    expect(namesOf(other)).toEqual(['get /api/health/ready']);
  });

  it('allows no other field in any object of a request', () => {
    const open = OPERATIONS.filter(({ requestBody }) =>
      objectsIn(requestBody?.content['application/json']?.schema).some(
        (one) => !('additionalProperties' in one) || one.additionalProperties !== false,
      ),
    );
    expect(namesOf(open)).toEqual([]);
  });
});
