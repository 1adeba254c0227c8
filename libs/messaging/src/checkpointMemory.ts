import type { Checkpoint, Checkpoints, ParkedStream } from './checkpoint';

export interface MemoryTransaction<Rows> {
  rows: Rows;
}

interface Stored<Rows> {
  rows: Rows;
  checkpoints: Map<string, Checkpoint[]>;
  parked: Map<string, Map<string, ParkedStream>>;
}

interface Working<Rows> extends MemoryTransaction<Rows>, Stored<Rows> {}

/** Keeps checkpoints in memory beside the caller's rows; a transaction works on a copy that replaces both or neither. */
export function memoryCheckpoints<Rows>(initial: Rows): Checkpoints<MemoryTransaction<Rows>> & { rows(): Rows } {
  let stored: Stored<Rows> = { rows: initial, checkpoints: new Map(), parked: new Map() };
  let queue: Promise<unknown> = Promise.resolve();
  const working = (tx: MemoryTransaction<Rows>): Working<Rows> => tx as Working<Rows>;
  const parkedIn = (state: Stored<Rows>, projection: string): Map<string, ParkedStream> => {
    const found = state.parked.get(projection) ?? new Map<string, ParkedStream>();
    state.parked.set(projection, found);
    return found;
  };
  const rowsIn = (state: Stored<Rows>, projection: string): Checkpoint[] => state.checkpoints.get(projection) ?? [];

  return {
    rows: () => stored.rows,
    transaction: (work) => {
      const result = queue.then(async () => {
        const copy = structuredClone(stored);
        const value = await work(copy);
        stored = copy;
        return value;
      });
      queue = result.catch(() => undefined);
      return result;
    },
    attempt: async (tx, work) => {
      const state = working(tx);
      const before = structuredClone({ rows: state.rows, checkpoints: state.checkpoints, parked: state.parked });
      try {
        await work();
      } catch (error) {
        Object.assign(state, before);
        throw error;
      }
    },
    prepare: (tx, projection, { partitions, epoch }) => {
      const rows = rowsIn(working(tx), projection);
      for (let partition = rows.length; partition < partitions; partition += 1) {
        rows.push({ partition, epoch, nextOffset: 0n, lastPosition: 0n, watermark: 0n });
      }
      working(tx).checkpoints.set(projection, rows);
      return Promise.resolve([...rows]);
    },
    lock: (tx, projection, partitions) =>
      Promise.resolve(rowsIn(working(tx), projection).filter((row) => partitions.includes(row.partition))),
    save: (tx, projection, checkpoints) => {
      const changed = new Map(checkpoints.map((row) => [row.partition, row]));
      const rows = rowsIn(working(tx), projection).map((row) => changed.get(row.partition) ?? row);
      working(tx).checkpoints.set(projection, rows);
      return Promise.resolve();
    },
    read: (projection) => Promise.resolve([...rowsIn(stored, projection)]),
    reset: (tx, projection, epoch) => {
      const state = working(tx);
      const rows = rowsIn(state, projection);
      parkedIn(state, projection).clear();
      const fresh = { epoch, lastPosition: 0n, watermark: 0n };
      state.checkpoints.set(
        projection,
        rows.map((row) => ({ ...row, ...fresh })),
      );
      return Promise.resolve();
    },
    parkedAmong: (tx, projection, streams) => {
      const parked = parkedIn(working(tx), projection);
      return Promise.resolve(new Set(streams.filter((stream) => parked.has(stream))));
    },
    park: (tx, projection, parked) => {
      const all = parkedIn(working(tx), projection);
      const attempts = (all.get(parked.stream)?.attempts ?? 0) + 1;
      all.set(parked.stream, { ...parked, since: '', attempts });
      return Promise.resolve();
    },
    lockParked: (tx, projection, stream) => Promise.resolve(parkedIn(working(tx), projection).get(stream)),
    unpark: (tx, projection, stream) => {
      parkedIn(working(tx), projection).delete(stream);
      return Promise.resolve();
    },
    parked: (projection) => Promise.resolve([...parkedIn(stored, projection).values()]),
  };
}
