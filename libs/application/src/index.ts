import { stateCache } from '@yishen/event-store';
import { agencySettingCommands } from './agencySettings';
import { applicantReading } from './applicants';
import { calendarCommands } from './calendars';
import { openContexts } from './contexts';
import { courtBundleCommands } from './courtBundle/courtBundle';
import type { CommandsOptions, Desk } from './desk';
import { letterheadCommands } from './letters/letterheads';
import { letterCommands } from './letters/letters';
import { openCaseCommands } from './importOpenCases';
import { personCommands } from './persons';
import { proceedingCommands } from './proceedings';
import { publicationCommands } from './publications';
import { logReading } from './reading';
import { recordCorrectionCommands } from './recordCorrections';
import { reportCommands } from './reports';
import { requestCommands } from './requests';
import { ruleReading } from './rules';
import { splittingCommands } from './splitting';
import { staffCommands } from './staff';
import { withTypedTexts } from './typedText';

export { engineCaller, requirePermission, type Caller } from './access';
export type { SettingChange } from './agencySettings';
export type { CalendarImpact, NoticeInput, OnProposal, ReadNotice } from './calendars';
export type { Impact, MovedCase, OpenStreams } from './movedCases';
export { CommandError, errorCode, type CommandErrorCode } from './commandError';
export type { ScopeContext } from './contexts';
export type { CourtBundle } from './courtBundle/courtBundle';
export type { CommandAnswer, CommandsOptions, PaperMaker } from './desk';
export type { ConclusionInput, OpenProceedingInput, ProceedingActInput } from './proceedings';
export type { ImportedRow, OpenCaseInput } from './importOpenCases';
export { openSystemClock, type SystemClock } from './systemClock';
export type { PublicationYear } from './publications';
export { newStreamId } from './identity';
export { rulesVersion } from './rules';
export type { ConsolidationInput, CutInput, StandingReport } from './reports';
export type { IssuedLetter, LetterInput } from './letters/issueLetter';
export type { CaseLetters, DeliveryInput, PossibleLetter, SendingInput, VoidingInput } from './letters/letters';
export type { Loaded } from './reading';
export {
  RECORD_CORRECTION_ACCESS,
  type RecordCorrectionActInput,
  type RecordCorrectionInput,
} from './recordCorrections';
export type { AnswerInput, OnExisting, RequestActInput, WithdrawalInput } from './requestActs';
export type { ApplicantInput, FollowingFact, ReceiveRequestInput, RecordArrivalInput } from './requests';
export { SEALED_FIELDS, fileKey, proceedingKey, sealedTexts, type SealedPlace } from './sealedFields';
export { storeFile, type FileDesk } from './storedFiles';
export type { ApplicantMatch, SoughtApplicant } from './applicants';
export type { SplitAnswer, SplitInput } from './splitting';
export type { RegisterUserInput } from './staff';
export { openTestServer, type TestServer } from './testServer';
export { codeOfFaults, pointerOf, typedTexts, type TextFault, type TypedTexts } from './typedText';

const KEPT_STATES = 5_000;

/** Opens the only command handler and reader of the log, which the API, the worker and the command line all go through. */
export function openCommands(options: CommandsOptions) {
  const desk: Desk = { ...options, cache: stateCache(KEPT_STATES), contexts: openContexts(options.store) };
  const { freshContexts, ...ofCalendars } = calendarCommands(desk);
  return {
    freshContexts,
    ...withTypedTexts({
      ...requestCommands(desk),
      ...splittingCommands(desk),
      ...applicantReading(desk),
      ...proceedingCommands(desk),
      ...courtBundleCommands(desk),
      ...recordCorrectionCommands(desk),
      ...publicationCommands(desk),
      ...reportCommands(desk),
      ...personCommands(desk),
      ...staffCommands(desk),
      ...agencySettingCommands(desk),
      ...ofCalendars,
      ...letterCommands(desk),
      ...letterheadCommands(desk),
    }),
    // These take ids only.
    ...ruleReading(desk),
    ...logReading(desk),
    // This one checks row by row: a bad row does not stop the others.
    ...openCaseCommands(desk),
  };
}

/** What `openCommands` opens. */
export type Commands = ReturnType<typeof openCommands>;
