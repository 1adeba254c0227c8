import { PERMISSIONS, type Permission, type PermissionRule } from '@yishen/domain';
import type { Access, AccessScope, ActsByType } from '../http/access';
import type { RouteSpec } from '../http/route';

const IN_SCOPE: Readonly<Record<AccessScope, string>> = {
  agency: 'in the agency of the path',
  request: 'in the agency of the request',
  proceeding: 'in the agency of the proceeding',
  recordCorrection: 'in the agency of the application',
  person: 'in the agency that the person applied to',
  system: 'for the system as a whole',
};

/** What an operation is for, who may use it, and which headers it takes, as its route declares it. */
export function describedRoute(route: RouteSpec): string {
  return [`${route.summary}.`, whoMay(route.access), headersOf(route)].filter((part) => part !== '').join('\n\n');
}

function whoMay(access: Access): string {
  if (access === 'open') return 'Open to everybody.';
  if (access === 'signedIn') return 'Open to whoever is signed in.';
  const { act, scope } = access;
  if (typeof act === 'string') return `Needs ${permission(act)} ${IN_SCOPE[scope]}.`;
  return `Needs, ${IN_SCOPE[scope]}, what the act in the body asks:\n${byPermission(act)}`;
}

function byPermission(acts: ActsByType): string {
  const asked = [...new Set(Object.values(acts))];
  const typesOf = (one: Permission) => Object.keys(acts).filter((type) => acts[type] === one);
  return asked.map((one) => `- ${permission(one)} for ${typesOf(one).join(', ')}`).join('\n');
}

function permission(act: Permission): string {
  const { roles, twoPersons }: PermissionRule = PERMISSIONS[act];
  return `\`${act}\` (${roles.join(', ')}${twoPersons ? '; two persons' : ''})`;
}

function headersOf({ command }: RouteSpec): string {
  if (!command) return '';
  const key = 'Takes `Idempotency-Key`: the same command sent again gets the first answer.';
  return command === 'new' ? key : `${key} Takes \`If-Match\`: a record that somebody else changed is not overwritten.`;
}
