import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../http/problem';
import { routeOf } from '../http/route';
import { setSignedIn } from '../http/signedIn';
import { SESSION_COOKIE } from './cookie';
import { SessionService } from './session.service';

/** Every route needs a session, unless it says that it is open. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(private readonly sessions: SessionService) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (routeOf(context)?.access === 'open') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const token = request.cookies[SESSION_COOKIE];
    const signedIn = token ? await this.sessions.find(token) : undefined;
    // The sign-in page offers the demo users where there are any; before a session only a refusal can say so.
    if (!signedIn) throw new Problem('session.missing', {}, this.sessions.demo ? { demo: true } : {});
    setSignedIn(request, signedIn);
    return true;
  }
}
