import type { Caller } from '@yishen/application';
import type { FastifyRequest } from 'fastify';
import { Problem } from './problem';

/** Who is signed in on a request. */
export interface SignedIn {
  readonly caller: Caller;
  readonly displayName: string;
}

const SIGNED_IN = new WeakMap<FastifyRequest, SignedIn>();

/** Notes who is signed in; the session guard alone does. */
export function setSignedIn(request: FastifyRequest, signedIn: SignedIn): void {
  SIGNED_IN.set(request, signedIn);
}

/** Who is signed in; refuses when nobody is. */
export function signedInOn(request: FastifyRequest): SignedIn {
  const signedIn = SIGNED_IN.get(request);
  if (!signedIn) throw new Problem('session.missing');
  return signedIn;
}

/** The id of who is signed in, if anybody is. */
export function signedInUser(request: FastifyRequest): string | undefined {
  return SIGNED_IN.get(request)?.caller.principal.userId;
}

/** The caller of a request; refuses when nobody is signed in. */
export function callerOf(request: FastifyRequest): Caller {
  return signedInOn(request).caller;
}
