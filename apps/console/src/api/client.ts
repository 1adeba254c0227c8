import createClient from 'openapi-fetch';
import type { components, operations, paths } from './schema';
import type {
  AgencyClock,
  CaseList,
  CasePage,
  ChallengeBoard,
  Freshness,
  IncidentList,
  Me,
  OpenedCell,
  ProceedingList,
  ProceedingPage,
  Publication,
  Report,
  ScanReference,
  TypedAct,
  WhatIf,
} from './contract';
import { checkAgainstHead, ownPosition } from './ownWrites';
import { Problem, readProblem } from './problem';

/** The typed client of the interface. */
export const http = createClient<paths>({ baseUrl: '', credentials: 'same-origin' });

/** What may be asked of an operation. */
export type QueryOf<Operation extends keyof operations> = NonNullable<operations[Operation]['parameters']['query']>;

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

/** An answer as the client gives it: what was asked for, or why not. */
export interface Answered<Answer> {
  readonly data?: Answer;
  readonly error?: unknown;
  readonly response: Response;
}

/** What was answered; a refusal, or a server that was not reached, is thrown as a `Problem`. */
export async function answerOf<Answer>(call: Promise<Answered<Answer>>): Promise<Answer> {
  const { data, error, response } = await reach(call);
  if (!response.ok || data === undefined) throw readProblem(response.status, error);
  return data;
}

async function reach<Answer>(call: Promise<Answer>): Promise<Answer> {
  try {
    return await call;
  } catch (cause) {
    const unreached = new Problem(0, 'network', '', '', '', {});
    unreached.cause = cause;
    throw unreached;
  }
}

async function dataOf<T>(call: Promise<{ data?: unknown; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await reach(call);
  if (!response.ok) throw readProblem(response.status, error);
  return data as T;
}

/** The header of a command on what stands on the screen in this version. */
export const ifMatch = (version: number) => ({ 'If-Match': `"${version}"` });

/** Asks a list for one's own last write. */
export async function readingOwnWrites<T extends { readonly freshness: Freshness }>(
  ask: (after: { after?: string }) => Promise<T>,
): Promise<T> {
  const after = ownPosition();
  const list = await ask(after === undefined ? {} : { after });
  checkAgainstHead(after, list.freshness.head);
  return list;
}

/** The body that carries a file; the document has no word for a file's bytes, so the form is what is sent. */
export function fileBody(file: File) {
  const form = new FormData();
  form.append('file', file, file.name);
  return { body: { file: file.name }, bodySerializer: () => form };
}

/** Every question of the console to case-api. */
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
        ...fileBody(file),
      }),
    ),
  letters: (id: string) =>
    dataOf<components['schemas']['CaseLetters']>(http.GET('/api/requests/{id}/letters', { params: { path: { id } } })),
  previewLetter: (id: string, body: LetterBody) =>
    dataOf<{ readonly title: string; readonly html: string }>(
      http.POST('/api/requests/{id}/letters/preview', { params: { path: { id } }, body }),
    ),
  letterhead: (agencyId: string) =>
    dataOf<{ readonly letterhead: LetterheadBody | null; readonly version: number }>(
      http.GET('/api/agencies/{agencyId}/letterhead', { params: { path: { agencyId } } }),
    ),
  proceedings: (agencyId: string, query: ProceedingQuery) =>
    readingOwnWrites((after) =>
      dataOf<ProceedingList>(
        http.GET('/api/agencies/{agencyId}/proceedings', {
          params: { path: { agencyId }, query: { ...query, ...after } },
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
  applicantMatches: (agencyId: string, sought: SoughtApplicant) =>
    dataOf<ApplicantMatches>(
      http.POST('/api/agencies/{agencyId}/applicant-matches', { params: { path: { agencyId } }, body: sought }),
    ),
  monthOrdinal: (id: string) =>
    dataOf<MonthOrdinal>(http.GET('/api/requests/{id}/month-ordinal', { params: { path: { id } } })),
  narrative: (agencyId: string, year: number) =>
    readingOwnWrites((after) =>
      dataOf<Narrative>(
        http.GET('/api/agencies/{agencyId}/reports/{year}/narrative', {
          params: { path: { agencyId, year }, query: after },
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
  readReportFile: (agencyId: string, file: File) =>
    dataOf<ReadReportFile>(
      http.POST('/api/agencies/{agencyId}/report-files', {
        params: { path: { agencyId } },
        ...fileBody(file),
      }),
    ),
  importOpenCases: (agencyId: string, file: File) =>
    dataOf<ImportedCases>(
      http.POST('/api/agencies/{agencyId}/open-cases', {
        params: { path: { agencyId } },
        ...fileBody(file),
      }),
    ),
  consolidation: (agencyId: string, year: number) =>
    dataOf<Consolidation>(
      http.GET('/api/agencies/{agencyId}/reports/{year}/consolidation', { params: { path: { agencyId, year } } }),
    ),
  suggestions: (agencyId: string, query: QueryOf<'getAgenciesAgencyIdDisclosure-suggestions'>) =>
    readingOwnWrites((after) =>
      answerOf(
        http.GET('/api/agencies/{agencyId}/disclosure-suggestions', {
          params: { path: { agencyId }, query: { ...query, ...after } },
        }),
      ),
    ),
  norms: (agencyId: string) => answerOf(http.GET('/api/agencies/{agencyId}/norms', { params: { path: { agencyId } } })),
  incidents: (agencyId: string, query: IncidentQuery) =>
    readingOwnWrites((after) =>
      dataOf<IncidentList>(
        http.GET('/api/agencies/{agencyId}/incidents', {
          params: { path: { agencyId }, query: { ...query, ...after } },
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
