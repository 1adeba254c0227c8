import createClient from 'openapi-fetch';
import type { operations, paths } from './schema';
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
import { dataOf } from './http';
import { ownPosition, rememberOwnWrite } from './ownWrites';

const http = createClient<paths>({ baseUrl: '', credentials: 'same-origin' });

type QueryOf<Operation extends keyof operations> = NonNullable<operations[Operation]['parameters']['query']>;

/** What is asked of the case list; everything but the agency may be left out. */
export type CaseQuery = QueryOf<'getAgenciesAgencyIdRequests'>;

/** What is asked of the list of proceedings. */
export type ProceedingQuery = QueryOf<'getAgenciesAgencyIdProceedings'>;

/** A cell of the report as the API names it. */
export type CellQuery = QueryOf<'getAgenciesAgencyIdReportsYearCells'>;

const keyed = (commandId: string) => ({ 'Idempotency-Key': commandId });
const versioned = (commandId: string, version: number) => ({ ...keyed(commandId), 'If-Match': `"${version}"` });

async function accepted(call: Promise<CommandAnswer>): Promise<CommandAnswer> {
  const answer = await call;
  rememberOwnWrite(answer.position);
  return answer;
}

function withOwnWrites<Q extends object>(query: Q): Q & { after?: string } {
  const after = ownPosition();
  return after === undefined ? query : { ...query, after };
}

/** Every call of the console on case-api: queries return data, commands remember their position, refusals throw `Problem`. */
export const api = {
  me: () => dataOf<Me>(http.GET('/api/session')),
  signIn: (loginName: string, password: string) =>
    dataOf<Me>(http.POST('/api/session', { body: { loginName, password } })),
  signOut: () => dataOf<undefined>(http.DELETE('/api/session')),

  cases: (agencyId: string, query: CaseQuery) =>
    dataOf<CaseList>(
      http.GET('/api/agencies/{agencyId}/requests', {
        params: { path: { agencyId }, query: withOwnWrites({ ...query }) },
      }),
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
  answer: (id: string, version: number, commandId: string, body: AnswerFacts) =>
    accepted(
      dataOf<CommandAnswer>(
        http.POST('/api/requests/{id}/answer', {
          params: { path: { id }, header: versioned(commandId, version) },
          body,
        }),
      ),
    ),
  withdraw: (id: string, version: number, commandId: string, body: { withdrawnOn: string; note?: string }) =>
    accepted(
      dataOf<CommandAnswer>(
        http.POST('/api/requests/{id}/withdrawal', {
          params: { path: { id }, header: versioned(commandId, version) },
          body,
        }),
      ),
    ),
  storeFile: (agencyId: string, file: File) =>
    dataOf<ScanReference>(
      http.POST('/api/agencies/{agencyId}/files', {
        params: { path: { agencyId } },
        body: { file: file.name },
        // The document has no word for a file's bytes: the form is what is sent.
        bodySerializer: () => {
          const form = new FormData();
          form.append('file', file, file.name);
          return form;
        },
      }),
    ),

  proceedings: (agencyId: string, query: ProceedingQuery) =>
    dataOf<ProceedingList>(
      http.GET('/api/agencies/{agencyId}/proceedings', {
        params: { path: { agencyId }, query: withOwnWrites({ ...query }) },
      }),
    ),
  openProceeding: (agencyId: string, commandId: string, body: { kind: string; openedOn: string; request?: string }) =>
    accepted(
      dataOf<CommandAnswer>(
        http.POST('/api/agencies/{agencyId}/proceedings', {
          params: { path: { agencyId }, header: keyed(commandId) },
          body,
        }),
      ),
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

  report: (agencyId: string, year: number) =>
    dataOf<Report>(
      http.GET('/api/agencies/{agencyId}/reports/{year}', {
        params: { path: { agencyId, year }, query: withOwnWrites({}) },
      }),
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

/** The address of the report as a Word file. */
export function reportDocxUrl(agencyId: string, year: number): string {
  return `/api/agencies/${encodeURIComponent(agencyId)}/reports/${year}/docx`;
}

/** The address of a stored scan. */
export function fileUrl(agencyId: string, digest: string): string {
  return `/api/agencies/${encodeURIComponent(agencyId)}/files/${encodeURIComponent(digest)}`;
}
