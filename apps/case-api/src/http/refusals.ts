import type { ProblemCode } from '@yishen/catalogue';
import { codesOf, type RefusalName } from './refusalGroups';
import type { RouteSpec } from './route';

/** What a route refuses, by groups: what follows from its declaration, and what it names itself. */
export function refusalsOf(route: RouteSpec): readonly RefusalName[] {
  const { access, params, query, body, upload, command } = route;
  const found: readonly (RefusalName | false | undefined)[] = [
    access !== 'open' && 'session',
    typeof access !== 'string' && 'access',
    typeof access !== 'string' && access.scope !== 'system' && 'record',
    (params ?? query) && 'parameters',
    'query',
    command && 'command',
    command === 'existing' && 'version',
    upload && 'upload',
    body && 'body',
    ...(route.method === 'get' ? [] : (RULES_OF_TAG[route.tag] ?? [])),
    ...(route.refuses ?? []),
  ];
  return found.filter((name) => name !== false && name !== undefined);
}

// The rules that what is sent about a subject can break.
const RULES_OF_TAG: Readonly<Record<string, readonly RefusalName[]>> = {
  requests: ['request', 'person.data-erased'],
  letters: ['letter', 'person.data-erased'],
  proceedings: ['proceeding', 'person.data-erased'],
  'record corrections': [
    'recordCorrection',
    'person.data-erased',
    'request.date-in-future',
    'request.date-out-of-order',
  ],
  publications: ['publication'],
  reports: ['report'],
  persons: ['agency'],
  settings: ['agency'],
  calendar: ['notice', 'calendar'],
};

/** The codes with which a route refuses, and those that can come anywhere. */
export function refusalCodesOf(route: RouteSpec): ReadonlySet<ProblemCode> {
  return new Set([...refusalsOf(route), 'anywhere' as const].flatMap(codesOf));
}
