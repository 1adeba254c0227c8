import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AgencyEvent } from './agency/agency';
import type { CalendarEvent } from './calendar/calendar';
import type { StoredEvent } from './event';
import type { LetterbookEvent } from './letterbook/letterbook';
import type { PersonEvent } from './person/person';
import type { ProceedingEvent } from './proceeding/events';
import { PROCEEDING_FACT_TYPES } from './proceeding/stepTable';
import type { NormEvent } from './publication/norms';
import type { PublicationEvent } from './publication/publication';
import type { RecordCorrectionEvent } from './recordCorrection/events';
import type { ReportEvent } from './report/report';
import type { RequestEvent } from './request/events';
import { evolveLetters, type Letter } from './request/letters';
import { UNKNOWN_REQUEST, evolveRequest } from './request/state';
import { REQUEST_EVENT_TYPES } from './request/stepTable';
import { STREAM_FOLDS, type StreamFold } from './streamFolds';
import type { StreamKind } from './streams';
import { upcast } from './upcast';
import type { UserEvent } from './user/user';

const folder = join(__dirname, '..', 'fixtures');
const files = readdirSync(folder);

// The stream of each event type: the tables of steps give it for requests and disputes; the compiler refuses any other type
// without a line here.
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
    RequestEvent['type'] | (typeof PROCEEDING_FACT_TYPES)[number]
  >,
  StreamKind
> = {
  ProceedingConcluded: 'proceeding',
  ProceedingCorrected: 'proceeding',
  CourtBundleMade: 'proceeding',
  PublicationFigureRecorded: 'publication',
  NormEntered: 'normRegister',
  NormRepealed: 'normRegister',
  NormAmended: 'normRegister',
  PersonErasureRequested: 'person',
  PersonErased: 'person',
  AgencyRegistered: 'agency',
  AgencySettingChanged: 'agency',
  AgencyLetterheadSet: 'agency',
  AgencySuperiorSet: 'agency',
  HolidayNoticeProposed: 'calendar',
  HolidayNoticeApproved: 'calendar',
  HolidayNoticeRejected: 'calendar',
  CalendarRolloutStarted: 'calendar',
  CalendarRolloutCompleted: 'calendar',
  CalendarCoverageMissed: 'calendar',
  UserRegistered: 'user',
  RolesGranted: 'user',
  LetterNumbered: 'letterbook',
  LetterNumberVoided: 'letterbook',
  ReportCut: 'report',
  ReportRecorded: 'report',
  NarrativeEdited: 'report',
  ReportSigned: 'report',
  ReportPublished: 'report',
  ConsolidationSigned: 'report',
  SubordinateReminded: 'report',
  RecordCorrectionAsked: 'recordCorrection',
  RecordCorrectionDecided: 'recordCorrection',
  RecordCorrectionTold: 'recordCorrection',
  RecordCorrectionWithdrawn: 'recordCorrection',
  RecordCorrectionDateAmended: 'recordCorrection',
};
const TYPES: readonly string[] = [...REQUEST_EVENT_TYPES, ...PROCEEDING_FACT_TYPES, ...Object.keys(OTHERS)];

function kindOf(type: string): StreamKind {
  if ((REQUEST_EVENT_TYPES as readonly string[]).includes(type)) return 'request';
  if ((PROCEEDING_FACT_TYPES as readonly string[]).includes(type)) return 'proceeding';
  return OTHERS[type as keyof typeof OTHERS];
}

// The events before an event, besides its opening: what the event changes has to exist.
const OPENINGS: Readonly<Partial<Record<StreamKind, string>>> = {
  request: 'RequestReceived',
  proceeding: 'ProceedingOpened',
  agency: 'AgencyRegistered',
  user: 'UserRegistered',
  normRegister: 'NormEntered',
  recordCorrection: 'RecordCorrectionAsked',
};
const BEFORE: Readonly<Record<string, readonly string[]>> = {
  RequestArrived: [],
  ReceiptConfirmed: ['RequestArrived'],
  ContactAttempted: ['RequestArrived'],
  NoticeServed: ['RequestReceived', 'SupplementNoticeIssued'],
  SupplementReceived: ['RequestReceived', 'SupplementNoticeIssued'],
  RequestLapsed: ['RequestReceived', 'SupplementNoticeIssued'],
  ConsultationServed: ['RequestReceived', 'ConsultationStarted'],
  ConsultationReplied: ['RequestReceived', 'ConsultationStarted'],
  ConsultationSilent: ['RequestReceived', 'ConsultationStarted'],
  ConsultationEnded: ['RequestReceived', 'ConsultationStarted'],
  ObjectionOverridden: ['RequestReceived', 'ConsultationStarted', 'ConsultationReplied'],
  ReasonsGiven: ['RequestReceived', 'ReasonsAsked'],
  ReasonsJudged: ['RequestReceived', 'ReasonsAsked'],
  ExtensionGranted: ['RequestReceived', 'ExtensionProposed'],
  PaymentReceived: ['RequestReceived', 'FeeNoticeIssued'],
  FeeWaived: ['RequestReceived', 'FeeNoticeIssued'],
  FeeRefunded: ['RequestReceived', 'FeeNoticeIssued', 'PaymentReceived'],
  DecisionReviewed: ['RequestReceived', 'DecisionDrafted'],
  DecisionSigned: ['RequestReceived', 'DecisionDrafted', 'DecisionReviewed'],
  AnswerDelivered: ['RequestReceived', 'RequestAnswered'],
  RequestReopened: ['RequestReceived', 'RequestAnswered'],
  RequestArchived: ['RequestReceived', 'RequestAnswered'],
  ReanswerOrdered: ['RequestReceived', 'RequestAnswered'],
  ReanswerGiven: ['RequestReceived', 'RequestAnswered', 'ReanswerOrdered'],
  DisclosureSuggestionJudged: ['RequestReceived', 'DisclosureSuggested'],
  SuggestionPublished: ['RequestReceived', 'DisclosureSuggested', 'DisclosureSuggestionJudged'],
  CorrectionRejected: ['RequestReceived', 'CorrectionProposed'],
  FactCorrected: ['RequestReceived', 'CorrectionProposed'],
  // Revokes the fifth event, an extension.
  FactRevoked: ['RequestReceived', 'DeadlinesChanged', 'DeadlineWarned', 'ExtensionProposed', 'ExtensionGranted'],
  DeadlineWarned: ['RequestReceived', 'DeadlinesChanged'],
  DeadlineMissed: ['RequestReceived', 'DeadlinesChanged'],
  // These name the incident that the second event opened.
  IncidentAssigned: ['RequestReceived', 'DeadlineMissed'],
  IncidentClosed: ['RequestReceived', 'DeadlineMissed'],
  LetterVoided: ['RequestReceived', 'LetterIssued'],
  LetterSent: ['RequestReceived', 'LetterIssued'],
  LetterDelivered: ['RequestReceived', 'LetterIssued', 'LetterSent'],
  InstanceOpened: ['ProceedingOpened', 'InstanceConcluded'],
  AppealFiled: ['ProceedingOpened', 'InstanceConcluded'],
  ReplyFiled: ['ProceedingOpened', 'NoticeReceived'],
  ProceedingResumed: ['ProceedingOpened', 'ProceedingSuspended'],
  OpinionReported: ['ProceedingOpened', 'OpinionReceived'],
  OrderReceived: ['ProceedingOpened', 'InstanceConcluded'],
  OrderCarriedOut: ['ProceedingOpened', 'InstanceConcluded', 'OrderReceived'],
  ProceedingCorrected: ['ProceedingOpened', 'InstanceConcluded'],
  PersonErased: ['PersonErasureRequested'],
  HolidayNoticeApproved: ['HolidayNoticeProposed'],
  HolidayNoticeRejected: ['HolidayNoticeProposed'],
  CalendarRolloutCompleted: ['CalendarRolloutStarted'],
  LetterNumberVoided: ['LetterNumbered'],
  ReportPublished: ['ReportSigned'],
  RecordCorrectionTold: ['RecordCorrectionAsked', 'RecordCorrectionDecided'],
};

function stored(file: string, version: number): StoredEvent {
  return upcast({ ...(JSON.parse(readFileSync(join(folder, file), 'utf8')) as StoredEvent), version });
}

function typeOf(file: string): string {
  return file.slice(0, file.indexOf('.'));
}

interface Read {
  readonly state: unknown;
  /** The letters of a request are folded beside it. */
  readonly letters: readonly Letter[];
}

/** The state of an event's own stream before and after it. */
function around(file: string): readonly [before: Read, after: Read] {
  const type = typeOf(file);
  const kind = kindOf(type);
  const opening = OPENINGS[kind];
  const before = BEFORE[type] ?? (opening === undefined || opening === type ? [] : [opening]);
  const { initial, evolve } = STREAM_FOLDS[kind] as StreamFold<unknown>;
  const read = ({ state, letters }: Read, event: StoredEvent): Read => ({
    state: evolve(state, event),
    letters: evolveLetters(letters, event),
  });
  const events = before.map((name, at) => stored(`${name}.v1.json`, at + 1));
  const stood = events.reduce<Read>(read, { state: initial, letters: [] });
  return [stood, read(stood, stored(file, events.length + 1))];
}

// The facts are the events themselves, and the version counts them.
const OWN = ['facts', 'version', 'numbered'];

/** Every value by its path. */
function valuesOf(value: unknown, path = ''): readonly (readonly [string, unknown])[] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  const entries = Object.entries(value).filter(([name]) => !OWN.includes(name));
  if (entries.length === 0) return [[path, Array.isArray(value) ? '[]' : '{}']];
  return entries.flatMap(([name, part]) => valuesOf(part, path === '' ? name : `${path}.${name}`));
}

/** The values that an event changes or adds; a removed value reads as undefined. */
function given([before, after]: readonly [Read, Read]): Readonly<Record<string, unknown>> {
  const [was, is] = [new Map(valuesOf(before)), new Map(valuesOf(after))];
  const names = [...new Set([...was.keys(), ...is.keys()])].filter((name) => was.get(name) !== is.get(name)).sort();
  return Object.fromEntries(names.map((name) => [name, is.get(name)]));
}

describe('every shape ever stored', () => {
  it.each(TYPES)('%s has a fixture', (type) => {
    expect(files.some((file) => file.startsWith(`${type}.v`))).toBe(true);
  });

  it.each(files)('%s, folded by its own stream, gives these values', (file) => {
    expect(given(around(file))).toMatchSnapshot();
  });

  // The log only proves a bundle by its digest: its event changes no state.
  it.each(files.filter((file) => typeOf(file) !== 'CourtBundleMade'))('%s is a fact or changes a value', (file) => {
    const [before, after] = around(file);
    const facts = ({ state }: Read) => (state as { readonly facts?: readonly unknown[] }).facts?.length ?? 0;
    expect(facts(after) > facts(before) || Object.keys(given([before, after])).length > 0).toBe(true);
  });

  it.each(files)('%s is ignored in a stream of another kind', (file) => {
    const event = stored(file, 1);
    const others = Object.entries(STREAM_FOLDS).filter(([kind]) => kind !== kindOf(typeOf(file)));
    for (const [kind, { initial, evolve }] of others as [StreamKind, StreamFold<unknown>][]) {
      // Requests and disputes have deadlines of the same event types.
      if (kind !== 'proceeding' || !/^Deadline/.test(typeOf(file)))
        expect(evolve(initial, event), kind).toEqual(initial);
    }
  });

  const received = evolveRequest(UNKNOWN_REQUEST, stored('RequestReceived.v1.json', 1) as unknown as RequestEvent);

  it.each(files)('%s folds into an existing request and keeps its agency and version', (file) => {
    expect(evolveRequest(received, stored(file, 2) as unknown as RequestEvent)).toMatchObject({
      version: 2,
      agencyId: expect.any(String),
    });
  });
});
