/**
 * A refusal of the API: RFC 9457 with a stable code. `fields` names the form's fields it is about, each with the schema
 * rule it broke (`''` for a rule of the law, whose sentence is the detail); `parameters` are what that sentence speaks of. `demo`: said before anybody is signed in.
 */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly detail: string,
    readonly detailEn: string,
    readonly fields: Readonly<Record<string, string>>,
    readonly demo = false,
    readonly parameters: Readonly<Record<string, unknown>> = {},
    /** What is wrong in a list that was sent, place by place. */
    readonly faults: readonly Fault[] = [],
  ) {
    super(detail || title);
    this.name = 'Problem';
  }
}

/** The code of a problem, or `network` when the API could not be reached at all. */
export function problemCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'network';
}

// A rule of the domain names a fact, a form shows it in one place: the field each refusal belongs to.
const FIELD_OF_CODE: Readonly<Record<string, string>> = {
  'request.received-in-future': 'receivedOn',
  'request.received-before-law': 'receivedOn',
  'request.applicant-kind-unknown': 'applicant.kind',
  'request.channel-unknown': 'channel',
  'request.decision-unknown': 'decision',
  'request.decision-is-withdrawal': 'decision',
  'request.service-mode-unknown': 'serviceMode',
  'request.replied-before-received': 'concludedOn',
  'request.replied-in-future': 'concludedOn',
  'request.withdrawn-before-received': 'concludedOn',
  'request.withdrawn-in-future': 'concludedOn',
  'proceeding.kind-unknown': 'kind',
  'proceeding.opened-in-future': 'openedOn',
  'proceeding.outcome-unknown': 'outcome',
  'proceeding.concluded-in-future': 'concludedOn',
  'proceeding.concluded-before-opened': 'concludedOn',
  'record-correction.proof-missing': 'proof.note',
  'record-correction.outcome-unknown': 'outcome',
  'file.too-large': 'scan',
  'file.missing': 'scan',
  'file.invalid': 'scan',
  'file.unknown': 'scan',
};

// The answer's facts are one group of fields in the form, wherever the command carries them.
const FIELD_OF_POINTER: Readonly<Record<string, string>> = {
  repliedOn: 'concludedOn',
  withdrawnOn: 'concludedOn',
};

/** A fault of a row of a list, in words. */
export interface Fault {
  readonly row: number;
  readonly statement: string;
  readonly statementEn: string;
}

interface ProblemBody {
  readonly code?: string;
  readonly title?: string;
  readonly detail?: string;
  readonly titleEn?: string;
  readonly detailEn?: string;
  readonly errors?: readonly { readonly pointer: string; readonly rule: string }[];
  readonly demo?: boolean;
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly faults?: readonly Fault[];
}

/** Reads a problem document; an answer that is none (a proxy's page) becomes code `internal`. */
export function readProblem(status: number, body: unknown): Problem {
  const given = (typeof body === 'object' && body !== null ? body : {}) as ProblemBody;
  const code = given.code ?? 'internal';
  const title = given.title ?? `HTTP ${status}`;
  const detail = given.detail ?? title;
  const field = FIELD_OF_CODE[code];
  const fields = Object.fromEntries((given.errors ?? []).map(({ pointer, rule }) => [fieldOfPointer(pointer), rule]));
  if (field !== undefined) fields[field] = '';
  const detailEn = given.detailEn ?? given.titleEn ?? title;
  const { demo = false, parameters, faults } = given;
  return new Problem(status, code, title, detail, detailEn, fields, demo, parameters, faults);
}

/** The form's name of a JSON pointer: `/followedBy/0/repliedOn` → `concludedOn`, `/applicant/name` → `applicant.name`. */
export function fieldOfPointer(pointer: string): string {
  const path = pointer
    .replace(/^#/, '')
    .split('/')
    .filter((part) => part !== '');
  const facts = path[0] === 'followedBy' ? path.slice(2) : path;
  const name = facts.join('.');
  return FIELD_OF_POINTER[name] ?? name;
}

/**
 * The field that a refusal by a rule of the domain speaks of. The rule names values by the act's own fields, and a date as such:
 * the field that holds that very value is the one to look at.
 */
export function fieldsSpokenOf(parameters: Readonly<Record<string, unknown>>, typed: object): [string, string][] {
  const holds = (value: unknown, spoken: unknown) => value !== undefined && value === spoken;
  const values = Object.entries(typed);
  const byName = values.filter(([name, value]) => holds(value, parameters[name]));
  const found = byName.length > 0 ? byName : values.filter(([, value]) => holds(value, parameters['date']));
  return found.slice(0, 1).map(([name]) => [name, '']);
}
