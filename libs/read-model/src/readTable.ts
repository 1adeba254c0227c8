import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import type { Projection } from './projection';

/** The column types that read tables use. */
export type ColumnType = 'text' | 'integer' | 'bigint' | 'boolean' | 'date' | 'timestamptz' | 'jsonb';

/** A column of a read table; `nullable` only where the row may lack the value. */
export interface Column {
  readonly type: ColumnType;
  readonly nullable?: true;
}

/** What a read table looks like, said once: the tables of a build, the view over them and the entity all derive from it. */
interface Shape {
  readonly name: string;
  readonly columns: Readonly<Record<string, Column>>;
  readonly key: readonly string[];
  readonly indexes: readonly (readonly string[])[];
  /** The stream of a row `t` in SQL, where no column holds it. */
  readonly streamSql?: string;
}

/** A shape with the type of its rows: no column too many, none too few. */
interface ShapeOf<Row> extends Shape {
  readonly columns: Readonly<Record<keyof Row & string, Column>>;
  readonly key: readonly (keyof Row & string)[];
  readonly indexes: readonly (readonly (keyof Row & string)[])[];
}

/** A read table: its shape, what makes its rows, and the TypeORM entity that reads them through the view of its name. */
export interface ReadTable<Entity extends EntitySchema = EntitySchema> extends Shape {
  readonly projections: readonly Projection[];
  readonly entity: Entity;
}

/** Defines a read table. Give it a line in `readTables.ts`: from there it is built, filled, compared and read. */
export function readTable<Row extends object>(
  shape: ShapeOf<Row>,
  ...projections: readonly Projection[]
): ReadTable<EntitySchema<Row>> {
  return { ...shape, projections, entity: entityOf<Row>(shape) };
}

/** The name of a property as a column: `receivedOn` → `received_on`. */
export function columnName(property: string): string {
  return property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** The columns of a table as [property, column] in their order. */
export function columnsOf(table: Pick<ReadTable, 'columns'>): [string, Column][] {
  return Object.entries(table.columns);
}

// An instant is text everywhere in this system; only the database keeps it as a timestamptz.
const INSTANT_AS_TEXT = {
  from: (value: Date | null): string | null => value?.toISOString() ?? null,
  to: (value: unknown): unknown => value,
};

function entityOf<Row extends object>(shape: Shape): EntitySchema<Row> {
  const columns = columnsOf(shape).map(([property, { type, nullable }]) => {
    const options: EntitySchemaColumnOptions = {
      type,
      name: columnName(property),
      nullable: nullable === true,
      primary: shape.key.includes(property),
      ...(type === 'timestamptz' ? { transformer: INSTANT_AS_TEXT } : {}),
    };
    return [property, options] as const;
  });
  return new EntitySchema<Row>({
    name: shape.name,
    tableName: shape.name,
    columns: Object.fromEntries(columns) as never,
  });
}
