import {
  UNKNOWN_PROCEEDING,
  decideProceeding,
  evolveProceeding,
  proceedingStream,
  requestStream,
  type Proceeding,
  type ProceedingCommand,
  type ProceedingEvent,
} from '@yishen/domain';
import { requireAct, type Caller } from './access';
import { CommandError } from './commandError';
import { execute, type CommandAnswer, type Desk, type Fold } from './desk';
import { newStreamId } from './identity';
import type { OnExisting } from './requests';

/** How proceedings are folded. */
export const PROCEEDING_FOLD: Fold<Proceeding, ProceedingEvent> = {
  initial: UNKNOWN_PROCEEDING,
  evolve: evolveProceeding,
};

/** The facts of a conclusion. */
export interface ConclusionInput {
  readonly outcome: string;
  readonly concludedOn: string;
}

/** A proceeding as it is recorded. */
export interface OpenProceedingInput {
  readonly agencyId: string;
  readonly kind: string;
  readonly openedOn: string;
  /** The id of the request it is about. */
  readonly request?: string | undefined;
  readonly followedBy?: readonly ({ readonly type: 'conclude' } & ConclusionInput)[] | undefined;
}

/** The command methods of proceedings. */
export function proceedingCommands(desk: Desk) {
  return {
    /** Records a reconsideration or a suit, with its conclusion when that is known, in one append (条例 第五十一条). */
    openProceeding: async (caller: Caller, commandId: string, input: OpenProceedingInput): Promise<CommandAnswer> => {
      const id = newStreamId('proceeding', commandId);
      const { agencyId, kind, openedOn, request } = input;
      requireAct(caller, 'proceeding.open', agencyId);
      if (request !== undefined) await requireRequestOf(desk, request, agencyId);
      const about = request === undefined ? {} : { request: requestStream(request) };
      const facts: ProceedingCommand[] = [
        { type: 'OpenProceeding', agencyId, kind, openedOn, ...about },
        ...(input.followedBy ?? []).map(({ outcome, concludedOn }) => concluding(outcome, concludedOn)),
      ];
      return execute(desk, {
        caller,
        commandId,
        act: 'proceeding.open',
        body: input,
        id,
        stream: proceedingStream(id),
        fold: PROCEEDING_FOLD,
        scope: agencyId,
        fresh: true,
        decide: (state, context) => decideProceeding(facts, state, context),
      });
    },

    /** Concludes a proceeding with its outcome. */
    concludeProceeding: (
      caller: Caller,
      commandId: string,
      { id, expectedVersion, ...body }: OnExisting & ConclusionInput,
    ): Promise<CommandAnswer> =>
      execute(desk, {
        caller,
        commandId,
        act: 'proceeding.conclude',
        body,
        id,
        stream: proceedingStream(id),
        fold: PROCEEDING_FOLD,
        expectedVersion,
        decide: (state, context) => decideProceeding([concluding(body.outcome, body.concludedOn)], state, context),
      }),
  };
}

function concluding(outcome: string, concludedOn: string): ProceedingCommand {
  return { type: 'ConcludeProceeding', outcome, concludedOn };
}

// Read outside the append: a request never changes its agency and never goes away.
async function requireRequestOf(desk: Desk, request: string, agencyId: string): Promise<void> {
  const [first] = await desk.store.readStream(requestStream(request));
  if (first?.scope !== agencyId) throw new CommandError('stream.unknown');
}
