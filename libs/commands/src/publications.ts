import {
  UNRECORDED_PUBLICATION,
  decidePublication,
  evolvePublication,
  publicationStream,
  type Publication,
  type PublicationCommand,
  type PublicationEvent,
} from '@yishen/domain';
import type { Caller } from './access';
import { execute, type CommandAnswer, type Desk, type Fold } from './desk';

/** How a year's published figures are folded. */
export const PUBLICATION_FOLD: Fold<Publication, PublicationEvent> = {
  initial: UNRECORDED_PUBLICATION,
  evolve: evolvePublication,
};

/** Names the figures of an agency's year. */
export interface PublicationYear {
  readonly agencyId: string;
  readonly year: number;
  readonly expectedVersion?: number | undefined;
}

/** The command methods of table two's figures. */
export function publicationCommands(desk: Desk) {
  const record = (
    caller: Caller,
    commandId: string,
    { agencyId, year, expectedVersion, ...body }: PublicationYear,
    commands: readonly PublicationCommand[],
  ): Promise<CommandAnswer> =>
    execute(desk, {
      caller,
      commandId,
      act: 'publication.record',
      body,
      id: `${agencyId}-${year}`,
      stream: publicationStream(agencyId, year),
      fold: PUBLICATION_FOLD,
      scope: agencyId,
      expectedVersion,
      decide: (state, context) => decidePublication(commands, state, context),
    });

  return {
    /** Records figures of table two for a year (条例 第二十条); a zero is recorded like any other value. */
    recordFigures: (
      caller: Caller,
      commandId: string,
      input: PublicationYear & { readonly figures: Readonly<Record<string, string>> },
    ): Promise<CommandAnswer> => {
      const { agencyId, year } = input;
      const commands = Object.entries(input.figures).map(([figure, value]): PublicationCommand => ({
        type: 'RecordPublicationFigure',
        agencyId,
        year,
        figure,
        value,
      }));
      return record(caller, commandId, input, commands);
    },

    /** Confirms that every figure not recorded yet is zero: unrecorded is not zero until somebody says so. */
    confirmNothingToReport: (caller: Caller, commandId: string, input: PublicationYear): Promise<CommandAnswer> => {
      const { agencyId, year, expectedVersion } = input;
      const confirm: PublicationCommand = { type: 'ConfirmNothingToReport', agencyId, year };
      const confirmation = { agencyId, year, expectedVersion, confirms: 'nothingToReport' };
      return record(caller, commandId, confirmation, [confirm]);
    },
  };
}
