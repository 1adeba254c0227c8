import { accepted, http, keyed, readingOwnWrites, versioned } from './client';
import type { CommandAnswer, Freshness } from './contract';
import { dataOf } from './http';

import type { components, operations } from './schema';

/** An application in the register. */
export type RecordCorrectionRow = components['schemas']['RecordCorrectionRow'];
/** An application with its texts, its steps and what can be done. */
export type RecordCorrectionPage = components['schemas']['RecordCorrectionPage'];
/** What can be done with an application. */
export type RecordCorrectionAct = components['schemas']['RecordCorrectionAct'];
/** An application as it is registered. */
export type RecordCorrectionAsking =
  operations['postAgenciesAgencyIdRecord-corrections']['requestBody']['content']['application/json'];
/** What is asked of the register. */
export type RegisterQuery = NonNullable<operations['getAgenciesAgencyIdRecord-corrections']['parameters']['query']>;

/** A page of the register. */
export interface Register {
  readonly rows: readonly RecordCorrectionRow[];
  readonly total: number;
  readonly freshness: Freshness;
}

/** Applications to correct a record (条例 第四十一条), as the interface has them. */
export const recordCorrectionApi = {
  register: (agencyId: string, query: RegisterQuery) =>
    readingOwnWrites((after) =>
      dataOf<Register>(
        http.GET('/api/agencies/{agencyId}/record-corrections', {
          params: { path: { agencyId }, query: { ...query, ...after } },
        }),
      ),
    ),
  page: (id: string) =>
    dataOf<RecordCorrectionPage>(http.GET('/api/record-corrections/{id}', { params: { path: { id } } })),
  ask: (agencyId: string, commandId: string, body: RecordCorrectionAsking) =>
    accepted(
      dataOf<CommandAnswer>(
        http.POST('/api/agencies/{agencyId}/record-corrections', {
          params: { path: { agencyId }, header: keyed(commandId) },
          body,
        }),
      ),
    ),
  act: (id: string, version: number, commandId: string, body: RecordCorrectionAct) =>
    accepted(
      dataOf<CommandAnswer>(
        http.POST('/api/record-corrections/{id}/acts', {
          params: { path: { id }, header: versioned(commandId, version) },
          body,
        }),
      ),
    ),
};
