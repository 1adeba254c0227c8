import { statusOf } from '@yishen/catalogue';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ROUTES } from '../openapi/routes';
import { checkedInput } from './checkedInput';
import { Problem } from './problem';

const UNKNOWN = 'nobodyReadsThis';

type Json = Readonly<Record<string, unknown>>;

/** An object somewhere in an input: an input that has it with one more field, and what is known there. */
interface Place {
  readonly input: unknown;
  readonly pointer: string;
  readonly known: readonly string[];
}

interface JsonSchema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
}

type Around = (inner: unknown) => unknown;

// The document's form of a schema is walked, not the check's: a kind of schema that the check does not know is found too.
function placesOf(schema: z.ZodType): readonly Place[] {
  const root = JSON.parse(
    JSON.stringify(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })),
  ) as JsonSchema;
  const walk = (named: JsonSchema, around: Around, pointer: string): readonly Place[] => {
    const part = named.$ref === undefined ? named : (root.$defs?.[named.$ref.replace('#/$defs/', '')] ?? {});
    const chosen = [...(part.anyOf ?? []), ...(part.oneOf ?? []), ...(part.allOf ?? [])];
    const places = chosen.flatMap((one) => walk(one, around, pointer));
    if (part.items) places.push(...walk(part.items, (inner) => around([inner]), `${pointer}/0`));
    if (typeof part.additionalProperties === 'object') {
      places.push(...walk(part.additionalProperties, (inner) => around({ any: inner }), `${pointer}/any`));
    }
    if (!part.properties) return places;
    const fields = Object.entries(part.properties);
    const fixed: Json = Object.fromEntries(
      fields.flatMap(([name, { const: is }]) => (is === undefined ? [] : [[name, is]])),
    );
    const known = fields.map(([name]) => name);
    places.push({ input: around({ ...fixed, [UNKNOWN]: 5 }), pointer: `${pointer}/${UNKNOWN}`, known });
    return fields.reduce(
      (all, [name, field]) =>
        all.concat(walk(field, (inner) => around({ ...fixed, [name]: inner }), `${pointer}/${name}`)),
      places,
    );
  };
  return walk(root, (inner) => inner, '');
}

function refusalOf(part: 'query' | 'body', schema: z.ZodType | undefined, input: unknown): unknown {
  try {
    return checkedInput(part, schema, input);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { code: error.code, status: statusOf(error.code), errors: error.extensions['errors'] };
  }
}

const listed = ({ pointer, known }: Omit<Place, 'input'>) => [{ pointer, rule: 'unknown-field', known }];
const bodies = ROUTES.flatMap(({ method, path, body }) => (body ? [{ name: `${method} ${path}`, body }] : []));

describe('what nobody reads', () => {
  it.each(ROUTES.map((route) => [`${route.method} ${route.path}`, route] as const))(
    'is refused in the query of %s, with the parameters that are known',
    (_, { query }) => {
      const known = query ? (placesOf(query)[0]?.known ?? []) : [];
      expect(refusalOf('query', query, { [UNKNOWN]: '5' })).toEqual({
        code: 'parameters.unknown',
        status: 422,
        errors: listed({ pointer: `/${UNKNOWN}`, known }),
      });
    },
  );

  it.each(bodies.map(({ name, body }) => [name, body] as const))(
    'is refused at any depth of the body of %s, with the fields that are known there',
    (_, body) => {
      const places = placesOf(body);
      expect(places).not.toEqual([]);
      for (const { input, ...place } of places) {
        expect(refusalOf('body', body, input)).toEqual({
          code: 'body.unknown-field',
          status: 422,
          errors: listed(place),
        });
      }
    },
  );
});
