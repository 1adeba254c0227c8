import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { requirePermission } from '@yishen/application';
import { proceedingStream, recordCorrectionStream, requestStream } from '@yishen/domain';
import type { EventStore } from '@yishen/event-store';
import type { FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import { EVENT_STORE } from '../parts.module';
import { actAsked, type Access, type AccessScope } from './access';
import { checkedInput } from './checkedInput';
import { Problem } from './problem';
import { routeOf, type RouteSpec } from './route';
import { callerOf } from './signedIn';

const KEPT_SCOPES = 5_000;

/** Asks, before the handler, what the route declares: whether the caller's roles allow its act in its scope. */
@Injectable()
export class AccessGuard implements CanActivate {
  // A stream keeps the scope of its first event for good.
  private readonly scopes = new LRUCache<string, string>({ max: KEPT_SCOPES });

  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const route = routeOf(context);
    if (!route) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (typeof route.access !== 'string') await this.requireAccess(route, route.access, request);
    // Where no handler reads a query, a parameter is one that nobody reads.
    if (!route.query) checkedInput('query', undefined, request.query);
    return true;
  }

  private async requireAccess(
    route: RouteSpec,
    { act, scope }: Exclude<Access, string>,
    request: FastifyRequest,
  ): Promise<void> {
    checkedInput('params', route.params, request.params);
    const asked = actAsked(act, request.body);
    // A body that names no act is refused for what it is.
    if (asked === undefined) return;
    requirePermission(callerOf(request), asked, await this.scopeOf(scope, request.params as PathParams));
  }

  private async scopeOf(scope: AccessScope, { agencyId = '', id = '' }: PathParams): Promise<string> {
    switch (scope) {
      case 'system':
        return '*';
      case 'agency':
        return agencyId;
      case 'request':
        return this.scopeOfFirst([requestStream(id)]);
      case 'proceeding':
        return this.scopeOfFirst([proceedingStream(id)]);
      case 'recordCorrection':
        return this.scopeOfFirst([recordCorrectionStream(id)]);
      // Whoever asked for information, or for a correction, is a person under the id of what they asked.
      case 'person':
        return this.scopeOfFirst([requestStream(id), recordCorrectionStream(id)]);
    }
  }

  // A record of another agency and none at all look the same.
  private async scopeOfFirst(streams: readonly string[]): Promise<string> {
    for (const stream of streams) {
      const scope = this.scopes.get(stream) ?? (await this.store.readStream(stream))[0]?.scope;
      if (scope === undefined) continue;
      this.scopes.set(stream, scope);
      return scope;
    }
    throw new Problem('stream.unknown');
  }
}

interface PathParams {
  readonly agencyId?: string;
  readonly id?: string;
}
