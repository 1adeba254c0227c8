import { readFileSync, readdirSync } from 'node:fs';
import { plainDate } from '@yishen/calendar';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { evolveAgency, type Agency, type AgencyEvent } from './agency/agency';
import { BUNDLED_CALENDAR, evolveCalendar, type CalendarEvent } from './calendar/calendar';
import type { StoredEvent } from './event';
import { KEPT_PERSON, evolvePerson, type PersonEvent } from './person/person';
import type { ProceedingEvent, ProceedingFact } from './proceeding/events';
import { UNKNOWN_PROCEEDING, evolveProceeding } from './proceeding/state';
import { UNRECORDED_PUBLICATION, evolvePublication, type PublicationEvent } from './publication/publication';
import { evolveNormRegister, type NormEvent, type NormRegister } from './publication/norms';
import { EMPTY_LETTERBOOK, evolveLetterbook, type LetterbookEvent } from './letterbook/letterbook';
import type { RecordCorrectionEvent } from './recordCorrection/events';
import { UNKNOWN_RECORD_CORRECTION, evolveRecordCorrection } from './recordCorrection/recordCorrection';
import { UNWRITTEN_REPORT, evolveReport, type ReportEvent } from './report/report';
import type { RequestEvent } from './request/events';
import { evolveLetters, type Letter, type LetterEvent } from './request/letters';
import { UNKNOWN_REQUEST, evolveRequest } from './request/state';
import { PROCEEDING_FACT_TYPES } from './proceeding/stepTable';
import { REQUEST_EVENT_TYPES } from './request/stepTable';
import { upcast } from './upcast';
import { UNKNOWN_USER, evolveUser, type UserEvent } from './user/user';

const ENTERED_NORM: NormRegister = [
  { n: 1, kind: 'rules', title: '某某规定', issuedOn: plainDate('2020-01-01'), struck: false },
];
const REGISTERED_AGENCY: Agency = { status: 'registered', name: '某机关', region: 'CN', chosen: {} };
// What a later event of a calendar changes is there: a proposal to decide on.
const PROPOSED_CALENDAR = {
  ...BUNDLED_CALENDAR,
  proposals: [
    {
      proposal: 1,
      region: 'CN',
      kind: 'new' as const,
      notice: { year: 2027, off: { '2027-01-01': '元旦' }, makeUp: {} },
      source: { digest: '0' },
      by: 'first',
      status: 'proposed' as const,
    },
  ],
};
const folder = join(__dirname, '..', 'fixtures');
const files = readdirSync(folder);

// Every event type of every stream: those of requests and disputes from their tables of steps, of the others the compiler refuses
// one without a line.
type Listed = RequestEvent | ProceedingFact;
const OTHERS: Record<
  Exclude<
    (
      | ProceedingEvent
      | PublicationEvent
      | NormEvent
      | PersonEvent
      | AgencyEvent
      | CalendarEvent
      | UserEvent
      | LetterbookEvent
      | ReportEvent
      | RecordCorrectionEvent
    )['type'],
    Listed['type']
  >,
  true
> = {
  RecordCorrectionAsked: true,
  RecordCorrectionDecided: true,
  RecordCorrectionTold: true,
  RecordCorrectionWithdrawn: true,
  RecordCorrectionDateAmended: true,
  AgencySuperiorSet: true,
  ConsolidationSigned: true,
  SubordinateReminded: true,
  ReportCut: true,
  ReportRecorded: true,
  NarrativeEdited: true,
  ReportSigned: true,
  ReportPublished: true,
  ProceedingConcluded: true,
  ProceedingCorrected: true,
  CourtBundleMade: true,
  PublicationFigureRecorded: true,
  NormEntered: true,
  NormRepealed: true,
  NormAmended: true,
  PersonErasureRequested: true,
  PersonErased: true,
  AgencyRegistered: true,
  AgencySettingChanged: true,
  AgencyLetterheadSet: true,
  LetterNumbered: true,
  LetterNumberVoided: true,
  HolidayNoticeProposed: true,
  HolidayNoticeApproved: true,
  HolidayNoticeRejected: true,
  CalendarRolloutStarted: true,
  CalendarRolloutCompleted: true,
  CalendarCoverageMissed: true,
  UserRegistered: true,
  RolesGranted: true,
};
const TYPES = [...REQUEST_EVENT_TYPES, ...PROCEEDING_FACT_TYPES, ...Object.keys(OTHERS)];

// Most events of a request change something only once it is there.
const RECEIVED = evolveRequest(
  UNKNOWN_REQUEST,
  JSON.parse(readFileSync(join(folder, 'RequestReceived.v1.json'), 'utf8')) as RequestEvent,
);

describe('every shape ever stored', () => {
  it.each(TYPES)('%s has a fixture', (type) => {
    expect(files.some((file) => file.startsWith(`${type}.v`))).toBe(true);
  });

  it.each(files)('%s still reads and folds', (file) => {
    const stored = { ...(JSON.parse(readFileSync(join(folder, file), 'utf8')) as StoredEvent), version: 1 };
    const lifted = upcast(stored) as never;
    const states = [
      evolveRequest(UNKNOWN_REQUEST, lifted),
      evolveProceeding(UNKNOWN_PROCEEDING, lifted),
      evolvePublication(UNRECORDED_PUBLICATION, lifted),
      evolveNormRegister(ENTERED_NORM, lifted),
      evolvePerson(KEPT_PERSON, lifted),
      evolveAgency(REGISTERED_AGENCY, lifted),
      evolveCalendar(PROPOSED_CALENDAR, lifted),
      evolveUser(UNKNOWN_USER, lifted),
      evolveReport(UNWRITTEN_REPORT, lifted),
    ];
    expect(states).toMatchSnapshot();
  });

  it.each(files)('%s folds into a request that is there without losing its place', (file) => {
    const stored = { ...(JSON.parse(readFileSync(join(folder, file), 'utf8')) as StoredEvent), version: 2 };
    expect(evolveRequest(RECEIVED, upcast(stored) as never)).toMatchObject({
      version: 2,
      agencyId: expect.any(String),
    });
  });
});

describe('applications to correct a record', () => {
  // What a later event changes is there.
  const read = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as RecordCorrectionEvent;
  const asked = evolveRecordCorrection(UNKNOWN_RECORD_CORRECTION, read('RecordCorrectionAsked.v1.json'));

  it.each(files.filter((file) => file.startsWith('RecordCorrection')))('%s changes the application', (file) => {
    const first = file.startsWith('RecordCorrectionAsked');
    expect(evolveRecordCorrection(first ? UNKNOWN_RECORD_CORRECTION : asked, read(file))).toMatchSnapshot();
  });
});

describe('letters', () => {
  // What a later event of a letter changes is there: a letter on file, and its number in the book.
  const issued = JSON.parse(readFileSync(join(folder, 'LetterIssued.v1.json'), 'utf8')) as LetterEvent;
  const numbered = JSON.parse(readFileSync(join(folder, 'LetterNumbered.v1.json'), 'utf8')) as LetterbookEvent;
  const onFile: readonly Letter[] = evolveLetters([], issued);
  const book = evolveLetterbook(EMPTY_LETTERBOOK, numbered);

  it.each(files.filter((file) => file.startsWith('Letter')))('%s changes the letters or the book', (file) => {
    const event = JSON.parse(readFileSync(join(folder, file), 'utf8')) as LetterEvent;
    const starts = file.startsWith('LetterIssued') || file.startsWith('LetterNumbered.');
    const letters = evolveLetters(starts ? [] : onFile, event);
    const after = evolveLetterbook(starts ? EMPTY_LETTERBOOK : book, event as unknown as LetterbookEvent);
    expect({ letters, after }).toMatchSnapshot();
  });
});
