import { agencyStream, decideAgency } from '@yishen/domain';
import { requirePermission, type Caller } from './access';
import { AGENCY_FOLD } from './contexts';
import type { CommandAnswer, Desk } from './desk';
import { SEALED_FIELDS, agencyKey } from './sealedFields';
import { sealedUnder } from './sealing';
import { execute } from './steps';

/** A change of a setting. */
export interface SettingChange {
  readonly agencyId: string;
  readonly setting: string;
  readonly value: unknown;
  /** Free text; sealed with the agency's own key. */
  readonly reason?: string | undefined;
  readonly expectedVersion?: number | undefined;
}

/** The command methods of an agency's settings, which apply where the law is silent. */
export function agencySettingCommands(desk: Desk) {
  return {
    /** Changes a setting; it holds from then on, also for open cases, whose deadlines a rollout derives again at once. */
    changeAgencySetting: async (
      caller: Caller,
      commandId: string,
      { agencyId, setting, value, reason, expectedVersion }: SettingChange,
    ): Promise<CommandAnswer> => {
      requirePermission(caller, 'agency.changeSetting', agencyId);
      const answer = await execute(desk, {
        caller,
        commandId,
        act: 'agency.changeSetting',
        body: { setting, value, reason },
        id: agencyId,
        stream: agencyStream(agencyId),
        fold: AGENCY_FOLD,
        within: agencyId,
        expectedVersion,
        prepare: () =>
          sealedUnder(desk, { keyId: agencyKey(agencyId), agency: agencyId }, (seal) => ({
            type: 'ChangeAgencySetting' as const,
            setting,
            value,
            by: caller.principal.userId,
            ...(reason ? { reason: seal(SEALED_FIELDS.settingReason, reason) } : {}),
          })),
        decide: (state, { context }, command) => decideAgency([command], state, context),
      });
      desk.contexts.forget();
      return answer;
    },
  };
}
