import { isPlainDate, plainDate } from '@yishen/calendar';
import {
  Rejected,
  SYSTEM_SCOPE,
  UNKNOWN_USER,
  agencyStream,
  decideAgency,
  decideUser,
  evolveUser,
  superiorOn,
  userStream,
  type Agency,
  type User,
  type UserEvent,
} from '@yishen/domain';
import { createAccount, findAccount } from '@yishen/accounts';
import { EVERYWHERE, requirePermission, type Caller } from './access';
import { CommandError, errorCode } from './commandError';
import { AGENCY_FOLD } from './contexts';
import { type CommandAnswer, type Desk } from './desk';
import { folded, type Scoped, type Fold } from './folds';
import { newStreamId } from './identity';
import { execute } from './steps';

/** The fold of users. */
export const USER_FOLD: Fold<User, UserEvent> = { initial: UNKNOWN_USER, evolve: evolveUser };

/** A new account; everything but the fact that it exists stays out of the log. */
export interface RegisterUserInput {
  readonly loginName: string;
  readonly displayName: string;
  readonly password: string;
}

/** The command methods of agencies, accounts and roles. */
export function staffCommands(desk: Desk) {
  return {
    /** Sets up an agency. */
    registerAgency: (
      caller: Caller,
      commandId: string,
      input: { readonly name: string; readonly region: string },
    ): Promise<CommandAnswer> => {
      const id = newStreamId('agency', commandId);
      return execute(desk, {
        caller,
        commandId,
        act: 'agency.register',
        body: input,
        id,
        stream: agencyStream(id),
        fold: AGENCY_FOLD,
        scope: SYSTEM_SCOPE,
        within: EVERYWHERE,
        fresh: true,
        decide: (state, { context }) =>
          decideAgency([{ type: 'RegisterAgency', agencyId: id, ...input }], state, context),
      });
    },

    /**
     * Sets which agency consolidates an agency's report from a day on (条例 第四十九条第二款); `null` means none. Refuses a superior that
     * is, on that day, somewhere below the agency itself.
     */
    setAgencySuperior: async (
      caller: Caller,
      commandId: string,
      input: { readonly agencyId: string; readonly superior: string | null; readonly from: string },
    ): Promise<CommandAnswer> => {
      const { agencyId, superior, from } = input;
      requirePermission(caller, 'agency.setSuperior', EVERYWHERE);
      if (superior !== null) await requireAbove(desk, agencyId, superior, from);
      return execute(desk, {
        caller,
        commandId,
        act: 'agency.setSuperior',
        body: { superior, from },
        id: agencyId,
        stream: agencyStream(agencyId),
        fold: AGENCY_FOLD,
        within: EVERYWHERE,
        decide: (state, { context }) =>
          decideAgency([{ type: 'SetAgencySuperior', ...input, by: caller.principal.userId }], state, context),
      });
    },

    /** Gives a member of staff an account; the account comes before the event, so that a resent command completes a half-done one. */
    registerUser: (caller: Caller, commandId: string, input: RegisterUserInput): Promise<CommandAnswer> => {
      const id = newStreamId('user', commandId);
      const { loginName, displayName } = input;
      return execute(desk, {
        caller,
        commandId,
        act: 'user.register',
        // The password is left out: nothing derived from it leaves the account table.
        body: { loginName, displayName },
        id,
        stream: userStream(id),
        fold: USER_FOLD,
        scope: SYSTEM_SCOPE,
        within: EVERYWHERE,
        fresh: true,
        prepare: () => ({
          value: undefined,
          keep: async () => {
            await ensureAccount(desk, id, input);
            return true;
          },
        }),
        decide: (state) => decideUser([{ type: 'RegisterUser', userId: id }], state),
      });
    },

    /** Sets the roles of a member of staff in an agency; setting them for `'*'` (every agency) needs the right in every agency. */
    grantRoles: async (
      caller: Caller,
      commandId: string,
      {
        userId,
        agencyId,
        roles,
      }: { readonly userId: string; readonly agencyId: string; readonly roles: readonly string[] },
    ): Promise<CommandAnswer> => {
      requirePermission(caller, 'user.grantRoles', agencyId);
      if (agencyId !== EVERYWHERE) await requireAgency(desk, agencyId);
      return execute(desk, {
        caller,
        commandId,
        act: 'user.grantRoles',
        body: { agencyId, roles },
        id: userId,
        stream: userStream(userId),
        fold: USER_FOLD,
        scope: SYSTEM_SCOPE,
        within: agencyId,
        decide: (state) => decideUser([{ type: 'GrantRoles', userId, agencyId, roles }], state),
      });
    },
  };
}

async function ensureAccount(desk: Desk, userId: string, input: RegisterUserInput): Promise<void> {
  const { loginName, displayName, password } = input;
  const existing = await findAccount(desk.database, loginName);
  if (existing?.userId === userId) return;
  const now = new Date(desk.now());
  try {
    await createAccount(desk.database, { userId, loginName, displayName, password, now });
  } catch (error) {
    // Two copies of one command ran at the same time, and the other made the account.
    const made = errorCode(error) === 'login-name-taken' ? await findAccount(desk.database, loginName) : undefined;
    if (made?.userId !== userId) throw error;
  }
}

async function requireAgency(desk: Desk, agencyId: string): Promise<void> {
  const events = await desk.store.readStream(agencyStream(agencyId));
  if (events.length === 0) throw new CommandError('stream.unknown');
}

// Reading outside the append is safe: two agencies that set each other at one moment do no harm, as consolidation visits none twice.
async function requireAbove(desk: Desk, agencyId: string, superior: string, from: string): Promise<void> {
  for (let above: string | null = superior; above !== null;) {
    if (above === agencyId) throw new Rejected('agency.superior-cycle');
    const { state }: Scoped<Agency> = folded(await desk.store.readStream(agencyStream(above)), AGENCY_FOLD);
    if (state.status === 'unknown') throw new CommandError('stream.unknown');
    above = isPlainDate(from) ? superiorOn(state.superiors ?? [], plainDate(from)) : null;
  }
}
