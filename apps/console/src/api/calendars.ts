import { accepted, http, keyed, versioned } from './client';
import type { CommandAnswer } from './contract';
import { dataOf } from './http';
import type { operations } from './schema';

type AnswerOf<Operation extends keyof operations> = operations[Operation] extends {
  responses: { 200: { content: { 'application/json': infer Body } } };
}
  ? Body
  : never;

/** The calendar of a region with its proposals. */
export type Calendar = AnswerOf<'getCalendarsRegion'>;
/** A proposal of a notice. */
export type Proposal = Calendar['proposals'][number];
/** The days of a notice as they were understood. */
export type Notice = Proposal['notice'];
/** What a notice moves. */
export type Impact = AnswerOf<'getCalendarsRegionProposalsProposalImpact'>;
/** The settings of an agency. */
export type AgencySettings = AnswerOf<'getAgenciesAgencyIdSettings'>;
/** One setting with value, default and source. */
export type AgencySetting = AgencySettings['settings'][number];

/** A notice as it is pasted, and where it was found. */
export interface PastedNotice {
  readonly text: string;
  readonly document?: string;
  readonly link?: string;
}

/** Calendars and settings, as the interface has them. */
export const calendarApi = {
  calendar: (region: string) => dataOf<Calendar>(http.GET('/api/calendars/{region}', { params: { path: { region } } })),
  preview: (region: string, body: { text: string }) =>
    dataOf<{ notice: Notice; impact: Impact }>(
      http.POST('/api/calendars/{region}/preview', { params: { path: { region } }, body }),
    ),
  impact: (region: string, proposal: number) =>
    dataOf<Impact>(
      http.GET('/api/calendars/{region}/proposals/{proposal}/impact', { params: { path: { region, proposal } } }),
    ),
  propose: (region: string, commandId: string, body: PastedNotice) =>
    accepted(
      dataOf<CommandAnswer>(
        http.POST('/api/calendars/{region}/proposals', {
          params: { path: { region }, header: keyed(commandId) },
          body,
        }),
      ),
    ),
  approve: (region: string, proposal: number, version: number, commandId: string) =>
    accepted(
      dataOf<CommandAnswer>(
        http.POST('/api/calendars/{region}/proposals/{proposal}/approval', {
          params: { path: { region, proposal }, header: versioned(commandId, version) },
          body: {},
        }),
      ),
    ),
  reject: (region: string, proposal: number, version: number, commandId: string, ground: string) =>
    accepted(
      dataOf<CommandAnswer>(
        http.POST('/api/calendars/{region}/proposals/{proposal}/rejection', {
          params: { path: { region, proposal }, header: versioned(commandId, version) },
          body: { ground },
        }),
      ),
    ),
  settings: (agencyId: string) =>
    dataOf<AgencySettings>(http.GET('/api/agencies/{agencyId}/settings', { params: { path: { agencyId } } })),
  changeSetting: (
    agencyId: string,
    setting: string,
    version: number,
    commandId: string,
    body: { value: boolean | number | string; reason?: string },
  ) =>
    accepted(
      dataOf<CommandAnswer>(
        http.PUT('/api/agencies/{agencyId}/settings/{setting}', {
          params: { path: { agencyId, setting }, header: versioned(commandId, version) },
          body,
        }),
      ),
    ),
};
