import { message } from '@yishen/catalogue';

/** An actor with the name to show: a member of staff's own, the engine's common one, and otherwise the id as it is. */
export function shownActor(id: string, names: ReadonlyMap<string, string>): { id: string; displayName: string } {
  const unnamed = id.startsWith('engine:') ? message('actor.engine', 'zh') : id;
  return { id, displayName: names.get(id) ?? unnamed };
}
