import type { Permission } from '@yishen/domain';

/** What a permission is asked in: an agency of the path, the agency of the record that the path names, or the system itself. */
export type AccessScope = 'agency' | 'request' | 'proceeding' | 'recordCorrection' | 'person' | 'system';

/** The permission of each kind of act that a body can carry. */
export type ActsByType = Readonly<Record<string, Permission>>;

/**
 * Who may use a route: everybody (`open`), whoever is signed in, or those whose role allows an act in a scope. Every route says
 * it; the guard enforces it before the handler.
 */
export type Access = 'open' | 'signedIn' | { readonly act: Permission | ActsByType; readonly scope: AccessScope };

/** The permission that a request needs: that of the route, or of the act in its body; `undefined` for an act that is none. */
export function actAsked(act: Permission | ActsByType, body: unknown): Permission | undefined {
  if (typeof act === 'string') return act;
  const type = typeof body === 'object' && body !== null && 'type' in body ? body.type : undefined;
  return typeof type === 'string' && Object.hasOwn(act, type) ? act[type] : undefined;
}
