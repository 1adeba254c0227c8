import type { z } from 'zod';

/** The fields of a row, or of a command's result, that an answer shows: those that its schema names. */
export function shownFields<Row extends object, Shape extends z.ZodRawShape>(
  row: Row,
  { shape }: z.ZodObject<Shape>,
): Pick<Row, Extract<keyof Row, keyof Shape>> {
  const shown = Object.entries(row).filter(([name]) => Object.hasOwn(shape, name));
  return Object.fromEntries(shown) as Pick<Row, Extract<keyof Row, keyof Shape>>;
}
