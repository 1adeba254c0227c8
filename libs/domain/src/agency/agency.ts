import { plainDate, type Instant, type PlainDate } from '@yishen/calendar';
import {
  DEFAULT_SETTINGS,
  isSetting,
  isValueOf,
  type AgencySettings,
  type SettingKey,
  type SettingValue,
} from '@yishen/statute';
import type { DomainEvent } from '../event';
import { Rejected } from '../rejected';
import { dateOf } from '../request/context';
import type { Sealed } from '../sealed';
import { letterheadOf, sameLetterhead, type Letterhead, type LetterheadInput } from './letterhead';

/** An agency that answers requests was set up. */
export type AgencyRegistered = DomainEvent<
  'AgencyRegistered',
  { readonly agencyId: string; readonly name: string; readonly region: string }
>;

/** An agency changed a setting that the law leaves open; it holds from then on, also for open cases. */
export type AgencySettingChanged = DomainEvent<
  'AgencySettingChanged',
  {
    readonly setting: SettingKey;
    readonly value: SettingValue;
    readonly by: string;
    readonly at: Instant;
    readonly reason?: Sealed;
  }
>;

/** The letterhead of the agency was set; it holds for every letter issued from then on. */
export type AgencyLetterheadSet = DomainEvent<
  'AgencyLetterheadSet',
  { readonly letterhead: Letterhead; readonly by: string; readonly at: Instant }
>;

/** From a day on another agency consolidates this agency's report, or no agency does any more (条例 第四十九条第二款). */
export type AgencySuperiorSet = DomainEvent<
  'AgencySuperiorSet',
  { readonly superior: string | null; readonly from: PlainDate; readonly by: string }
>;

/** Every event of an agency's stream. */
export type AgencyEvent = AgencyRegistered | AgencySettingChanged | AgencyLetterheadSet | AgencySuperiorSet;

/** Which agency consolidates another's report from a day on; `null` means no agency. */
export interface Superior {
  readonly superior: string | null;
  readonly from: PlainDate;
}

/** The agency that consolidates on a day: the latest entry not after it counts, and of two for one day the one set last. */
export function superiorOn(superiors: readonly Superior[], day: PlainDate): string | null {
  const set = superiors.filter(({ from }) => from <= day);
  return (
    set.reduce<Superior | undefined>((last, one) => (!last || one.from >= last.from ? one : last), undefined)
      ?.superior ?? null
  );
}

/**
 * Whether another agency consolidates the report of a year (条例 第四十九条第二款). The superior at the end of the year counts, so an agency
 * that ceased or moved within the year reports there. Takes days as stored.
 */
export function isConsolidatedBy(
  superior: string,
  superiors: readonly { readonly superior: string | null; readonly from: string }[],
  year: number,
): boolean {
  const known = superiors.map((one) => ({ ...one, from: plainDate(one.from) }));
  return superiorOn(known, plainDate(`${year}-12-31`)) === superior;
}

/** The agencies whose cases a consolidated report of a year covers, at all levels: the superior first, each agency once. */
export function consolidatedAgencies(
  superior: string,
  all: readonly { readonly agencyId: string; readonly superiors: Parameters<typeof isConsolidatedBy>[1] }[],
  year: number,
): readonly string[] {
  const found = [superior];
  // The list grows during the loop, so that agencies below a found one are found too.
  for (const above of found) {
    const below = all.filter(({ superiors }) => isConsolidatedBy(above, superiors, year));
    found.push(...below.map(({ agencyId }) => agencyId).filter((agencyId) => !found.includes(agencyId)));
  }
  return found;
}

/** A setting that was changed, as it stands now. */
export interface ChosenSetting {
  readonly value: SettingValue;
  readonly by: string;
  readonly since: Instant;
  readonly reason?: Sealed;
}

/** An agency as `decide` needs it. */
export type Agency =
  | { readonly status: 'unknown' }
  | {
      readonly status: 'registered';
      readonly name: string;
      readonly region: string;
      readonly chosen: Readonly<Partial<Record<SettingKey, ChosenSetting>>>;
      readonly letterhead?: Letterhead;
      readonly superiors?: readonly Superior[];
    };

/** An agency nobody has registered yet. */
export const UNKNOWN_AGENCY: Agency = { status: 'unknown' };

/** Sets up an agency. */
export interface RegisterAgency {
  readonly type: 'RegisterAgency';
  readonly agencyId: string;
  readonly name: string;
  readonly region: string;
}

/** Changes a setting. */
export interface ChangeAgencySetting {
  readonly type: 'ChangeAgencySetting';
  readonly setting: string;
  readonly value: unknown;
  readonly by: string;
  readonly reason?: Sealed;
}

/** Sets the agency's letterhead. */
export interface SetAgencyLetterhead {
  readonly type: 'SetAgencyLetterhead';
  readonly letterhead: LetterheadInput;
  readonly by: string;
}

/** Sets which agency consolidates the agency's report from a day on. */
export interface SetAgencySuperior {
  readonly type: 'SetAgencySuperior';
  readonly agencyId: string;
  readonly superior: string | null;
  readonly from: string;
  readonly by: string;
}

/** Every command of an agency's stream. */
export type AgencyCommand = RegisterAgency | ChangeAgencySetting | SetAgencyLetterhead | SetAgencySuperior;

/** Folds one event into the agency; never throws. */
export function evolveAgency(state: Agency, event: AgencyEvent): Agency {
  switch (event.type) {
    case 'AgencyRegistered': {
      const { name, region } = event.data;
      return { status: 'registered', name, region, chosen: {} };
    }
    case 'AgencySettingChanged': {
      if (state.status === 'unknown') return state;
      const { setting, value, by, at: since, reason } = event.data;
      const choice: ChosenSetting = { value, by, since, ...(reason ? { reason } : {}) };
      return { ...state, chosen: { ...state.chosen, [setting]: choice } };
    }
    case 'AgencyLetterheadSet':
      return state.status === 'unknown' ? state : { ...state, letterhead: event.data.letterhead };
    case 'AgencySuperiorSet': {
      if (state.status === 'unknown') return state;
      const { superior, from } = event.data;
      return { ...state, superiors: [...(state.superiors ?? []), { superior, from }] };
    }
    default:
      return state;
  }
}

/** The settings in force for an agency. The default replaces a value that this version no longer knows. */
export function settingsOf(state: Agency): AgencySettings {
  if (state.status === 'unknown') return DEFAULT_SETTINGS;
  const known = Object.entries(state.chosen).filter(([key, { value }]) => isSetting(key) && isValueOf(key, value));
  return { ...DEFAULT_SETTINGS, ...Object.fromEntries(known.map(([key, { value }]) => [key, value])) };
}

/** Decides the registration and the settings of an agency. Throws `Rejected`; a value that is already set gives no event. */
export function decideAgency(
  commands: readonly AgencyCommand[],
  state: Agency,
  { now }: { readonly now: Instant },
): readonly AgencyEvent[] {
  const events: AgencyEvent[] = [];
  let after = state;
  for (const command of commands) {
    for (const event of decideOne(command, after, now)) {
      events.push(event);
      after = evolveAgency(after, event);
    }
  }
  return events;
}

function decideOne(command: AgencyCommand, state: Agency, now: Instant): AgencyEvent[] {
  switch (command.type) {
    case 'RegisterAgency': {
      if (state.status === 'registered') throw new Rejected('agency.already-registered');
      const name = command.name.trim();
      if (!name) throw new Rejected('agency.name-missing');
      const { agencyId, region } = command;
      return [{ type: 'AgencyRegistered', schema: 1, data: { agencyId, name, region } }];
    }
    case 'ChangeAgencySetting': {
      if (state.status === 'unknown') throw new Rejected('agency.unknown');
      const { setting, value, by, reason } = command;
      if (!isSetting(setting)) throw new Rejected('agency.setting-unknown', { setting });
      if (!isValueOf(setting, value)) {
        throw new Rejected('agency.setting-value-invalid', { setting, value: String(value) });
      }
      if (settingsOf(state)[setting] === value) return [];
      const data = { setting, value, by, at: now, ...(reason ? { reason } : {}) };
      return [{ type: 'AgencySettingChanged', schema: 1, data }];
    }
    case 'SetAgencySuperior': {
      if (state.status === 'unknown') throw new Rejected('agency.unknown');
      const { agencyId, superior, by } = command;
      if (superior === agencyId) throw new Rejected('agency.superior-cycle');
      const from = dateOf(command.from);
      if (superiorOn(state.superiors ?? [], from) === superior) return [];
      return [{ type: 'AgencySuperiorSet', schema: 1, data: { superior, from, by } }];
    }
    case 'SetAgencyLetterhead': {
      if (state.status === 'unknown') throw new Rejected('agency.unknown');
      const letterhead = letterheadOf(command.letterhead);
      if (sameLetterhead(state.letterhead, letterhead)) return [];
      return [{ type: 'AgencyLetterheadSet', schema: 1, data: { letterhead, by: command.by, at: now } }];
    }
  }
}
