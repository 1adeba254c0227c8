import { pointerOf } from '@yishen/application';
import { z } from 'zod';

/** A field that nobody reads: where it stands, and which fields are known there. */
export interface UnknownField {
  readonly pointer: string;
  readonly rule: 'unknown-field';
  readonly known: readonly string[];
}

type Path = readonly (string | number)[];

/** Every field of a value, at any depth, that its schema does not know: one that is dropped in silence says something else than was meant. */
export function unknownFields(schema: z.core.$ZodType, value: unknown): readonly UnknownField[] {
  return unknownBelow(schema, value, []);
}

function unknownBelow(schema: z.core.$ZodType, value: unknown, path: Path): readonly UnknownField[] {
  // Before the schema is asked what it is: most values are plain, and zod answers instanceof by a search.
  if (typeof value !== 'object' || value === null) return [];
  const inner = unwrapped(schema);
  if (Array.isArray(value)) {
    if (!(inner instanceof z.ZodArray)) return [];
    return value.flatMap((item, at) => unknownBelow(inner.element, item, [...path, at]));
  }
  if (!isFields(value)) return [];
  if (inner instanceof z.ZodObject) return unknownIn(inner, value, path);
  if (inner instanceof z.ZodRecord) {
    return Object.entries(value).flatMap(([name, part]) => unknownBelow(inner.valueType, part, [...path, name]));
  }
  if (inner instanceof z.ZodDiscriminatedUnion) {
    const option = inner.options.find((one) => isOf(one, inner.def.discriminator, value));
    return option ? unknownBelow(option, value, path) : [];
  }
  return [];
}

function unknownIn(schema: z.ZodObject, value: Fields, path: Path): readonly UnknownField[] {
  const shape: Readonly<Record<string, z.core.$ZodType>> = schema.shape;
  const found: UnknownField[] = [];
  for (const [name, part] of Object.entries(value)) {
    const field = Object.hasOwn(shape, name) ? shape[name] : undefined;
    if (!field) {
      found.push({ pointer: pointerOf([...path, name]), rule: 'unknown-field', known: Object.keys(shape) });
    } else if (typeof part === 'object') {
      found.push(...unknownBelow(field, part, [...path, name]));
    }
  }
  return found;
}

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isOf(option: z.core.$ZodType, discriminator: string, value: Fields): boolean {
  return (
    option instanceof z.ZodObject && z.safeParse(option.shape[discriminator] ?? z.never(), value[discriminator]).success
  );
}

function unwrapped(schema: z.core.$ZodType): z.core.$ZodType {
  const wraps = schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault;
  return wraps ? unwrapped(schema.unwrap()) : schema;
}
