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
export function unknownFields(schema: z.core.$ZodType, value: unknown, path: Path = []): readonly UnknownField[] {
  const inner = unwrapped(schema);
  if (inner instanceof z.ZodArray && Array.isArray(value)) {
    return value.flatMap((item, at) => unknownFields(inner.element, item, [...path, at]));
  }
  if (!isFields(value)) return [];
  if (inner instanceof z.ZodRecord) {
    return Object.entries(value).flatMap(([name, part]) => unknownFields(inner.valueType, part, [...path, name]));
  }
  if (inner instanceof z.ZodDiscriminatedUnion) {
    const option = inner.options.find((one) => isOf(one, inner.def.discriminator, value));
    return option ? unknownFields(option, value, path) : [];
  }
  return inner instanceof z.ZodObject ? unknownIn(inner, value, path) : [];
}

function unknownIn(schema: z.ZodObject, value: Fields, path: Path): readonly UnknownField[] {
  const shape: Readonly<Record<string, z.core.$ZodType>> = schema.shape;
  const known = Object.keys(shape);
  return Object.entries(value).flatMap(([name, part]): readonly UnknownField[] => {
    const field = Object.hasOwn(shape, name) ? shape[name] : undefined;
    if (field) return unknownFields(field, part, [...path, name]);
    return [{ pointer: pointerOf([...path, name]), rule: 'unknown-field', known }];
  });
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
