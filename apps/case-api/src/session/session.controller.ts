import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Input, Route, type AnswerOf, type InputOf } from '../http/route';
import { signedInOn } from '../http/signedIn';
import { SESSION_COOKIE, clearSessionCookie, setSessionCookie } from './cookie';
import { SIGN_IN, SIGN_OUT, WHO } from './session.routes';
import { SessionService } from './session.service';

/** Sign in, who am I, sign out. */
@Controller()
export class SessionController {
  constructor(private readonly sessions: SessionService) {}

  @Route(SIGN_IN)
  async signIn(
    @Input() { body }: InputOf<typeof SIGN_IN>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AnswerOf<typeof SIGN_IN>> {
    const { token, me } = await this.sessions.signIn(body.loginName, body.password);
    setSessionCookie(request, reply, token);
    return me;
  }

  @Route(WHO)
  who(@Req() request: FastifyRequest): Promise<AnswerOf<typeof WHO>> {
    return this.sessions.me(signedInOn(request));
  }

  @Route(SIGN_OUT)
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const token = request.cookies[SESSION_COOKIE];
    if (token) await this.sessions.signOut(token);
    clearSessionCookie(reply);
  }
}
