import {
  KEPT_PERSON,
  decidePerson,
  evolvePerson,
  personStream,
  recordCorrectionStream,
  requestStream,
  type Person,
  type PersonCommand,
  type PersonEvent,
} from '@yishen/domain';
import type { RecordedEvent } from '@yishen/event-store';
import { requirePermission, type Caller } from './access';
import { CommandError } from './commandError';
import type { CommandAnswer, Desk } from './desk';
import type { Fold } from './folds';
import { personKey, proceedingKey, requestKey, sealingKeys } from './sealedFields';
import { execute } from './steps';

/** The fold of a person's erasure. */
const PERSON_FOLD: Fold<Person, PersonEvent> = { initial: KEPT_PERSON, evolve: evolvePerson };

/** The command methods of erasure (《个人信息保护法》第四十七条): one person asks, another confirms. */
export function personCommands(desk: Desk) {
  return {
    /** Asks that a person's data be erased. */
    requestPersonErasure: async (
      caller: Caller,
      commandId: string,
      { person, ground }: { readonly person: string; readonly ground: string },
    ): Promise<CommandAnswer> => {
      const { agencyId } = await traceOf(desk, person);
      requirePermission(caller, 'person.requestErasure', agencyId);
      const by = caller.principal.userId;
      const command: PersonCommand = { type: 'RequestPersonErasure', person, by, ground };
      return executeOn(desk, caller, commandId, { agencyId, person, body: { ground }, command });
    },

    /**
     * Confirms the erasure; the keys are destroyed after the append. If the process dies between the two, the worker finishes the
     * work on reading the event (`finishPersonErasure`).
     */
    confirmPersonErasure: async (
      caller: Caller,
      commandId: string,
      { person }: { readonly person: string },
    ): Promise<CommandAnswer> => {
      const { agencyId, keys } = await traceOf(desk, person);
      requirePermission(caller, 'person.confirmErasure', agencyId);
      const command: PersonCommand = { type: 'ConfirmPersonErasure', person, by: caller.principal.userId };
      const answer = await executeOn(desk, caller, commandId, { agencyId, person, body: {}, command });
      await desk.vault.erase(keys);
      return answer;
    },

    /** Destroys the keys of a person whose erasure is in the log; otherwise does nothing. Repeating it is harmless. */
    finishPersonErasure: async (caller: Caller, { person }: { readonly person: string }): Promise<void> => {
      const { agencyId, keys } = await traceOf(desk, person);
      requirePermission(caller, 'person.finishErasure', agencyId);
      const events = await desk.store.readStream(personStream(person));
      const state = events.reduce(
        (folded, event) => evolvePerson(folded, event as unknown as PersonEvent),
        KEPT_PERSON,
      );
      if (state.status === 'erased') await desk.vault.erase(keys);
    },
  };
}

interface ErasureStep {
  readonly agencyId: string;
  readonly person: string;
  readonly body: object;
  readonly command: PersonCommand;
}

function executeOn(desk: Desk, caller: Caller, commandId: string, step: ErasureStep): Promise<CommandAnswer> {
  const { agencyId, person, body, command } = step;
  const requesting = command.type === 'RequestPersonErasure';
  return execute(desk, {
    caller,
    commandId,
    act: requesting ? 'person.requestErasure' : 'person.confirmErasure',
    body,
    id: person,
    stream: personStream(person),
    fold: PERSON_FOLD,
    scope: agencyId,
    decide: (state) => decidePerson([command], state),
  });
}

// A person has the id of the request, or of the application to correct a record, that named them first. Its free text and scan,
// and those of the proceedings about it, may name them too, so every key that seals something there goes with their own.
async function traceOf(desk: Desk, person: string): Promise<{ agencyId: string; keys: readonly string[] }> {
  const requested = await desk.store.readStream(requestStream(person));
  const events = requested.length > 0 ? requested : await desk.store.readStream(recordCorrectionStream(person));
  const agencyId = events[0]?.scope;
  if (agencyId === undefined) throw new CommandError('stream.unknown');
  // The split-off requests ask for parts of the same, so their own text goes too.
  const parts = events.flatMap(({ type, data }) => (type === 'RequestSplit' ? (data['into'] as string[]) : []));
  const inParts = await Promise.all(parts.map((part) => desk.store.readStream(requestStream(part))));
  const letters = requested.length > 0 ? [] : await lettersOnCorrection(desk, person, events[0]?.data['request']);
  const sealed = [...events, ...inParts.flat(), ...letters].flatMap((event) => sealingKeys(event.data));
  return { agencyId, keys: [...new Set([personKey(person), requestKey(person), proceedingKey(person), ...sealed])] };
}

// The letters on an application to correct a record stand among those of the request that it names.
async function lettersOnCorrection(desk: Desk, id: string, request: unknown): Promise<readonly RecordedEvent[]> {
  if (typeof request !== 'string') return [];
  const events = await desk.store.readStream(request);
  return events.filter(
    ({ type, data }) => type === 'LetterIssued' && (data['about'] as { source?: unknown }).source === id,
  );
}
