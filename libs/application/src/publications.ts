import {
  EMPTY_NORM_REGISTER,
  UNRECORDED_PUBLICATION,
  decideNorm,
  decidePublication,
  evolveNormRegister,
  evolvePublication,
  normFigures,
  normRegisterStream,
  publicationStream,
  type NormCommand,
  type NormEvent,
  type NormRegister,
  type Publication,
  type PublicationCommand,
  type PublicationEvent,
} from '@yishen/domain';
import type { PublicationFigure } from '@yishen/statute';
import { requirePermission, type Caller } from './access';
import { type CommandAnswer, type Desk } from './desk';
import { folded, type Fold } from './folds';
import { SEALED_FIELDS, agencyKey } from './sealedFields';
import { sealedUnder } from './sealing';
import { execute } from './steps';

/** The fold of a year's published figures. */
export const PUBLICATION_FOLD: Fold<Publication, PublicationEvent> = {
  initial: UNRECORDED_PUBLICATION,
  evolve: evolvePublication,
};

/** The fold of a register of documents. */
export const NORM_FOLD: Fold<NormRegister, NormEvent> = { initial: EMPTY_NORM_REGISTER, evolve: evolveNormRegister };

/** An entry of the register as it is sent: its reason in clear. */
export type NormInput = NormCommand extends infer C
  ? C extends NormCommand
    ? { readonly [K in keyof C]: K extends 'reason' ? string : C[K] }
    : never
  : never;

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
      decide: (state, { context }) => decidePublication(commands, state, context),
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

    /** Enters a 规章 or 行政规范性文件 in the agency's register, records its repeal, or amends an entry (条例 第二十条第一项). */
    recordNorm: (caller: Caller, commandId: string, input: NormInput): Promise<CommandAnswer> => {
      const { agencyId } = input;
      return execute(desk, {
        caller,
        commandId,
        act: 'publication.record',
        body: input,
        id: agencyId,
        stream: normRegisterStream(agencyId),
        fold: NORM_FOLD,
        scope: agencyId,
        prepare: () =>
          sealedUnder(desk, { keyId: agencyKey(agencyId), agency: agencyId }, (seal): NormCommand =>
            input.type === 'AmendNorm' ? { ...input, reason: seal(SEALED_FIELDS.normReason, input.reason) } : input,
          ),
        decide: (state, { context }, command) => decideNorm(command, state, context),
      });
    },

    /**
     * Confirms that every figure not recorded yet is zero, except those that the register gives: a missing figure is not zero
     * until somebody says so.
     */
    confirmNothingToReport: async (
      caller: Caller,
      commandId: string,
      input: PublicationYear,
    ): Promise<CommandAnswer> => {
      const { agencyId, year, expectedVersion } = input;
      requirePermission(caller, 'publication.record', agencyId);
      const register = folded(await desk.store.readStream(normRegisterStream(agencyId)), NORM_FOLD).state;
      const registered = Object.keys(normFigures(register, year)) as PublicationFigure[];
      const confirm: PublicationCommand = { type: 'ConfirmNothingToReport', agencyId, year, registered };
      const confirmation = { agencyId, year, expectedVersion, confirms: 'nothingToReport' };
      return record(caller, commandId, confirmation, [confirm]);
    },
  };
}
