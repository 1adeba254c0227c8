import {
  isProjected,
  reachesOf,
  rowsOf,
  type ProjectedEvent,
  type ReadTable,
  type RowsByTable,
} from '@yishen/read-model';
import { readFromLog, type ReadStreams, type Session } from './streamReading';
import { writeStatement, type Statement } from './tableStatements';

/**
 * Brings the tables of a build to where events of the log bring their streams: one statement reads what came before in those
 * streams, they are folded in memory, one statement writes what is new. Applying an event again changes nothing.
 */
export async function applyBatch(
  session: Session,
  build: number,
  tables: readonly ReadTable[],
  events: readonly ProjectedEvent[],
  read: ReadStreams = readFromLog,
): Promise<void> {
  const reaches = reachesOf(events.filter(({ stream }) => isProjected(tables, stream)));
  if (reaches.size === 0) return;
  await writeRows(session, build, rowsOf(tables, await read(session, reaches, events)));
}

async function writeRows(session: Session, build: number, rows: RowsByTable): Promise<void> {
  if (rows.size === 0) return;
  const { name, text } = writing([...rows.keys()], build);
  await session.query({ name, text, values: [...rows.values()].map((own) => JSON.stringify(own)) });
}

// A statement's text depends on the tables a batch touches: a few combinations for each build.
const statements = new Map<string, Statement>();

function writing(tables: readonly ReadTable[], build: number): Statement {
  const key = `${build} ${tables.map((table) => table.name).join(' ')}`;
  const known = statements.get(key) ?? writeStatement(tables, build);
  statements.set(key, known);
  return known;
}
