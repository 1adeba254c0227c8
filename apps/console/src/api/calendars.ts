import { answerOf, http, type AnswerOf } from './client';

/** The calendar of a region with its proposals. */
export type Calendar = AnswerOf<'getCalendarsRegion'>;
/** A proposal of a notice. */
export type Proposal = Calendar['proposals'][number];
/** The days of a notice as they were understood. */
export type Notice = Proposal['notice'];
/** What a notice moves. */
export type Impact = AnswerOf<'getCalendarsRegionProposalsProposalImpact'>;
/** One setting with value, default and source. */
export type AgencySetting = AnswerOf<'getAgenciesAgencyIdSettings'>['settings'][number];

/** What is asked about calendars and settings. */
export const calendarApi = {
  calendar: (region: string) => answerOf(http.GET('/api/calendars/{region}', { params: { path: { region } } })),
  preview: (region: string, text: string) =>
    answerOf(http.POST('/api/calendars/{region}/preview', { params: { path: { region } }, body: { text } })),
  impact: (region: string, proposal: number) =>
    answerOf(
      http.GET('/api/calendars/{region}/proposals/{proposal}/impact', { params: { path: { region, proposal } } }),
    ),
  settings: (agencyId: string) =>
    answerOf(http.GET('/api/agencies/{agencyId}/settings', { params: { path: { agencyId } } })),
};
