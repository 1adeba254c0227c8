import type { ProblemCode } from '@yishen/catalogue';
import type { RouteSpec } from './route';

/** What a route refuses whose work runs in a process with limits: it waits its turn, and is stopped when it takes too much. */
export const HEAVY_WORK = ['work.busy', 'work.too-long', 'work.too-large'] as const satisfies readonly ProblemCode[];

/** What the interface itself refuses on a route, as its declaration says; the rules of the domain refuse more. */
export function refusalsOf(route: RouteSpec): readonly ProblemCode[] {
  return [
    ...ofAccess(route),
    ...(route.params || route.query ? (['parameters.invalid'] as const) : []),
    'parameters.unknown',
    ...ofHeaders(route),
    ...ofBody(route),
    ...(route.refuses ?? []),
  ];
}

// Another agency's record and none at all look the same.
function ofAccess({ access }: RouteSpec): readonly ProblemCode[] {
  if (access === 'open') return [];
  if (access === 'signedIn') return ['session.missing', 'unavailable'];
  const allowed = ['session.missing', 'unavailable', 'access.denied'] as const;
  return access.scope === 'system' ? allowed : [...allowed, 'stream.unknown'];
}

function ofHeaders({ command }: RouteSpec): readonly ProblemCode[] {
  if (!command) return [];
  const ofKey = [
    'idempotency-key.missing',
    'idempotency-key.malformed',
    'command-reused',
    'version-conflict',
  ] as const satisfies readonly ProblemCode[];
  return command === 'new' ? ofKey : [...ofKey, 'if-match.missing', 'if-match.malformed', 'version-stale'];
}

function ofBody({ body, upload }: RouteSpec): readonly ProblemCode[] {
  if (upload) return ['body.media-type', 'file.missing', 'file.too-large', 'file.invalid', 'text.ill-formed'];
  if (!body) return [];
  return [
    'body.media-type',
    'body.malformed',
    'body.too-large',
    'body.invalid',
    'body.unknown-field',
    'text.control-character',
    'unstorable',
  ];
}
