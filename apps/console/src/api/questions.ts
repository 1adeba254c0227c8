import { answerOf, fileBody, http, withOwnWrites } from './client';
import { clockOf, foldedPage } from './folded';
import type { BodyOf, QueryOf, RequestAct, SoughtApplicant } from './schemas';
import type { CellPlace } from '../report/figures';

/** Every question of the screens behind the sign-in to case-api: lists and reports hold one's own last write, refusals are thrown as `Problem`. */
export const api = {
  cases: (agencyId: string, query: QueryOf<'getAgenciesAgencyIdRequests'>) =>
    withOwnWrites((after) =>
      http.GET('/api/agencies/{agencyId}/requests', { params: { path: { agencyId }, query: { ...query, ...after } } }),
    ),
  casePage: async (id: string) =>
    foldedPage(await answerOf(http.GET('/api/requests/{id}', { params: { path: { id } } }))),
  whatIf: (id: string, acts: RequestAct[]) =>
    answerOf(http.POST('/api/requests/{id}/what-if', { params: { path: { id } }, body: { acts } })),
  clock: async (agencyId: string) =>
    clockOf(await answerOf(http.GET('/api/agencies/{agencyId}/calendar', { params: { path: { agencyId } } }))),
  storeFile: (agencyId: string, file: File) =>
    answerOf(http.POST('/api/agencies/{agencyId}/files', { params: { path: { agencyId } }, ...fileBody(file) })),
  applicantMatches: (agencyId: string, body: SoughtApplicant) =>
    answerOf(http.POST('/api/agencies/{agencyId}/applicant-matches', { params: { path: { agencyId } }, body })),
  monthOrdinal: (id: string) => answerOf(http.GET('/api/requests/{id}/month-ordinal', { params: { path: { id } } })),
  importOpenCases: (agencyId: string, file: File) =>
    answerOf(http.POST('/api/agencies/{agencyId}/open-cases', { params: { path: { agencyId } }, ...fileBody(file) })),
  suggestions: (agencyId: string, query: QueryOf<'getAgenciesAgencyIdDisclosure-suggestions'>) =>
    withOwnWrites((after) =>
      http.GET('/api/agencies/{agencyId}/disclosure-suggestions', {
        params: { path: { agencyId }, query: { ...query, ...after } },
      }),
    ),
  incidents: (agencyId: string, query: QueryOf<'getAgenciesAgencyIdIncidents'>) =>
    withOwnWrites((after) =>
      http.GET('/api/agencies/{agencyId}/incidents', { params: { path: { agencyId }, query: { ...query, ...after } } }),
    ),

  letters: (id: string) => answerOf(http.GET('/api/requests/{id}/letters', { params: { path: { id } } })),
  previewLetter: (id: string, body: BodyOf<'postRequestsIdLettersPreview'>) =>
    answerOf(http.POST('/api/requests/{id}/letters/preview', { params: { path: { id } }, body })),
  letterhead: (agencyId: string) =>
    answerOf(http.GET('/api/agencies/{agencyId}/letterhead', { params: { path: { agencyId } } })),

  proceedings: (agencyId: string, query: QueryOf<'getAgenciesAgencyIdProceedings'>) =>
    withOwnWrites((after) =>
      http.GET('/api/agencies/{agencyId}/proceedings', {
        params: { path: { agencyId }, query: { ...query, ...after } },
      }),
    ),
  challengeWindows: (agencyId: string, query: QueryOf<'getAgenciesAgencyIdChallenge-windows'>) =>
    withOwnWrites((after) =>
      http.GET('/api/agencies/{agencyId}/challenge-windows', {
        params: { path: { agencyId }, query: { ...query, ...after } },
      }),
    ),
  proceedingPage: (id: string) => answerOf(http.GET('/api/proceedings/{id}', { params: { path: { id } } })),

  recordCorrections: (agencyId: string, query: QueryOf<'getAgenciesAgencyIdRecord-corrections'>) =>
    withOwnWrites((after) =>
      http.GET('/api/agencies/{agencyId}/record-corrections', {
        params: { path: { agencyId }, query: { ...query, ...after } },
      }),
    ),
  recordCorrectionPage: (id: string) =>
    answerOf(http.GET('/api/record-corrections/{id}', { params: { path: { id } } })),

  report: (agencyId: string, year: number) =>
    withOwnWrites((after) =>
      http.GET('/api/agencies/{agencyId}/reports/{year}', { params: { path: { agencyId, year }, query: after } }),
    ),
  // A place may come from the address in the browser; the server refuses one that the report does not have.
  cell: (agencyId: string, year: number, place: CellPlace) =>
    answerOf(
      http.GET('/api/agencies/{agencyId}/reports/{year}/cells', {
        params: { path: { agencyId, year }, query: place as QueryOf<'getAgenciesAgencyIdReportsYearCells'> },
      }),
    ),
  publication: (agencyId: string, year: number) =>
    answerOf(http.GET('/api/agencies/{agencyId}/publications/{year}', { params: { path: { agencyId, year } } })),
  norms: (agencyId: string) => answerOf(http.GET('/api/agencies/{agencyId}/norms', { params: { path: { agencyId } } })),
  narrative: (agencyId: string, year: number) =>
    withOwnWrites((after) =>
      http.GET('/api/agencies/{agencyId}/reports/{year}/narrative', {
        params: { path: { agencyId, year }, query: after },
      }),
    ),
  reportVersions: (agencyId: string, year: number) =>
    withOwnWrites((after) =>
      http.GET('/api/agencies/{agencyId}/reports/{year}/versions', {
        params: { path: { agencyId, year }, query: after },
      }),
    ),
  readReportFile: (agencyId: string, file: File) =>
    answerOf(http.POST('/api/agencies/{agencyId}/report-files', { params: { path: { agencyId } }, ...fileBody(file) })),
  consolidation: (agencyId: string, year: number) =>
    answerOf(
      http.GET('/api/agencies/{agencyId}/reports/{year}/consolidation', { params: { path: { agencyId, year } } }),
    ),

  settings: (agencyId: string) =>
    answerOf(http.GET('/api/agencies/{agencyId}/settings', { params: { path: { agencyId } } })),
  calendar: (region: string) => answerOf(http.GET('/api/calendars/{region}', { params: { path: { region } } })),
  previewNotice: (region: string, text: string) =>
    answerOf(http.POST('/api/calendars/{region}/preview', { params: { path: { region } }, body: { text } })),
  calendarImpact: (region: string, proposal: number) =>
    answerOf(
      http.GET('/api/calendars/{region}/proposals/{proposal}/impact', { params: { path: { region, proposal } } }),
    ),
};
