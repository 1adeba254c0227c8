import { answerOf, http, readingOwnWrites, type BodyOf, type QueryOf } from './client';
import type { components } from './schema';

/** An application in the register. */
export type RecordCorrectionRow = components['schemas']['RecordCorrectionRow'];
/** An application with its texts, its steps and what can be done. */
export type RecordCorrectionPage = components['schemas']['RecordCorrectionPage'];
/** What can be done with an application. */
export type RecordCorrectionAct = components['schemas']['RecordCorrectionAct'];
/** An application as it is registered. */
export type RecordCorrectionAsking = BodyOf<'postAgenciesAgencyIdRecord-corrections'>;

/** What is asked about applications to correct a record (条例 第四十一条). */
export const recordCorrectionApi = {
  register: (agencyId: string, query: QueryOf<'getAgenciesAgencyIdRecord-corrections'>) =>
    readingOwnWrites((after) =>
      answerOf(
        http.GET('/api/agencies/{agencyId}/record-corrections', {
          params: { path: { agencyId }, query: { ...query, ...after } },
        }),
      ),
    ),
  page: (id: string) => answerOf(http.GET('/api/record-corrections/{id}', { params: { path: { id } } })),
};
