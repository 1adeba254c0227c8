export { recordedAt, type DomainEvent, type StoredEvent } from './event';
export type { FileReference, Sealed } from './sealed';
export { Rejected, type RejectionCode } from './rejected';
export {
  buildDeadline,
  deadlineKey,
  excludedDays,
  sameDeadlines,
  type Deadline,
  type DeadlineKind,
  type DeadlineParts,
  type DeadlineState,
  type Exclusion,
  type Expiry,
  type StateOf,
  type Warning,
} from './clock';
export type * from './request/events';
export {
  INCIDENT_ENDS,
  INCIDENT_KINDS,
  isOpen as isOpenIncident,
  type Incident,
  type IncidentEnd,
  type IncidentKind,
} from './incident/incident';
export type { CoverageIncidents } from './incident/coverage';
export { UNKNOWN_REQUEST, dayOf as legalDayOf, evolveRequest, saidBefore } from './request/state';
export {
  factsOf,
  type ArmedClock,
  type FactOf,
  type FactType,
  type KnownRequest,
  type PendingCorrection,
  type Procedure,
  type RecordedFact,
  type Request,
  type RequestActName,
} from './request/procedure';
export { feeBalance, feeSettledOn, type FeeNotice } from './request/feeAccount';
export { REMEDIES, type StandingAnswer } from './request/standingAnswer';
export { FLOW_STEPS, type FlowStep, type Mark, type Numbered } from './request/step';
export {
  ACTS_BY_STEP,
  ACT_FIELDS,
  ACT_RULES,
  DEADLINE_RULES,
  OWN_DEADLINES,
  REQUEST_ACT_NAMES,
  REQUEST_EVENT_TYPES,
  correctableValues,
  isRequestAct,
  isRevocable,
  markOf,
  ruleOfDeadline,
  sheetWordOf,
} from './request/stepTable';
export type { ActField, FieldKind, RequestAct } from './request/actField';
export { stepWord } from './request/words';
export type {
  AnswerRequest,
  MarkDeadlineMissed,
  ReceiveRequest,
  RecordArrival,
  RederiveDeadlines,
  RequestCommand,
  WarnOfDeadline,
  WithdrawRequest,
} from './request/commands';
export { actorOf, clockContextOf, dateNotAfterToday, type ClockContext, type DecisionContext } from './request/context';
export { deadlinesOf, decideRequest, forbidsAct, isClosed } from './request/decide';
export { mayBeSplit } from './request/steps/split';
export { actOfDelivery, actOfSending } from './request/letterActs';
export { requestDeadlines } from './request/deadlines';
export { exclusionsOf, replyPeriod, type ReplyPeriod } from './request/steps/reply';
export { dayLedger, type DayReason, type LedgerLine } from './request/dayLedger';
export {
  availabilityOf,
  isForbiddenByDay,
  replyDeadlineOf,
  type Availability,
  type Forbidden,
} from './request/availability';
export { supplementNoticeBy } from './request/steps/supplement';
export { awaitsPublication } from './request/steps/disclosure';
export { feeOfRequest } from './request/steps/fee';
export { SERVED_STEPS, servedNotices, type ServedStep } from './request/steps/service';
export { RULES_IN_FORCE, type RequestRules } from './request/rules';
export type * from './proceeding/events';
export { disputeOf, numberOfFact } from './proceeding/facts';
export type { Dispute, Instance, ProceedingAct, ProceedingDeadlineKind } from './proceeding/dispute';
export { runsOnRequest } from './proceeding/steps/order';
export { nextForums } from './proceeding/steps/appeal';
export { columnOf, disputeStatus, isRemanded, openInstance } from './proceeding/standing';
export { proceedingClock } from './proceeding/clock';
export {
  proceedingDeadlineKey,
  sameProceedingDeadlines,
  type ProceedingDeadline,
  type ProceedingDeadlineState,
} from './proceeding/deadline';
export { PROCEEDING_DEADLINE_KINDS, PROCEEDING_FACT_TYPES, correctableFields } from './proceeding/stepTable';
export { UNKNOWN_PROCEEDING, evolveProceeding } from './proceeding/state';
export type { KnownProceeding, Proceeding } from './proceeding/proceeding';
export type { ProceedingCommand } from './proceeding/commands';
export { decideProceeding, proceedingDeadlinesOf } from './proceeding/decide';
export { proceedingActs, type ProceedingAvailability } from './proceeding/availability';
export { challengeWindows, type ChallengeWindow, type ChallengeableAct, type WindowStart } from './challenge/windows';
export type * from './recordCorrection/events';
export {
  RECORD_CORRECTION_DATES,
  type KnownRecordCorrection,
  type RecordCorrection,
  type RecordCorrectionAct,
  type RecordCorrectionStatus,
} from './recordCorrection/application';
export {
  UNKNOWN_RECORD_CORRECTION,
  decideRecordCorrection,
  evolveRecordCorrection,
  recordCorrectionActs,
  type RecordCorrectionAvailability,
  type RecordCorrectionCommand,
} from './recordCorrection/recordCorrection';
export {
  EMPTY_NORM_REGISTER,
  decideNorm,
  evolveNorm,
  evolveNormRegister,
  normFigures,
  normsBehind,
  type CountedNorm,
  type Norm,
  type NormCommand,
  type NormEvent,
  type NormRegister,
} from './publication/norms';
export {
  UNRECORDED_PUBLICATION,
  decidePublication,
  evolvePublication,
  type ConfirmNothingToReport,
  type Publication,
  type PublicationCommand,
  type PublicationEvent,
  type PublicationFigureRecorded,
  type RecordPublicationFigure,
} from './publication/publication';
export {
  UNWRITTEN_REPORT,
  changedCells,
  isCutDay,
  reportDueOn,
  decideReport,
  evolveReport,
  type ChangedCell,
  type EditNarrative,
  type NarrativeEdited,
  type PublishReport,
  type Report,
  type CutReport,
  type RecordReport,
  type ReportRecorded,
  type ReportCommand,
  type ReportCut,
  type ReportEvent,
  type ReportPublished,
  type ReportSigned,
  type ReportVersion,
  type SignReport,
  type SignedTables,
  type ConsolidationSigned,
  type ConsolidatedPart,
  type SignConsolidation,
  type SubordinateReminded,
} from './report/report';
export {
  KEPT_PERSON,
  decidePerson,
  evolvePerson,
  type ConfirmPersonErasure,
  type Person,
  type PersonCommand,
  type PersonErased,
  type PersonErasureRequested,
  type PersonEvent,
  type RequestPersonErasure,
} from './person/person';
export {
  UNKNOWN_AGENCY,
  decideAgency,
  evolveAgency,
  settingsOf,
  type Agency,
  type AgencyCommand,
  type AgencyEvent,
  type AgencyLetterheadSet,
  type AgencyRegistered,
  type AgencySettingChanged,
  type ChangeAgencySetting,
  type ChosenSetting,
  type RegisterAgency,
  type SetAgencyLetterhead,
  consolidatedAgencies,
  isConsolidatedBy,
  superiorOn,
  type AgencySuperiorSet,
  type SetAgencySuperior,
  type Superior,
} from './agency/agency';
export { letterheadOf, type Letterhead, type LetterheadInput } from './agency/letterhead';
export {
  EMPTY_LETTERBOOK,
  decideLetterbook,
  evolveLetterbook,
  nextLetterNumber,
  type Letterbook,
  type LetterbookCommand,
  type LetterbookEvent,
  type LetterNumberVoided,
  type LetterNumbered,
} from './letterbook/letterbook';
export {
  isSameSubject,
  decideLetter,
  evolveLetters,
  lettersOf,
  type IssueLetter,
  type Letter,
  type LetterCommand,
  type LetterContext,
  type LetterDelivered,
  type LetterEvent,
  type LetterIssued,
  type LetterNumber,
  type LetterSent,
  type LetterSubject,
  type LetterVoided,
  type RecordLetterDelivered,
  type RecordLetterSent,
  type VoidLetter,
} from './request/letters';
export {
  BUNDLED_CALENDAR,
  NOTICE_KINDS,
  REJECTION_GROUNDS,
  decideCalendar,
  evolveCalendar,
  inOwnWords,
  workCalendarOf,
  type CalendarCommand,
  type CalendarContext,
  type CalendarCoverageMissed,
  type CalendarEvent,
  type CalendarRollout,
  type CalendarRolloutCompleted,
  type CalendarRolloutStarted,
  type HolidayNoticeApproved,
  type HolidayNoticeProposed,
  type HolidayNoticeRejected,
  type NoticeProposal,
  type NoticeSource,
  type RegionCalendar,
  type RejectionGround,
} from './calendar/calendar';
export { movedDeadlines, whatMoves, type MovedDeadline } from './calendar/moves';
export {
  UNKNOWN_USER,
  decideUser,
  evolveUser,
  type GrantRoles,
  type RegisterUser,
  type RolesGranted,
  type User,
  type UserCommand,
  type UserEvent,
  type UserRegistered,
} from './user/user';
export {
  PERMISSIONS,
  ROLES,
  agenciesFor,
  isRole,
  mayDo,
  type Permission,
  type PermissionRule,
  type Grant,
  type Principal,
  type Role,
} from './access/permissions';
export {
  SYSTEM_SCOPE,
  agencyStream,
  calendarStream,
  idOfStream,
  letterbookStream,
  personStream,
  proceedingStream,
  normRegisterStream,
  publicationOfStream,
  publicationStream,
  recordCorrectionStream,
  reportStream,
  requestStream,
  streamKind,
  userStream,
  type StreamKind,
} from './streams';
export {
  STREAM_FOLDS,
  type CalendarStream,
  type ProceedingStream,
  type RecordCorrectionStream,
  type ReportStream,
  type StreamFold,
  type StreamStates,
} from './streamFolds';
export { changedFacts, type ChangedFact } from './changedFacts';
export { UPCASTERS, upcast, type Upcaster } from './upcast';
