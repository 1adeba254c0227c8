import { UNKNOWN_AGENCY, evolveAgency, type Agency } from './agency/agency';
import { BUNDLED_CALENDAR, evolveCalendar, type RegionCalendar } from './calendar/calendar';
import { recordedAt, type StoredEvent } from './event';
import { COVERED, evolveCoverage, type CoverageIncidents } from './incident/coverage';
import type { Incident, Placed } from './incident/incident';
import { evolveReportDue } from './incident/reportDue';
import { EMPTY_LETTERBOOK, evolveLetterbook, type Letterbook } from './letterbook/letterbook';
import { KEPT_PERSON, evolvePerson, type Person } from './person/person';
import type { KnownProceeding, Proceeding } from './proceeding/proceeding';
import { UNKNOWN_PROCEEDING, evolveProceeding } from './proceeding/state';
import { EMPTY_NORM_REGISTER, evolveNormRegister, type NormRegister } from './publication/norms';
import { UNRECORDED_PUBLICATION, evolvePublication, type Publication } from './publication/publication';
import type { RecordCorrectionAsked } from './recordCorrection/events';
import type { RecordCorrection } from './recordCorrection/application';
import { UNKNOWN_RECORD_CORRECTION, evolveRecordCorrection } from './recordCorrection/recordCorrection';
import { UNWRITTEN_REPORT, evolveReport, type Report } from './report/report';
import type { Request } from './request/procedure';
import { UNKNOWN_REQUEST, evolveRequest } from './request/state';
import type { StreamKind } from './streams';
import { UNKNOWN_USER, evolveUser, type User } from './user/user';

/** A dispute as it stands, and its last known form: a dispute opened by mistake stays listed as what it was taken for. */
export interface ProceedingStream {
  readonly proceeding: Proceeding;
  readonly last?: KnownProceeding;
}

/** An application to correct a record as it stands, and what was asked. */
export interface RecordCorrectionStream {
  readonly correction: RecordCorrection;
  readonly asked?: RecordCorrectionAsked['data'];
}

/** A region's calendar, and the years that it does not cover. */
export interface CalendarStream {
  readonly calendar: RegionCalendar;
  readonly coverage: CoverageIncidents;
}

/** The report of an agency's year, and whether it is due. */
export interface ReportStream {
  readonly report: Report;
  readonly due: readonly Incident<'reportDue'>[];
}

/** What a stream of each kind folds to. */
export interface StreamStates {
  readonly request: Request;
  readonly proceeding: ProceedingStream;
  readonly publication: Publication;
  readonly normRegister: NormRegister;
  readonly person: Person;
  readonly agency: Agency;
  readonly calendar: CalendarStream;
  readonly user: User;
  readonly letterbook: Letterbook;
  readonly report: ReportStream;
  readonly recordCorrection: RecordCorrectionStream;
}

/** Folds the stored events of a stream, the oldest first; never throws. */
export interface StreamFold<State> {
  readonly initial: State;
  evolve(state: State, event: StoredEvent): State;
}

/**
 * The only fold of each kind of stream. Whatever shows or counts a case is a function of its result, so that only the `evolve`
 * functions say what a correction or a revocation means.
 */
export const STREAM_FOLDS: { readonly [Kind in StreamKind]: StreamFold<StreamStates[Kind]> } = {
  request: of(UNKNOWN_REQUEST, evolveRequest),
  proceeding: {
    initial: { proceeding: UNKNOWN_PROCEEDING },
    evolve: ({ proceeding, last }, event) => {
      const after = evolveProceeding(proceeding, event as never);
      const read = 'dispute' in after ? after : last;
      return { proceeding: after, ...(read === undefined ? {} : { last: read }) };
    },
  },
  publication: of(UNRECORDED_PUBLICATION, evolvePublication),
  normRegister: of(EMPTY_NORM_REGISTER, evolveNormRegister),
  person: of(KEPT_PERSON, evolvePerson),
  agency: of(UNKNOWN_AGENCY, evolveAgency),
  calendar: {
    initial: { calendar: BUNDLED_CALENDAR, coverage: COVERED },
    evolve: ({ calendar, coverage }, event) => ({
      calendar: evolveCalendar(calendar, event as never),
      coverage: evolveCoverage(coverage, placed(event)),
    }),
  },
  user: of(UNKNOWN_USER, evolveUser),
  letterbook: of(EMPTY_LETTERBOOK, evolveLetterbook),
  report: {
    initial: { report: UNWRITTEN_REPORT, due: [] },
    evolve: ({ report, due }, event) => ({
      report: evolveReport(report, event as never),
      due: evolveReportDue(due, placed(event)),
    }),
  },
  recordCorrection: {
    initial: { correction: UNKNOWN_RECORD_CORRECTION },
    evolve: ({ correction, asked }, event) => {
      const after = evolveRecordCorrection(correction, event as never);
      const first = asked ?? (event.type === 'RecordCorrectionAsked' ? (event.data as typeof asked) : undefined);
      return { correction: after, ...(first === undefined ? {} : { asked: first }) };
    },
  },
};

function of<State>(initial: State, evolve: (state: State, event: never) => State): StreamFold<State> {
  return { initial, evolve: (state, event) => evolve(state, event as never) };
}

function placed<Event>(event: StoredEvent): Placed<Event> {
  return { ...event, at: recordedAt(event) } as unknown as Placed<Event>;
}
