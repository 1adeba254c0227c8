/** The kinds of stream in the log; a stream's name starts with its kind. */
export type StreamKind =
  | 'request'
  | 'proceeding'
  | 'publication'
  | 'normRegister'
  | 'person'
  | 'agency'
  | 'calendar'
  | 'user'
  | 'letterbook'
  | 'report'
  | 'recordCorrection';

const KINDS: ReadonlySet<string> = new Set<StreamKind>([
  'request',
  'proceeding',
  'publication',
  'normRegister',
  'person',
  'agency',
  'calendar',
  'user',
  'letterbook',
  'report',
  'recordCorrection',
]);

/** The kind of a stream, or `undefined` for a kind this version does not know. */
export function streamKind(stream: string): StreamKind | undefined {
  const kind = stream.slice(0, Math.max(0, stream.indexOf('-')));
  return KINDS.has(kind) ? (kind as StreamKind) : undefined;
}

/** The stream of a request. */
export const requestStream = (id: string): string => `request-${id}`;
/** The stream of a proceeding. */
export const proceedingStream = (id: string): string => `proceeding-${id}`;
/** The stream of an agency's published figures of a year. */
export const publicationStream = (agencyId: string, year: number): string => `publication-${agencyId}-${year}`;
/** The stream of an agency's register of 规章 and 行政规范性文件. */
export const normRegisterStream = (agencyId: string): string => `normRegister-${agencyId}`;
/** The stream of a person's erasure. */
export const personStream = (person: string): string => `person-${person}`;
/** The stream of an agency. */
export const agencyStream = (agencyId: string): string => `agency-${agencyId}`;
/** The stream of a region's calendar; the country's is `calendar-CN`. */
export const calendarStream = (region: string): string => `calendar-${region}`;
/** The stream of an agency's letter book of a year. */
export const letterbookStream = (agencyId: string, year: number): string => `letterbook-${agencyId}-${year}`;
/** The stream of an agency's annual report of a year. */
export const reportStream = (agencyId: string, year: number): string => `report-${agencyId}-${year}`;
/** The stream of an application to correct a record about oneself (条例 第四十一条). */
export const recordCorrectionStream = (id: string): string => `recordCorrection-${id}`;
/** The stream of a member of staff. */
export const userStream = (userId: string): string => `user-${userId}`;

/** The id inside a stream's name. */
export function idOfStream(stream: string): string {
  return stream.slice(stream.indexOf('-') + 1);
}

/** The agency and the year whose published figures are in a stream. */
export function publicationOfStream(stream: string): { readonly agencyId: string; readonly year: number } {
  const id = idOfStream(stream);
  const dash = id.lastIndexOf('-');
  return { agencyId: id.slice(0, dash), year: Number(id.slice(dash + 1)) };
}

/** The scope of streams that belong to no agency. */
export const SYSTEM_SCOPE = 'system';
