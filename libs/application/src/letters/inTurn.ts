const queues = new WeakMap<object, Map<string, Promise<unknown>>>();

/** Runs an owner's works of one name one after the other; works of other names go on meanwhile. */
export async function inTurn<T>(owner: object, name: string, work: () => Promise<T>): Promise<T> {
  const queue = queues.get(owner) ?? new Map<string, Promise<unknown>>();
  queues.set(owner, queue);
  const before = queue.get(name);
  const turn = (async () => {
    await before?.catch(() => undefined);
    return work();
  })();
  queue.set(name, turn);
  try {
    return await turn;
  } finally {
    if (queue.get(name) === turn) queue.delete(name);
  }
}
