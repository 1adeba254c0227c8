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
  const parkedIn = (state: Stored<Rows>, consumer: string): Map<string, ParkedStream> => {
    const found = state.parked.get(consumer) ?? new Map<string, ParkedStream>();
    state.parked.set(consumer, found);
    return found;
  };
  const rowsIn = (state: Stored<Rows>, consumer: string): Checkpoint[] => state.checkpoints.get(consumer) ?? [];

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
    prepare: (tx, consumer, { partitions, epoch }) => {
      const rows = rowsIn(working(tx), consumer);
      for (let partition = rows.length; partition < partitions; partition += 1) {
        rows.push({ partition, epoch, nextOffset: 0n, lastPosition: 0n, watermark: 0n });
      }
      working(tx).checkpoints.set(consumer, rows);
      return Promise.resolve([...rows]);
    },
    lock: (tx, consumer, partitions) =>
      Promise.resolve(rowsIn(working(tx), consumer).filter((row) => partitions.includes(row.partition))),
    save: (tx, consumer, checkpoints) => {
      const changed = new Map(checkpoints.map((row) => [row.partition, row]));
      const rows = rowsIn(working(tx), consumer).map((row) => changed.get(row.partition) ?? row);
      working(tx).checkpoints.set(consumer, rows);
      return Promise.resolve();
    },
    read: (consumer) => Promise.resolve([...rowsIn(stored, consumer)]),
    reset: (tx, consumer, epoch) => {
      const state = working(tx);
      const rows = rowsIn(state, consumer);
      parkedIn(state, consumer).clear();
      const fresh = { epoch, lastPosition: 0n, watermark: 0n };
      state.checkpoints.set(
        consumer,
        rows.map((row) => ({ ...row, ...fresh })),
      );
      return Promise.resolve();
    },
    parkedAmong: (tx, consumer, streams) => {
      const parked = parkedIn(working(tx), consumer);
      return Promise.resolve(new Set(streams.filter((stream) => parked.has(stream))));
    },
    park: (tx, consumer, parked) => {
      const all = parkedIn(working(tx), consumer);
      const attempts = (all.get(parked.stream)?.attempts ?? 0) + 1;
      all.set(parked.stream, { ...parked, since: '', attempts });
      return Promise.resolve();
    },
    lockParked: (tx, consumer, stream) => Promise.resolve(parkedIn(working(tx), consumer).get(stream)),
    unpark: (tx, consumer, stream) => {
      parkedIn(working(tx), consumer).delete(stream);
      return Promise.resolve();
    },
    parked: (consumer) => Promise.resolve([...parkedIn(stored, consumer).values()]),
  };
}
