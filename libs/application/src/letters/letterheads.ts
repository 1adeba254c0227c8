import { agencyStream, decideAgency, type LetterheadInput } from '@yishen/domain';
import { requirePermission, type Caller } from '../access';
import { AGENCY_FOLD } from '../contexts';
import type { CommandAnswer, Desk } from '../desk';
import { execute } from '../steps';

/** The command methods of an agency's letterhead. */
export function letterheadCommands(desk: Desk) {
  return {
    /** Sets the agency's letterhead: the prefix of its numbers, its contact, who reviews its acts. */
    setAgencyLetterhead: async (
      caller: Caller,
      commandId: string,
      {
        agencyId,
        letterhead,
        expectedVersion,
      }: {
        readonly agencyId: string;
        readonly letterhead: LetterheadInput;
        readonly expectedVersion?: number | undefined;
      },
    ): Promise<CommandAnswer> => {
      // Check before anything is read, so that another agency looks like an unknown one.
      requirePermission(caller, 'agency.setLetterhead', agencyId);
      const by = caller.principal.userId;
      const answer = await execute(desk, {
        caller,
        commandId,
        act: 'agency.setLetterhead',
        body: { letterhead },
        id: agencyId,
        stream: agencyStream(agencyId),
        fold: AGENCY_FOLD,
        within: agencyId,
        expectedVersion,
        decide: (state, { context }) => decideAgency([{ type: 'SetAgencyLetterhead', letterhead, by }], state, context),
      });
      desk.contexts.forget();
      return answer;
    },
  };
}
