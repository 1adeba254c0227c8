import { PROBLEM_CODES, REFUSALS_BY_SUBJECT, type ProblemCode } from '@yishen/catalogue';
import { RENAMED } from './problem';

const OF_THE_INTERFACE = {
  // Before a route is found, or a fault of ours.
  anywhere: ['request.malformed', 'route.unknown', 'internal'],
  session: ['session.missing', 'unavailable'],
  access: ['access.denied'],
  // Another agency's record and none at all look the same.
  record: ['stream.unknown'],
  parameters: ['parameters.invalid'],
  query: ['parameters.unknown'],
  command: ['idempotency-key.missing', 'idempotency-key.malformed', 'command-reused', 'version-conflict'],
  version: ['if-match.missing', 'if-match.malformed', 'version-stale'],
  body: [
    'body.media-type',
    'body.malformed',
    'body.too-large',
    'body.invalid',
    'body.unknown-field',
    'date.invalid',
    'text.control-character',
    'unstorable',
  ],
  upload: ['body.media-type', 'file.missing', 'file.too-large', 'file.invalid', 'text.ill-formed'],
  // A file that a body names by its digest.
  namedFile: ['file.unknown', 'file.already-used'],
  readFile: PROBLEM_CODES.filter((code) => code.startsWith('report-file.')),
  // What runs in a process with limits waits its turn, and is stopped when it takes too much.
  work: ['work.busy', 'work.too-long', 'work.too-large'],
} as const satisfies Readonly<Record<string, readonly ProblemCode[]>>;

/** Refusals that come together: those of a part of the interface, or those of the rules on a subject. */
export type RefusalGroup = keyof typeof OF_THE_INTERFACE | keyof typeof REFUSALS_BY_SUBJECT;

/** A group of refusals, or one that comes alone. */
export type RefusalName = RefusalGroup | ProblemCode;

/** The codes that a caller sees of a group of refusals; of a code, itself. */
export function codesOf(name: RefusalName): readonly ProblemCode[] {
  if (name in OF_THE_INTERFACE) return OF_THE_INTERFACE[name as keyof typeof OF_THE_INTERFACE];
  if (!(name in REFUSALS_BY_SUBJECT)) return [name as ProblemCode];
  const ofSubject = Object.keys(REFUSALS_BY_SUBJECT[name as keyof typeof REFUSALS_BY_SUBJECT]) as ProblemCode[];
  return ofSubject.filter((code) => RENAMED[code] === undefined);
}
