import type { components, operations } from './schema';

import type { CasePage } from './folded';

export type { AgencyClock, CasePage } from './folded';

type Schemas = components['schemas'];

/** What may be asked of an operation. */
export type QueryOf<Operation extends keyof operations> = NonNullable<operations[Operation]['parameters']['query']>;

/** The body of an operation. */
export type BodyOf<Operation extends keyof operations> = operations[Operation] extends {
  requestBody?: { content: { 'application/json': infer Body } };
}
  ? Body
  : never;

/** The answer of an operation. */
export type AnswerOf<Operation extends keyof operations> = operations[Operation] extends {
  responses: { 200: { content: { 'application/json': infer Answer } } };
}
  ? Answer
  : never;

// The names under which the screens speak of the document's schemas.
export type AgencySetting = Schemas['AgencySetting'];
export type Calendar = AnswerOf<'getCalendarsRegion'>;
export type CaseQuery = QueryOf<'getAgenciesAgencyIdRequests'>;
export type CaseStatus = Schemas['CaseStatus'];
export type CaseRow = Schemas['CaseRow'];
export type CellEntry = Schemas['CellEntry'];
export type ChallengeWindow = Schemas['ChallengeWindow'];
export type ChallengeWindows = Schemas['ChallengeWindows'];
export type Consolidation = Schemas['Consolidation'];
export type CountedIn = (CasePage | ProceedingPage)['countsIn'][number];
export type ExplainedDeadline = Schemas['Deadline'];
export type Freshness = Schemas['Freshness'];
export type ImportedCases = AnswerOf<'postAgenciesAgencyIdOpen-cases'>;
export type Impact = Schemas['CalendarImpact'];
export type IncidentRow = Schemas['IncidentRow'];
export type IssuedLetter = Schemas['Letter'];
export type Me = Schemas['Me'];
export type Norm = Schemas['Norm'];
export type Notice = Schemas['HolidayNotice'];
export type OfferedRequestAct = Schemas['OfferedRequestAct'];
export type OpenedCell = Schemas['CellEntries'];
export type OwnAgency = Me['agencies'][number];
export type PossibleLetter = Schemas['PossibleLetter'];
export type ProceedingAct = Schemas['ProceedingAct'];
export type ProceedingDeadline = Schemas['ProceedingDeadline'];
export type ProceedingPage = Schemas['ProceedingPage'];
export type ProceedingRow = Schemas['ProceedingRow'];
export type RecordCorrectionAct = Schemas['RecordCorrectionAct'];
export type RecordCorrectionPage = Schemas['RecordCorrectionPage'];
export type RecordCorrectionRow = Schemas['RecordCorrectionRow'];
export type Report = Schemas['Report'];
export type RequestAct = Schemas['RequestAct'];
export type Suggestion = Schemas['DisclosureSuggestion'];
export type TimelineEntry = Schemas['TimelineEntry'];
export type WhatIf = Schemas['WhatIf'];
export type WrittenPart = Schemas['WrittenPart'];

export type Arrival = BodyOf<'postAgenciesAgencyIdArrivals'>;
export type Proposal = Calendar['proposals'][number];
export type ProceedingOpening = BodyOf<'postAgenciesAgencyIdProceedings'>;
export type ReadReportFile = AnswerOf<'postAgenciesAgencyIdReport-files'>;
export type RecordCorrectionAsking = BodyOf<'postAgenciesAgencyIdRecord-corrections'>;
export type RecordedTables = BodyOf<'putAgenciesAgencyIdReportsYearRecorded'>;
export type Registration = BodyOf<'postAgenciesAgencyIdRequests'>;
export type FollowingFact = NonNullable<Registration['followedBy']>[number];
export type ReportVersions = AnswerOf<'getAgenciesAgencyIdReportsYearVersions'>;
export type SoughtApplicant = BodyOf<'postAgenciesAgencyIdApplicant-matches'>;
export type StoredFile = NonNullable<Registration['scan']>;
