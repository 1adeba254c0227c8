import { Controller, Inject } from '@nestjs/common';
import { Pool } from 'pg';
import { type Caller, type Commands, type Loaded, SEALED_FIELDS } from '@yishen/application';
import { mayDo, settingsOf, type Agency, type ChosenSetting } from '@yishen/domain';
import { SETTINGS as RULES, SETTING_ORDER, type Setting, type SettingKey } from '@yishen/statute';
import { displayNames } from '@yishen/accounts';
import { recordUnsealing, type Vault } from '@yishen/vault';
import { COMMANDS, Clock, VAULT } from '../parts.module';
import { Input, Route, type AnswerOf, type InputOf } from '../http/route';
import { shownActor } from '../http/shownActor';
import { CHANGE_SETTING, SETTINGS } from './agencySettings.routes';

type Chosen = readonly [SettingKey, ChosenSetting][];

/** What an agency chose where the law is silent (domain.md §9). */
@Controller()
export class AgencySettingsController {
  constructor(
    @Inject(COMMANDS) private readonly commands: Commands,
    @Inject(VAULT) private readonly vault: Vault,
    private readonly pool: Pool,
    private readonly clock: Clock,
  ) {}

  @Route(SETTINGS)
  async settings(@Input() { caller, params }: InputOf<typeof SETTINGS>): Promise<AnswerOf<typeof SETTINGS>> {
    const loaded = await this.commands.loadAgency(caller, params.agencyId);
    const { state, version } = loaded;
    const chosen = Object.entries(state.status === 'registered' ? state.chosen : {}) as unknown as Chosen;
    const names = await displayNames(this.pool, [...new Set(chosen.map(([, { by }]) => by))]);
    const reasons = await this.reasons(caller, loaded, chosen);
    const values = settingsOf(state);
    const changes = new Map(
      chosen.map(([key, { by, since }]) => [
        key,
        { since, by: shownActor(by, names), reason: reasons.get(key) ?? null },
      ]),
    );
    return {
      settings: SETTING_ORDER.map((key) => ({
        ...described(key, RULES[key]),
        value: values[key],
        changed: changes.get(key) ?? null,
      })),
      version,
    };
  }

  @Route(CHANGE_SETTING)
  change(
    @Input() { caller, commandId, expectedVersion, params, body }: InputOf<typeof CHANGE_SETTING>,
  ): Promise<AnswerOf<typeof CHANGE_SETTING>> {
    const input = { ...params, ...body, expectedVersion };
    return this.commands.changeAgencySetting(caller, commandId, input);
  }

  // Free text can name a person: opened for those who could have written it, and the look is recorded before it is shown.
  private async reasons(
    caller: Caller,
    { id, stream }: Loaded<Agency>,
    chosen: Chosen,
  ): Promise<ReadonlyMap<SettingKey, string>> {
    const given = chosen.flatMap(([key, { reason }]) => (reason ? [{ key, reason }] : []));
    if (given.length === 0 || !mayDo(caller.principal, 'agency.changeSetting', id)) return new Map();
    const field = SEALED_FIELDS.settingReason;
    const texts = await this.vault.unsealMany(given.map(({ reason }) => ({ sealed: reason, field })));
    const look = { at: this.clock.now(), actor: caller.principal.userId, agency: id, stream, fields: [field] };
    await recordUnsealing(this.pool, [{ ...look, purpose: 'agency.settings' }]);
    return new Map(given.flatMap(({ key }, at) => (texts[at] === undefined ? [] : [[key, texts[at]]])));
  }
}

function described(key: SettingKey, setting: Setting) {
  const { label, source, question = null, kind } = setting;
  return {
    key,
    label,
    source,
    question,
    kind,
    range: setting.kind === 'workingDays' ? { from: setting.from, to: setting.to } : null,
    choices:
      setting.kind === 'choice'
        ? Object.entries(setting.choices).map(([value, named]) => ({ value, label: named }))
        : [],
    default: setting.default,
  };
}
