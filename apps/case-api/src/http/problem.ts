import type { ProblemCode } from '@yishen/catalogue';

/** A refusal of the interface itself; the filter turns it, and the codes of every library, into problem+json. */
export class Problem extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly parameters: Readonly<Record<string, string | number>> = {},
    readonly extensions: Readonly<Record<string, unknown>> = {},
  ) {
    super(code);
    this.name = 'Problem';
  }
}

/** What an error means to a client: its stable code, its status, and what fills the sentence. */
export interface ProblemAnswer {
  readonly code: ProblemCode;
  readonly status: number;
  readonly parameters: Readonly<Record<string, string | number>>;
  readonly extensions: Readonly<Record<string, unknown>>;
}

/** The one table code → status. Refusals of the domain that are not in it are 422: understood, and against a rule. */
export const STATUSES: Readonly<Partial<Record<ProblemCode, number>>> = {
  'request.already-received': 409,
  'request.already-concluded': 409,
  'request.incident-unknown': 404,
  'request.incident-closed': 409,
  'proceeding.already-opened': 409,
  'proceeding.already-concluded': 409,
  'record-correction.already-asked': 409,
  'record-correction.already-told': 409,
  'record-correction.withdrawn': 409,
  'report.narrative-changed': 409,
  'report.already-signed': 409,
  'report.already-published': 409,
  'report.version-unknown': 404,
  'person.already-erased': 409,
  'person.erasure-not-requested': 409,
  'person.needs-second-person': 403,
  'person.data-erased': 409,
  'agency.already-registered': 409,
  'calendar.year-already-published': 409,
  'calendar.proposal-unknown': 404,
  'calendar.proposal-closed': 409,
  'calendar.needs-second-person': 403,
  'letter.unknown': 404,
  'letter.already-issued': 409,
  'letter.already-sent': 409,
  'letter.not-available': 409,
  'user.already-registered': 409,
  'access.denied': 403,
  'stream.unknown': 404,
  'version-stale': 412,
  'version-conflict': 409,
  'command-reused': 409,
  unavailable: 503,
  'login-name-taken': 409,
  'session.missing': 401,
  'session.wrong-password': 401,
  'session.locked': 429,
  'idempotency-key.missing': 428,
  'idempotency-key.malformed': 400,
  'if-match.missing': 428,
  'if-match.malformed': 400,
  'body.malformed': 400,
  'body.too-large': 413,
  'body.media-type': 415,
  'parameters.invalid': 400,
  'file.missing': 400,
  'file.too-large': 413,
  'file.unknown': 404,
  'file.already-used': 409,
  'report.cell-unknown': 404,
  'report-file.too-large': 413,
  'route.unknown': 404,
  'request.malformed': 400,
  internal: 500,
};

/** The status of a code; 422 for a refusal of a rule. */
export function statusOf(code: ProblemCode): number {
  return STATUSES[code] ?? 422;
}

/** Codes of the libraries in the words of the interface. Another agency's record and none at all look the same. */
export const RENAMED: Readonly<Record<string, ProblemCode>> = {
  'access.other-agency': 'stream.unknown',
  'request.unknown': 'stream.unknown',
  'proceeding.unknown': 'stream.unknown',
  'record-correction.unknown': 'stream.unknown',
  'person.unknown': 'stream.unknown',
  'user.unknown': 'stream.unknown',
  'scope-conflict': 'stream.unknown',
  'ill-formed-text': 'text.ill-formed',
  'file-too-large': 'file.too-large',
  'file-invalid': 'file.invalid',
  'key-erased': 'person.data-erased',
  FST_ERR_CTP_BODY_TOO_LARGE: 'body.too-large',
  FST_ERR_CTP_INVALID_JSON_BODY: 'body.malformed',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'body.malformed',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'body.malformed',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'body.media-type',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'file.missing',
  FST_REQ_FILE_TOO_LARGE: 'file.too-large',
  FST_FILES_LIMIT: 'file.invalid',
  FST_PARTS_LIMIT: 'file.invalid',
  FST_FIELDS_LIMIT: 'file.invalid',
};
