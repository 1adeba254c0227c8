import createClient from 'openapi-fetch';
import type { components, operations, paths } from './schema';
import type {
  AgencyClock,
  Arrival,
  CaseList,
  CasePage,
  ChallengeBoard,
  CommandAnswer,
  Freshness,
  IncidentList,
  Me,
  OpenedCell,
  ProceedingAct,
  ProceedingList,
  ProceedingOpening,
  ProceedingPage,
  Publication,
  Registration,
  Report,
  ScanReference,
  TypedAct,
  WhatIf,
} from './contract';
import { dataOf } from './http';
import { checkAgainstHead, ownPosition, rememberOwnWrite } from './ownWrites';

/** The typed client of the interface. */
export const http = createClient<paths>({ baseUrl: '', credentials: 'same-origin' });

type QueryOf<Operation extends keyof operations> = NonNullable<operations[Operation]['parameters']['query']>;

// The form is built from the domain's table of acts, from which the document's bodies are made too.
type ActBody = components['schemas']['RequestAct'];

/** What is asked of the case list; everything but the agency may be left out. */
export type CaseQuery = QueryOf<'getAgenciesAgencyIdRequests'>;

/** Whom one looks for among the applicants of before. */
export type SoughtApplicant = BodyOf<'postAgenciesAgencyIdApplicant-matches'>;
/** His requests of before, and what the next one of the month would cost. */
export type ApplicantMatches = AnswerOf<'postAgenciesAgencyIdApplicant-matches'>;
/** Which of its applicant’s requests of the month a request is. */
export type MonthOrdinal = AnswerOf<'getRequestsIdMonth-ordinal'>;
/** What a request is split into. */
export type Splitting = BodyOf<'postRequestsIdSplit'>;

/** What is asked of the list of proceedings. */
export type ProceedingQuery = QueryOf<'getAgenciesAgencyIdProceedings'>;

/** What is asked of the board of open windows. */
export type WindowsQuery = QueryOf<'getAgenciesAgencyIdChallenge-windows'>;
/** What is asked of the list of incidents. */
export type IncidentQuery = QueryOf<'getAgenciesAgencyIdIncidents'>;

/** A cell of the report as the API names it. */
export type CellQuery = QueryOf<'getAgenciesAgencyIdReportsYearCells'>;

type BodyOf<Operation extends keyof operations> = operations[Operation] extends {
  requestBody?: { content: { 'application/json': infer Body } };
}
  ? Body
  : never;

type AnswerOf<Operation extends keyof operations> = operations[Operation] extends {
  responses: { 200: { content: { 'application/json': infer Answer } } };
}
  ? Answer
  : never;

/** The written parts of a report. */
export type Narrative = AnswerOf<'getAgenciesAgencyIdReportsYearNarrative'>;
/** One of them. */
export type WrittenPart = Narrative['parts'][number];
/** A part as it is saved. */
export type NarrativeEdit = BodyOf<'putAgenciesAgencyIdReportsYearNarrativePart'>;
/** The signed versions of a report, its cuts, and what has changed since. */
export type ReportVersions = AnswerOf<'getAgenciesAgencyIdReportsYearVersions'>;
/** A version as it is published. */
export type ReportPublication = BodyOf<'postAgenciesAgencyIdReportsYearPublication'>;
/** What a published report's file says. */
export type ReadReportFile = AnswerOf<'postAgenciesAgencyIdReport-files'>;

/** What an import of open cases did. */
export type ImportedCases = AnswerOf<'postAgenciesAgencyIdOpen-cases'>;
/** A published report as it is taken over. */
export type RecordedTables = BodyOf<'putAgenciesAgencyIdReportsYearRecorded'>;
/** A report summed over subordinates. */
export type Consolidation = AnswerOf<'getAgenciesAgencyIdReportsYearConsolidation'>;

/** A letter as it is asked for. */
export type LetterBody = BodyOf<'postRequestsIdLetters'>;
/** What is said about a letter that goes out. */
export type LetterSending = BodyOf<'postRequestsIdLettersLetterSending'>;
/** What is said about a letter that arrived. */
export type LetterDelivery = BodyOf<'postRequestsIdLettersLetterDelivery'>;
/** What an agency's letters say about it. */
export type LetterheadBody = BodyOf<'putAgenciesAgencyIdLetterhead'>;

/** The header of a new command. */
export const keyed = (commandId: string) => ({ 'Idempotency-Key': commandId });
/** The headers of a command on an existing stream. */
export const versioned = (commandId: string, version: number) => ({ ...keyed(commandId), 'If-Match': `"${version}"` });

/** Remembers the position of an accepted command. */
export async function accepted<T extends CommandAnswer>(call: Promise<T>): Promise<T> {
  const answer = await call;
  rememberOwnWrite(answer.position);
  return answer;
}

/** Asks a list for one's own last write. */
export async function readingOwnWrites<T extends { readonly freshness: Freshness }>(
  ask: (after: { after?: string }) => Promise<T>,
): Promise<T> {
  const after = ownPosition();
  const list = await ask(after === undefined ? {} : { after });
  checkAgainstHead(after, list.freshness.head);
  return list;
}

/** Every call of the console on case-api: queries return data, commands remember their position, refusals throw `Problem`. */
export const api = {
  me: () => dataOf<Me>(http.GET('/api/session')),
  signIn: (loginName: string, password: string) =>
    dataOf<Me>(http.POST('/api/session', { body: { loginName, password } })),
  signOut: () => dataOf<undefined>(http.DELETE('/api/session')),

  cases: (agencyId: string, query: CaseQuery) =>
    readingOwnWrites((after) =>
      dataOf<CaseList>(
        http.GET('/api/agencies/{agencyId}/requests', {
          params: { path: { agencyId }, query: { ...query, ...after } },
        }),
      ),
    ),
  casePage: (id: string) => dataOf<CasePage>(http.GET('/api/requests/{id}', { params: { path: { id } } })),
  register: (agencyId: string, commandId: string, body: Registration) =>
    accepted(
      dataOf<CommandAnswer>(
        http.POST('/api/agencies/{agencyId}/requests', {
          params: { path: { agencyId }, header: keyed(commandId) },
          body,
        }),
      ),
    ),
  arrive: (agencyId: string, commandId: string, body: Arrival) =>
    accepted(
      dataOf<CommandAnswer>(
        http.POST('/api/agencies/{agencyId}/arrivals', {
          params: { path: { agencyId }, header: keyed(commandId) },
          body,
        }),
      ),
    ),
  act: (id: string, version: number, commandId: string, act: TypedAct) =>
    accepted(
      dataOf<CommandAnswer>(
        http.POST('/api/requests/{id}/acts', {
          params: { path: { id }, header: versioned(commandId, version) },
          body: act as unknown as ActBody,
        }),
      ),
    ),
  whatIf: (id: string, acts: readonly TypedAct[]) =>
    dataOf<WhatIf>(
      http.POST('/api/requests/{id}/what-if', {
        params: { path: { id } },
        body: { acts: acts as unknown as ActBody[] },
      }),
    ),
  clock: (agencyId: string) =>
    dataOf<AgencyClock>(http.GET('/api/agencies/{agencyId}/calendar', { params: { path: { agencyId } } })),
  storeFile: (agencyId: string, file: File) =>
    dataOf<ScanReference>(
      http.POST('/api/agencies/{agencyId}/files', {
        params: { path: { agencyId } },
        body: { file: file.name },
        // The document has no word for a file's bytes: the form is what is sent.
        bodySerializer: () => formOf(file),
      }),
    ),

  letters: (id: string) =>
    dataOf<components['schemas']['CaseLetters']>(http.GET('/api/requests/{id}/letters', { params: { path: { id } } })),
  previewLetter: (id: string, body: LetterBody) =>
    dataOf<{ readonly title: string; readonly html: string }>(
      http.POST('/api/requests/{id}/letters/preview', { params: { path: { id } }, body }),
    ),
  issueLetter: (id: string, version: number, commandId: string, body: LetterBody) =>
    accepted(
      dataOf<CommandAnswer & { readonly letter: string; readonly number: string | null }>(
        http.POST('/api/requests/{id}/letters', {
          params: { path: { id }, header: versioned(commandId, version) },
          body,
        }),
      ),
    ),
  sendLetter: (id: string, letter: string, version: number, commandId: string, body: LetterSending) =>
    accepted(
      dataOf<CommandAnswer>(
        http.POST('/api/requests/{id}/letters/{letter}/sending', {
          params: { path: { id, letter }, header: versioned(commandId, version) },
          body,
        }),
      ),
    ),
  deliverLetter: (id: string, letter: string, version: number, commandId: string, body: LetterDelivery) =>
    accepted(
      dataOf<CommandAnswer>(
        http.POST('/api/requests/{id}/letters/{letter}/delivery', {
          params: { path: { id, letter }, header: versioned(commandId, version) },
          body,
        }),
      ),
    ),
  voidLetter: (id: string, letter: string, version: number, commandId: string, reason: string) =>
    accepted(
      dataOf<CommandAnswer>(
        http.POST('/api/requests/{id}/letters/{letter}/voiding', {
          params: { path: { id, letter }, header: versioned(commandId, version) },
          body: { reason },
        }),
      ),
    ),
  letterhead: (agencyId: string) =>
    dataOf<{ readonly letterhead: LetterheadBody | null; readonly version: number }>(
      http.GET('/api/agencies/{agencyId}/letterhead', { params: { path: { agencyId } } }),
    ),
  setLetterhead: (agencyId: string, version: number, commandId: string, body: LetterheadBody) =>
    accepted(
      dataOf<CommandAnswer>(
        http.PUT('/api/agencies/{agencyId}/letterhead', {
          params: { path: { agencyId }, header: versioned(commandId, version) },
          body,
        }),
      ),
    ),

  proceedings: (agencyId: string, query: ProceedingQuery) =>
    readingOwnWrites((after) =>
      dataOf<ProceedingList>(
        http.GET('/api/agencies/{agencyId}/proceedings', {
          params: { path: { agencyId }, query: { ...query, ...after } },
        }),
      ),
    ),
  openProceeding: (agencyId: string, commandId: string, body: ProceedingOpening) =>
    accepted(
      dataOf<CommandAnswer>(
        http.POST('/api/agencies/{agencyId}/proceedings', {
          params: { path: { agencyId }, header: keyed(commandId) },
          body,
        }),
      ),
    ),
  challengeWindows: (agencyId: string, query: WindowsQuery) =>
    readingOwnWrites((after) =>
      dataOf<ChallengeBoard>(
        http.GET('/api/agencies/{agencyId}/challenge-windows', {
          params: { path: { agencyId }, query: { ...query, ...after } },
        }),
      ),
    ),
  proceedingPage: (id: string) =>
    dataOf<ProceedingPage>(http.GET('/api/proceedings/{id}', { params: { path: { id } } })),
  actOnProceeding: (id: string, version: number, commandId: string, body: ProceedingAct) =>
    accepted(
      dataOf<CommandAnswer>(
        http.POST('/api/proceedings/{id}/facts', {
          params: { path: { id }, header: versioned(commandId, version) },
          body,
        }),
      ),
    ),
  courtBundle: async (id: string, version: number, commandId: string): Promise<Blob> =>
    dataOf<Blob>(
      http.POST('/api/proceedings/{id}/bundle', {
        params: { path: { id }, header: versioned(commandId, version) },
        parseAs: 'blob',
      }),
    ),
  concludeProceeding: (
    id: string,
    version: number,
    commandId: string,
    body: { outcome: string; concludedOn: string },
  ) =>
    accepted(
      dataOf<CommandAnswer>(
        http.POST('/api/proceedings/{id}/conclusion', {
          params: { path: { id }, header: versioned(commandId, version) },
          body,
        }),
      ),
    ),

  applicantMatches: (agencyId: string, sought: SoughtApplicant) =>
    dataOf<ApplicantMatches>(
      http.POST('/api/agencies/{agencyId}/applicant-matches', { params: { path: { agencyId } }, body: sought }),
    ),
  monthOrdinal: (id: string) =>
    dataOf<MonthOrdinal>(http.GET('/api/requests/{id}/month-ordinal', { params: { path: { id } } })),
  splitRequest: (id: string, version: number, commandId: string, body: Splitting) =>
    accepted(
      dataOf<CommandAnswer>(
        http.POST('/api/requests/{id}/split', {
          params: { path: { id }, header: versioned(commandId, version) },
          body,
        }),
      ),
    ),

  narrative: (agencyId: string, year: number) =>
    readingOwnWrites((after) =>
      dataOf<Narrative>(
        http.GET('/api/agencies/{agencyId}/reports/{year}/narrative', {
          params: { path: { agencyId, year }, query: after },
        }),
      ),
    ),
  editNarrative: (agencyId: string, year: number, part: WrittenPart['part'], commandId: string, body: NarrativeEdit) =>
    accepted(
      dataOf<CommandAnswer>(
        http.PUT('/api/agencies/{agencyId}/reports/{year}/narrative/{part}', {
          params: { path: { agencyId, year, part }, header: keyed(commandId) },
          body,
        }),
      ),
    ),
  reportVersions: (agencyId: string, year: number) =>
    readingOwnWrites((after) =>
      dataOf<ReportVersions>(
        http.GET('/api/agencies/{agencyId}/reports/{year}/versions', {
          params: { path: { agencyId, year }, query: after },
        }),
      ),
    ),
  signReport: (agencyId: string, year: number, commandId: string, body: { reason?: string }) =>
    accepted(
      dataOf<CommandAnswer>(
        http.POST('/api/agencies/{agencyId}/reports/{year}/signature', {
          params: { path: { agencyId, year }, header: keyed(commandId) },
          body,
        }),
      ),
    ),
  publishReport: (agencyId: string, year: number, commandId: string, body: ReportPublication) =>
    accepted(
      dataOf<CommandAnswer>(
        http.POST('/api/agencies/{agencyId}/reports/{year}/publication', {
          params: { path: { agencyId, year }, header: keyed(commandId) },
          body,
        }),
      ),
    ),
  rehearseReport: (agencyId: string, year: number, commandId: string) =>
    accepted(
      dataOf<CommandAnswer>(
        http.POST('/api/agencies/{agencyId}/reports/{year}/rehearsal', {
          params: { path: { agencyId, year }, header: keyed(commandId) },
          body: {},
        }),
      ),
    ),
  readReportFile: (agencyId: string, file: File) =>
    dataOf<ReadReportFile>(
      http.POST('/api/agencies/{agencyId}/report-files', {
        params: { path: { agencyId } },
        body: { file: file.name },
        bodySerializer: () => formOf(file),
      }),
    ),
  importOpenCases: (agencyId: string, file: File) =>
    dataOf<ImportedCases>(
      http.POST('/api/agencies/{agencyId}/open-cases', {
        params: { path: { agencyId } },
        body: { file: file.name },
        bodySerializer: () => formOf(file),
      }),
    ),
  recordReport: (agencyId: string, year: number, commandId: string, body: RecordedTables) =>
    accepted(
      dataOf<CommandAnswer>(
        http.PUT('/api/agencies/{agencyId}/reports/{year}/recorded', {
          params: { path: { agencyId, year }, header: keyed(commandId) },
          body,
        }),
      ),
    ),
  consolidation: (agencyId: string, year: number) =>
    dataOf<Consolidation>(
      http.GET('/api/agencies/{agencyId}/reports/{year}/consolidation', { params: { path: { agencyId, year } } }),
    ),
  signConsolidation: (agencyId: string, year: number, commandId: string, body: { reason?: string }) =>
    accepted(
      dataOf<CommandAnswer>(
        http.POST('/api/agencies/{agencyId}/reports/{year}/consolidation/signature', {
          params: { path: { agencyId, year }, header: keyed(commandId) },
          body,
        }),
      ),
    ),
  remindSubordinate: (agencyId: string, year: number, commandId: string, subordinate: string) =>
    accepted(
      dataOf<CommandAnswer>(
        http.POST('/api/agencies/{agencyId}/reports/{year}/consolidation/reminders', {
          params: { path: { agencyId, year }, header: keyed(commandId) },
          body: { subordinate },
        }),
      ),
    ),
  recordSubordinate: (agencyId: string, year: number, subordinate: string, commandId: string, body: RecordedTables) =>
    accepted(
      dataOf<CommandAnswer>(
        http.PUT('/api/agencies/{agencyId}/reports/{year}/consolidation/subordinates/{subordinate}', {
          params: { path: { agencyId, year, subordinate }, header: keyed(commandId) },
          body,
        }),
      ),
    ),

  incidents: (agencyId: string, query: IncidentQuery) =>
    readingOwnWrites((after) =>
      dataOf<IncidentList>(
        http.GET('/api/agencies/{agencyId}/incidents', {
          params: { path: { agencyId }, query: { ...query, ...after } },
        }),
      ),
    ),
  assignIncident: (id: string, version: number, commandId: string, body: { incident: string; owner: string }) =>
    accepted(
      dataOf<CommandAnswer>(
        http.POST('/api/requests/{id}/acts', {
          params: { path: { id }, header: versioned(commandId, version) },
          body: { type: 'AssignIncident', ...body },
        }),
      ),
    ),
  closeIncident: (id: string, version: number, commandId: string, body: { incident: string; resolution: string }) =>
    accepted(
      dataOf<CommandAnswer>(
        http.POST('/api/requests/{id}/acts', {
          params: { path: { id }, header: versioned(commandId, version) },
          body: { type: 'CloseIncident', ...body },
        }),
      ),
    ),

  report: (agencyId: string, year: number) =>
    readingOwnWrites((after) =>
      dataOf<Report>(
        http.GET('/api/agencies/{agencyId}/reports/{year}', { params: { path: { agencyId, year }, query: after } }),
      ),
    ),
  cell: (agencyId: string, year: number, cell: CellQuery) =>
    dataOf<OpenedCell>(
      http.GET('/api/agencies/{agencyId}/reports/{year}/cells', {
        params: { path: { agencyId, year }, query: { ...cell } },
      }),
    ),
  publication: (agencyId: string, year: number) =>
    dataOf<Publication>(
      http.GET('/api/agencies/{agencyId}/publications/{year}', { params: { path: { agencyId, year } } }),
    ),
  recordFigures: (
    agencyId: string,
    year: number,
    version: number,
    commandId: string,
    figures: Readonly<Record<string, string>>,
  ) =>
    accepted(
      dataOf<CommandAnswer>(
        http.PUT('/api/agencies/{agencyId}/publications/{year}/figures', {
          params: { path: { agencyId, year }, header: versioned(commandId, version) },
          body: { figures },
        }),
      ),
    ),
  confirmNothing: (agencyId: string, year: number, version: number, commandId: string) =>
    accepted(
      dataOf<CommandAnswer>(
        http.POST('/api/agencies/{agencyId}/publications/{year}/confirmation', {
          params: { path: { agencyId, year }, header: versioned(commandId, version) },
          body: {},
        }),
      ),
    ),
};

/** The address of the empty list of open cases. */
export function openCasesTemplateUrl(agencyId: string): string {
  return `/api/agencies/${encodeURIComponent(agencyId)}/open-cases/template`;
}

/** The address of the report as a file that holds at least what is on the screen. */
export function reportFileUrl(
  agencyId: string,
  year: number,
  format: 'docx' | 'xlsx' | 'html' | 'pdf' | 'json' | 'picture',
  position: string,
  version?: number,
): string {
  const pinned = version === undefined ? '' : `&version=${version}`;
  return `/api/agencies/${encodeURIComponent(agencyId)}/reports/${year}/${format}?after=${position}${pinned}`;
}

/** The address of an issued letter. */
export function letterFileUrl(id: string, letter: string): string {
  return `/api/requests/${encodeURIComponent(id)}/letters/${encodeURIComponent(letter)}/file`;
}

/** The address of a stored scan. */
export function fileUrl(agencyId: string, digest: string): string {
  return `/api/agencies/${encodeURIComponent(agencyId)}/files/${encodeURIComponent(digest)}`;
}

function formOf(file: File): FormData {
  const form = new FormData();
  form.append('file', file, file.name);
  return form;
}
