import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';

/** The column types that read tables use. */
export type ColumnType = 'text' | 'integer' | 'bigint' | 'boolean' | 'date' | 'timestamptz' | 'jsonb';

/** A column of a read table; `nullable` only where the row may lack the value. */
export interface Column {
  readonly type: ColumnType;
  readonly nullable?: true;
}

/** The shape of a read table, said once: the tables of a build, the view over them and the entity all derive from it. */
export interface ReadTable {
  readonly name: string;
  readonly columns: Readonly<Record<string, Column>>;
  readonly key: readonly string[];
  readonly indexes: readonly (readonly string[])[];
}

/** A read table with the type of its rows: no column too many, none too few. */
export interface ReadTableOf<Row> extends ReadTable {
  readonly columns: Readonly<Record<keyof Row & string, Column>>;
  readonly key: readonly (keyof Row & string)[];
  readonly indexes: readonly (readonly (keyof Row & string)[])[];
}

/** The name of a property as a column: `receivedOn` → `received_on`. */
export function columnName(property: string): string {
  return property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** The columns of a table as [property, column] in their order. */
export function columnsOf(table: ReadTable): [string, Column][] {
  return Object.entries(table.columns);
}

// An instant is text everywhere in this system; only the database keeps it as a timestamptz.
const INSTANT_AS_TEXT = {
  from: (value: Date | null): string | null => value?.toISOString() ?? null,
  to: (value: unknown): unknown => value,
};

/** The TypeORM entity of a read table: a view of the table's name, read only. */
export function entityOf<Row extends object>(table: ReadTableOf<Row>): EntitySchema<Row> {
  const columns = columnsOf(table).map(([property, { type, nullable }]) => {
    const options: EntitySchemaColumnOptions = {
      type,
      name: columnName(property),
      nullable: nullable === true,
      primary: (table as ReadTable).key.includes(property),
      ...(type === 'timestamptz' ? { transformer: INSTANT_AS_TEXT } : {}),
    };
    return [property, options] as const;
  });
  return new EntitySchema<Row>({
    name: table.name,
    tableName: table.name,
    columns: Object.fromEntries(columns) as never,
  });
}
