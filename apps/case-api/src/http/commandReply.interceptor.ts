import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { map, type Observable } from 'rxjs';
import { z } from 'zod';
import { routeOf } from './route';

const Versioned = z.object({ version: z.number().int() });

/** Sends the version of a stream as ETag, for the next `If-Match`. */
export function sendVersion(reply: FastifyReply, version: number): void {
  void reply.header('ETag', `"${version}"`);
}

/** Makes the reply of every command: the version as ETag, and of the answer what the route documents. */
@Injectable()
export class CommandReplyInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const route = routeOf(context);
    if (route?.command === undefined || !(route.answer instanceof z.ZodObject)) return next.handle();
    const documented = new Set(Object.keys(route.answer.shape));
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      map((answer: object) => {
        const { data } = Versioned.safeParse(answer);
        if (data) sendVersion(reply, data.version);
        return Object.fromEntries(Object.entries(answer).filter(([name]) => documented.has(name)));
      }),
    );
  }
}
