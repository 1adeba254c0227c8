import { NATIONAL_REGION, regionsOf, type WorkCalendar } from '@yishen/calendar';
import {
  BUNDLED_CALENDAR,
  SYSTEM_SCOPE,
  UNKNOWN_AGENCY,
  agencyStream,
  calendarStream,
  evolveAgency,
  evolveCalendar,
  settingsOf,
  upcast,
  workCalendarOf,
  type Agency,
  type AgencyEvent,
  type CalendarEvent,
  type RegionCalendar,
} from '@yishen/domain';
import type { EventStore } from '@yishen/event-store';
import type { AgencySettings } from '@yishen/statute';
import type { Fold } from './folds';

/** The fold of agencies. */
export const AGENCY_FOLD: Fold<Agency, AgencyEvent> = { initial: UNKNOWN_AGENCY, evolve: evolveAgency };
/** The fold of calendars. */
export const CALENDAR_FOLD: Fold<RegionCalendar, CalendarEvent> = { initial: BUNDLED_CALENDAR, evolve: evolveCalendar };

/** What decisions in an agency need besides the stream: the calendar of its region, and its settings. */
export interface ScopeContext {
  readonly region: string;
  readonly calendar: WorkCalendar;
  readonly policy: AgencySettings;
}

/**
 * The contexts of decisions by scope, kept in this process.
 *
 * 1. A command never waits for a context in use: one older than a second is read again in the background.
 * 2. A context that nobody asked for in a while is read before it is used.
 * 3. A command that races with an approval in another process may still see the earlier calendar; the sweep finds such cases.
 */
export interface Contexts {
  /** The context of an agency, or of the system; at once where it is known. */
  of(scope: string): ScopeContext | Promise<ScopeContext>;
  /** The calendar of a region; at once where it is known. */
  ofRegion(region: string): WorkCalendar | Promise<WorkCalendar>;
  /** The calendars of a region and of the regions that contain it, the country first. */
  calendars(region: string): Promise<readonly RegionCalendar[]>;
  /** Forgets the kept contexts, after this process changed a calendar or a setting. */
  forget(): void;
}

const REFRESH_MS = 1_000;
const STALE_MS = 5_000;

/** Opens the contexts of a log. */
export function openContexts(store: Pick<EventStore, 'readStream'>): Contexts {
  const agencies = follow(store, AGENCY_FOLD);
  const calendars = follow(store, CALENDAR_FOLD);
  const built = new Map<string, { readonly of: readonly RegionCalendar[]; readonly calendar: WorkCalendar }>();
  const chosen = new WeakMap<Agency, AgencySettings>();

  const calendarFrom = (region: string, states: readonly RegionCalendar[]): WorkCalendar => {
    const known = built.get(region);
    if (known && known.of.every((state, at) => state === states[at])) return known.calendar;
    const calendar = workCalendarOf(region, states);
    built.set(region, { of: states, calendar });
    return calendar;
  };
  const calendarNow = (region: string): WorkCalendar | undefined => {
    const states = regionsOf(region).map((each) => calendars.current(calendarStream(each)));
    return states.every((state) => state !== undefined) ? calendarFrom(region, states) : undefined;
  };
  const readCalendars = (region: string): Promise<RegionCalendar[]> =>
    Promise.all(regionsOf(region).map((each) => calendars.read(calendarStream(each))));
  const settings = (agency: Agency): AgencySettings => {
    const known = chosen.get(agency) ?? settingsOf(agency);
    chosen.set(agency, known);
    return known;
  };
  const now = (scope: string): ScopeContext | undefined => {
    const agency = scope === SYSTEM_SCOPE ? UNKNOWN_AGENCY : agencies.current(agencyStream(scope));
    if (!agency) return undefined;
    const region = regionOf(agency);
    const calendar = calendarNow(region);
    return calendar ? { region, calendar, policy: settings(agency) } : undefined;
  };
  const loaded = async (scope: string): Promise<ScopeContext> => {
    const agency = scope === SYSTEM_SCOPE ? UNKNOWN_AGENCY : await agencies.read(agencyStream(scope));
    const region = regionOf(agency);
    return { region, calendar: calendarFrom(region, await readCalendars(region)), policy: settings(agency) };
  };

  return {
    of: (scope) => now(scope) ?? loaded(scope),
    ofRegion: (region) => calendarNow(region) ?? readCalendars(region).then((states) => calendarFrom(region, states)),
    calendars: readCalendars,
    forget: () => {
      agencies.forget();
      calendars.forget();
    },
  };
}

function regionOf(agency: Agency): string {
  return agency.status === 'registered' ? agency.region : NATIONAL_REGION;
}

interface Followed<State> {
  version: number;
  state: State;
  /** On the process's monotonic clock; the age of a cache is not a legal time. */
  readAt: number;
  reading?: Promise<State> | undefined;
}

/** Keeps folded streams, reading only what is new in them. */
function follow<State, Event>(store: Pick<EventStore, 'readStream'>, fold: Fold<State, Event>) {
  const entries = new Map<string, Followed<State>>();

  const readInto = async (stream: string, entry: Followed<State>): Promise<State> => {
    try {
      for (const event of await store.readStream(stream, { fromVersion: entry.version + 1 })) {
        entry.state = fold.evolve(entry.state, upcast(event) as unknown as Event);
        entry.version = event.version;
      }
      entry.readAt = performance.now();
      return entry.state;
    } finally {
      entry.reading = undefined;
    }
  };
  const read = (stream: string): Promise<State> => {
    const entry = entries.get(stream) ?? { version: 0, state: fold.initial, readAt: -Infinity };
    entries.set(stream, entry);
    return (entry.reading ??= readInto(stream, entry));
  };
  return {
    read,
    /** The state, if fresh enough to use at once; one older than a second is read again in the background. */
    current: (stream: string): State | undefined => {
      const entry = entries.get(stream);
      const age = entry ? performance.now() - entry.readAt : Infinity;
      if (!entry || age > STALE_MS) return undefined;
      // The next caller tries again; a caller who must know waits for `read` and gets the failure.
      if (age > REFRESH_MS) read(stream).catch(() => undefined);
      return entry.state;
    },
    // A reading under way ends in an entry that nobody uses any more.
    forget: () => entries.clear(),
  };
}
