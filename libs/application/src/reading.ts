import { isRegion } from '@yishen/calendar';
import {
  agencyStream,
  calendarStream,
  normRegisterStream,
  proceedingStream,
  publicationStream,
  recordCorrectionStream,
  requestStream,
  upcast,
  userStream,
  type Permission,
  type Agency,
  type NormRegister,
  type Principal,
  type Proceeding,
  type Publication,
  type RecordCorrection,
  type RegionCalendar,
  type Request,
} from '@yishen/domain';
import type { RecordedEvent } from '@yishen/event-store';
import type { RemedyParties } from '@yishen/statute';
import { EVERYWHERE, requirePermission, type Caller } from './access';
import { CommandError } from './commandError';
import { AGENCY_FOLD, CALENDAR_FOLD } from './contexts';
import { type Desk } from './desk';
import { folded, type Fold } from './folds';
import { PROCEEDING_FOLD } from './proceedings';
import { NORM_FOLD, PUBLICATION_FOLD } from './publications';
import { RECORD_CORRECTION_FOLD } from './recordCorrections';
import { REQUEST_FOLD } from './requestActs';
import { USER_FOLD } from './staff';

/** A stream folded from the log for a caller who may see it: never behind, unlike the read tables. */
export interface Loaded<State> {
  readonly id: string;
  readonly stream: string;
  /** The agency it belongs to. */
  readonly scope: string;
  readonly version: number;
  readonly events: readonly RecordedEvent[];
  readonly state: State;
}

/** The questions that the log itself answers. */
export function logReading(desk: Desk) {
  async function load<State, Event>(id: string, stream: string, fold: Fold<State, Event>): Promise<Loaded<State>> {
    const events = (await desk.store.readStream(stream)).map((event) => upcast(event));
    const { state, scope } = folded(events, fold);
    return { id, stream, scope: scope ?? '', version: events.at(-1)?.version ?? 0, events, state };
  }

  async function loadFor<State, Event>(
    caller: Caller,
    act: Permission,
    id: string,
    stream: string,
    fold: Fold<State, Event>,
  ): Promise<Loaded<State>> {
    const loaded = await load(id, stream, fold);
    if (loaded.version === 0) throw new CommandError('stream.unknown');
    requirePermission(caller, act, loaded.scope);
    return loaded;
  }

  return {
    /** A request with its events. */
    loadRequest: (caller: Caller, id: string): Promise<Loaded<Request>> =>
      loadFor(caller, 'request.read', id, requestStream(id), REQUEST_FOLD),

    /** A proceeding with its events. */
    loadProceeding: (caller: Caller, id: string): Promise<Loaded<Proceeding>> =>
      loadFor(caller, 'proceeding.read', id, proceedingStream(id), PROCEEDING_FOLD),

    /** An application to correct a record with its events. */
    loadRecordCorrection: (caller: Caller, id: string): Promise<Loaded<RecordCorrection>> =>
      loadFor(caller, 'recordCorrection.read', id, recordCorrectionStream(id), RECORD_CORRECTION_FOLD),

    /** The recorded figures of an agency's year; version 0 while nothing is recorded. */
    loadPublication: async (caller: Caller, agencyId: string, year: number): Promise<Loaded<Publication>> => {
      requirePermission(caller, 'report.read', agencyId);
      return load(`${agencyId}-${year}`, publicationStream(agencyId, year), PUBLICATION_FOLD);
    },

    /** The register of 规章 and 行政规范性文件 of an agency; version 0 while it is empty. */
    loadNorms: async (caller: Caller, agencyId: string): Promise<Loaded<NormRegister>> => {
      requirePermission(caller, 'report.read', agencyId);
      return load(agencyId, normRegisterStream(agencyId), NORM_FOLD);
    },

    /** The name of an agency, `undefined` when there is none; names of agencies are public. */
    agencyName: async (agencyId: string): Promise<string | undefined> => {
      const { state } = await load(agencyId, agencyStream(agencyId), AGENCY_FOLD);
      return state.status === 'registered' ? state.name : undefined;
    },

    /** Who reviews the acts of an agency and where it is sued, as its letters say; `undefined` while that is not recorded. */
    remedyParties: async (agencyId: string): Promise<RemedyParties | undefined> => {
      const { state } = await load(agencyId, agencyStream(agencyId), AGENCY_FOLD);
      if (state.status !== 'registered' || !state.letterhead) return undefined;
      const { reconsiderationAuthority, court } = state.letterhead;
      return { reconsiderationAuthority, court };
    },

    /** An agency with its settings, for its staff. */
    loadAgency: async (caller: Caller, agencyId: string): Promise<Loaded<Agency>> => {
      requirePermission(caller, 'agency.readSettings', agencyId);
      const loaded = await load(agencyId, agencyStream(agencyId), AGENCY_FOLD);
      if (loaded.version === 0) throw new CommandError('stream.unknown');
      return loaded;
    },

    /** The calendar of a region as its stream tells it; version 0 while nothing was ever proposed there. */
    loadCalendar: async (caller: Caller, region: string): Promise<Loaded<RegionCalendar>> => {
      requirePermission(caller, 'calendar.read', EVERYWHERE);
      if (!isRegion(region)) throw new CommandError('stream.unknown');
      return load(region, calendarStream(region), CALENDAR_FOLD);
    },

    /** A member of staff with their current roles, `undefined` when there is no such user. */
    principalOf: async (userId: string): Promise<Principal | undefined> => {
      const { state } = await load(userId, userStream(userId), USER_FOLD);
      return state.status === 'registered' ? { userId, kind: 'staff', grants: state.grants } : undefined;
    },
  };
}
