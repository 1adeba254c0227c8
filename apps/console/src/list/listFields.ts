import type { ListColumn } from './ListTable';

type Shown<Row> = ListColumn<Row> | readonly ListColumn<Row>[] | keyof Row | null;

/** Where each field of a row is shown: in columns of its own, in that of another field, or nowhere in the list (`null`). */
export type ListFields<Row> = Readonly<Record<keyof Row, Shown<Row>>>;

/** The columns of a list, in the order of its fields. */
export function columnsOf<Row>(fields: ListFields<Row>): readonly ListColumn<Row>[] {
  return Object.values<Shown<Row>>({ ...fields }).flatMap((shown) =>
    typeof shown === 'object' && shown !== null ? shown : [],
  );
}
