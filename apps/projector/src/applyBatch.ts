import { COUNTER, LEDGER, type ReadTable } from '@yishen/read-model';
import { affectedBy, foldBatch, keyText, type Affected, type Written } from './batch';
import type { ProjectedEvent, Projection } from './projection';
import { loadStatement, writeStatement, type Statement } from './tableStatements';

/** A connection in a transaction; a `pg` client is one. */
export interface Session {
  query(statement: { name?: string; text: string; values?: unknown[] }): Promise<{ rows: unknown[] }>;
}

type Row = { readonly version: number };

/**
 * Applies events, in order per stream, to the tables of a build: one statement reads the rows they are about, the events are
 * folded in memory, one statement writes what changed. Applying an event again changes nothing.
 */
export async function applyBatch(
  session: Session,
  build: number,
  projections: readonly Projection[],
  events: readonly ProjectedEvent[],
): Promise<void> {
  const affected = affectedBy(projections, events);
  if (affected.length === 0) return;
  const rows = await loadRows(session, build, affected);
  const written = foldBatch(affected, (projection, key) => rows.get(projection)?.get(key));
  await writeRows(session, build, written);
}

async function loadRows(
  session: Session,
  build: number,
  affected: readonly Affected[],
): Promise<Map<Projection, Map<string, Row>>> {
  const { name, text } = cached(
    loads,
    affected.map(({ projection }) => projection.table),
    build,
    loadStatement,
  );
  const values = affected.flatMap(({ projection, keys }) =>
    projection.table.key.map((_, part) => [...keys.values()].map((key) => key[part])),
  );
  const result = await session.query({ name, text, values });
  const rows = new Map(affected.map(({ projection }) => [projection, new Map<string, Row>()]));
  for (const { n, row } of result.rows as { n: number; row: Row & Record<string, string | number> }[]) {
    const { projection } = affected[n]!;
    const key = projection.table.key.map((property) => row[property]);
    rows.get(projection)!.set(keyText(key), row);
  }
  return rows;
}

async function writeRows(session: Session, build: number, { rows, lines, counters }: Written): Promise<void> {
  const writes: [ReadTable, readonly object[]][] = [...rows].map(([projection, own]) => [projection.table, own]);
  if (lines.length > 0) writes.push([LEDGER, lines]);
  if (counters.length > 0) writes.push([COUNTER, counters]);
  if (writes.length === 0) return;
  const { name, text } = cached(
    writeTexts,
    writes.map(([table]) => table),
    build,
    writeStatement,
  );
  await session.query({ name, text, values: writes.map(([, own]) => JSON.stringify(own)) });
}

// A statement's text depends on the tables a batch touches: a few combinations for each build.
const loads = new Map<string, Statement>();
const writeTexts = new Map<string, Statement>();

function cached(
  statements: Map<string, Statement>,
  tables: readonly ReadTable[],
  build: number,
  make: (tables: readonly ReadTable[], build: number) => Statement,
): Statement {
  const key = `${build} ${tables.map((table) => table.name).join(' ')}`;
  const known = statements.get(key) ?? make(tables, build);
  statements.set(key, known);
  return known;
}
