export { recordedAt, type DomainEvent, type StoredEvent } from './event';
export type { FileReference, Sealed } from './sealed';
export { REJECTION_CODES, Rejected, type RejectionCode } from './rejected';
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
export { REQUEST_EVENT_TYPES } from './request/eventTypes';
export {
  INCIDENT_KINDS,
  isOpen as isOpenIncident,
  type Incident,
  type IncidentEnd,
  type IncidentKind,
} from './incident/incidents';
export type { CoverageIncidents } from './incident/coverage';
export {
  UNKNOWN_REQUEST,
  awaitsPublication,
  evolveRequest,
  feeBalance,
  feeSettledOn,
  type ArmedClock,
  type Conclusion,
  type Consultation,
  type Draft,
  type FeeNotice,
  type KnownRequest,
  type PendingCorrection,
  type Procedure,
  type RecordedFact,
  type Request,
  type Suggestion,
  type Supplement,
} from './request/state';
export { REMEDIES, standingAnswerOf, type StandingAnswer } from './request/standingAnswer';
export {
  ACT_FIELDS,
  REQUEST_ACT_NAMES,
  SERVED_STEPS,
  isRequestAct,
  type ActField,
  type FieldKind,
  type RequestAct,
  type RequestActName,
  type ServedStep,
} from './request/actFields';
export type {
  AnswerRequest,
  MarkDeadlineMissed,
  ReceiveRequest,
  RecordArrival,
  RederiveDeadlines,
  RequestCommand,
  SplitRequest,
  WarnOfDeadline,
  WithdrawRequest,
} from './request/commands';
export { actorOf, clockContextOf, dateNotAfterToday, type DecisionContext } from './request/context';
export { deadlinesOf, decideRequest, forbidsAct, isClosed, mayBeSplit } from './request/decide';
export { actOfDelivery, actOfSending } from './request/letterActs';
export { exclusionsOf, replyPeriod, requestDeadlines, type ClockContext, type ReplyPeriod } from './request/deadlines';
export { dayLedger, type DayReason, type LedgerLine } from './request/dayLedger';
export {
  ACT_RULES,
  availabilityOf,
  isForbiddenByDay,
  replyDeadlineOf,
  supplementNoticeBy,
  type Availability,
  type Forbidden,
} from './request/availability';
export { correctableValues, isRevocable } from './request/acts/correction';
export { feeOfRequest } from './request/acts/fee';
export { servedNotices } from './request/acts/supplement';
export { RULES_IN_FORCE, type RequestRules } from './request/rules';
export type {
  AppealFiled,
  DecisionPutOff,
  FactReference,
  HearingSet,
  InstanceConcluded,
  InstanceOpened,
  NoticeReceived,
  OpinionReceived,
  OpinionReported,
  OrderCarriedOut,
  OrderReceived,
  ProceedingConcluded,
  ProceedingCorrected,
  ProceedingDeadlineMissed,
  ProceedingDeadlineWarned,
  ProceedingDeadlinesChanged,
  ProceedingEvent,
  ProceedingFact,
  ProceedingOpened,
  ProceedingResumed,
  ProceedingSuspended,
  ReplyFiled,
} from './proceeding/events';
export {
  disputeOf,
  runsOnRequest,
  numberOfFact,
  type Dispute,
  type Instance,
  type InstanceConclusion,
} from './proceeding/facts';
export { columnOf, disputeStatus, isRemanded, openInstance } from './proceeding/standing';
export {
  proceedingClock,
  proceedingDeadlineKey,
  sameProceedingDeadlines,
  type ProceedingDeadline,
  type ProceedingDeadlineKind,
  type ProceedingDeadlineState,
} from './proceeding/clock';
export { nextForums } from './proceeding/consistency';
export { correctableFields } from './proceeding/correction';
export { UNKNOWN_PROCEEDING, evolveProceeding, type KnownProceeding, type Proceeding } from './proceeding/state';
export type { OpenProceeding, ProceedingAct, ProceedingCommand } from './proceeding/commands';
export { decideProceeding, proceedingDeadlinesOf } from './proceeding/decide';
export { proceedingActs, type ProceedingAvailability } from './proceeding/availability';
export { challengeWindows, type ChallengeWindow, type ChallengeableAct, type WindowStart } from './challenge/windows';
export {
  RECORD_CORRECTION_DATES,
  type CorrectionProof,
  type RecordCorrectionAsked,
  type RecordCorrectionDate,
  type RecordCorrectionDateAmended,
  type RecordCorrectionDecided,
  type RecordCorrectionEvent,
  type RecordCorrectionTold,
  type RecordCorrectionWithdrawn,
} from './recordCorrection/events';
export {
  UNKNOWN_RECORD_CORRECTION,
  decideRecordCorrection,
  evolveRecordCorrection,
  recordCorrectionActs,
  type AskRecordCorrection,
  type KnownRecordCorrection,
  type RecordCorrection,
  type RecordCorrectionAct,
  type RecordCorrectionAvailability,
  type RecordCorrectionCommand,
  type RecordCorrectionStatus,
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
  ACTS,
  ROLES,
  agenciesFor,
  isRole,
  mayDo,
  type Act,
  type ActRule,
  type Grant,
  type Principal,
  type Role,
} from './access/acts';
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
