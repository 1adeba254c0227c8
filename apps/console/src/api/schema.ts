import type {
  AnswerFacts,
  CaseList,
  CasePage,
  CommandAnswer,
  Me,
  OpenedCell,
  ProceedingList,
  Publication,
  Registration,
  Report,
  ScanReference,
} from './contract';

type Json<T> = { content: { 'application/json': T } };
type Answers<T> = { 200: Json<T>; default: { content: { 'application/problem+json': unknown } } };
type Keyed = { 'Idempotency-Key': string };
type Versioned = Keyed & { 'If-Match': string };
type Read<Parameters, Result> = { parameters: Parameters; responses: Answers<Result> };
type Command<Parameters, Body, Result = CommandAnswer> = {
  parameters: Parameters;
  requestBody: Json<Body>;
  responses: Answers<Result>;
};

/** The HTTP interface of case-api as the console uses it. */
export interface paths {
  '/api/session': {
    get: Read<object, Me>;
    post: Command<object, { loginName: string; password: string }, Me>;
    delete: Read<object, undefined>;
  };
  '/api/agencies/{agencyId}/requests': {
    get: Read<{ path: { agencyId: string }; query?: Record<string, string | number | undefined> }, CaseList>;
    post: Command<{ path: { agencyId: string }; header: Keyed }, Registration>;
  };
  '/api/requests/{id}': { get: Read<{ path: { id: string } }, CasePage> };
  '/api/requests/{id}/answer': { post: Command<{ path: { id: string }; header: Versioned }, AnswerFacts> };
  '/api/requests/{id}/withdrawal': {
    post: Command<{ path: { id: string }; header: Versioned }, { withdrawnOn: string; note?: string }>;
  };
  '/api/agencies/{agencyId}/files': {
    post: {
      parameters: { path: { agencyId: string } };
      requestBody: { content: { 'multipart/form-data': { file: File } } };
      responses: Answers<ScanReference>;
    };
  };
  '/api/agencies/{agencyId}/proceedings': {
    get: Read<{ path: { agencyId: string }; query?: Record<string, string | number | undefined> }, ProceedingList>;
    post: Command<{ path: { agencyId: string }; header: Keyed }, { kind: string; openedOn: string; request?: string }>;
  };
  '/api/proceedings/{id}/conclusion': {
    post: Command<{ path: { id: string }; header: Versioned }, { outcome: string; concludedOn: string }>;
  };
  '/api/agencies/{agencyId}/publications/{year}': {
    get: Read<{ path: { agencyId: string; year: number } }, Publication>;
  };
  '/api/agencies/{agencyId}/publications/{year}/figures': {
    put: Command<
      { path: { agencyId: string; year: number }; header: Versioned },
      { figures: Readonly<Record<string, string>> }
    >;
  };
  '/api/agencies/{agencyId}/publications/{year}/confirmation': {
    post: Command<{ path: { agencyId: string; year: number }; header: Versioned }, Record<string, never>>;
  };
  '/api/agencies/{agencyId}/reports/{year}': {
    get: Read<{ path: { agencyId: string; year: number }; query?: { after?: string } }, Report>;
  };
  '/api/agencies/{agencyId}/reports/{year}/cells': {
    get: Read<
      {
        path: { agencyId: string; year: number };
        query: { table: string; row: string; column: string; after?: string };
      },
      OpenedCell
    >;
  };
}
