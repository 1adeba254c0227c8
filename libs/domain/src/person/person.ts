import { isErasureGround, type ErasureGround } from '@yishen/statute';
import type { DomainEvent } from '../event';
import { Rejected } from '../rejected';

/** Somebody asked that a person's data be erased. */
export type PersonErasureRequested = DomainEvent<
  'PersonErasureRequested',
  { readonly person: string; readonly by: string; readonly ground: ErasureGround }
>;

/** A second person confirmed the erasure: the keys are deleted and no figure changes. */
export type PersonErased = DomainEvent<'PersonErased', { readonly person: string; readonly by: string }>;

/** Every event of a person's stream. */
export type PersonEvent = PersonErasureRequested | PersonErased;

/** A person as the erasure commands see them. */
export type Person =
  | { readonly status: 'kept' }
  | { readonly status: 'erasureRequested'; readonly by: string }
  | { readonly status: 'erased' };

/** A person nobody asked to erase. */
export const KEPT_PERSON: Person = { status: 'kept' };

/** Asks for the erasure on one of the law's grounds; free text is not taken, since it could name the person again. */
export interface RequestPersonErasure {
  readonly type: 'RequestPersonErasure';
  readonly person: string;
  readonly by: string;
  readonly ground: string;
}

/** Confirms the erasure; the person who asked may not. */
export interface ConfirmPersonErasure {
  readonly type: 'ConfirmPersonErasure';
  readonly person: string;
  readonly by: string;
}

/** Every command of a person's stream. */
export type PersonCommand = RequestPersonErasure | ConfirmPersonErasure;

/** Folds one event into the person; never throws. */
export function evolvePerson(state: Person, event: PersonEvent): Person {
  switch (event.type) {
    case 'PersonErasureRequested':
      return { status: 'erasureRequested', by: event.data.by };
    case 'PersonErased':
      return { status: 'erased' };
    default:
      return state;
  }
}

/** Decides the two steps of an erasure (《个人信息保护法》第四十七条): two different people. Throws `Rejected`. */
export function decidePerson(commands: readonly PersonCommand[], state: Person): readonly PersonEvent[] {
  const events: PersonEvent[] = [];
  let after = state;
  for (const command of commands) {
    const event = decideOne(command, after);
    events.push(event);
    after = evolvePerson(after, event);
  }
  return events;
}

function decideOne(command: PersonCommand, state: Person): PersonEvent {
  if (state.status === 'erased') throw new Rejected('person.already-erased');
  switch (command.type) {
    case 'RequestPersonErasure': {
      const { person, by, ground } = command;
      if (!isErasureGround(ground)) throw new Rejected('person.ground-unknown', { ground });
      return { type: 'PersonErasureRequested', schema: 1, data: { person, by, ground } };
    }
    case 'ConfirmPersonErasure': {
      const { person, by } = command;
      if (state.status !== 'erasureRequested') throw new Rejected('person.erasure-not-requested');
      if (state.by === by) throw new Rejected('person.needs-second-person');
      return { type: 'PersonErased', schema: 1, data: { person, by } };
    }
  }
}
