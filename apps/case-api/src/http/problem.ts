import type { ProblemCode } from '@yishen/catalogue';

/** A place of a request that is wrong: which rule it breaks, and what there is instead where that is a closed list. */
export interface WrongPlace {
  readonly pointer: string;
  readonly rule: string;
  readonly known?: readonly string[];
}

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

/** Codes of the libraries in the words of the interface. Another agency's record and none at all look the same. */
export const RENAMED: Readonly<Record<string, ProblemCode>> = {
  'access.other-agency': 'stream.unknown',
  'request.unknown': 'stream.unknown',
  'proceeding.unknown': 'stream.unknown',
  'record-correction.unknown': 'stream.unknown',
  'user.unknown': 'stream.unknown',
  'scope-conflict': 'stream.unknown',
  'ill-formed-text': 'text.ill-formed',
  'file-too-large': 'file.too-large',
  'file-invalid': 'file.invalid',
  'key-erased': 'person.data-erased',
  FST_ERR_BAD_URL: 'request.malformed',
  FST_ERR_MAX_PARAM_LENGTH: 'request.malformed',
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
