import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { map, type Observable } from 'rxjs';
import { z } from 'zod';
import { givesVersion, routeOf } from './route';
import { shownFields } from './shownFields';

const Versioned = z.object({ version: z.number().int() });

/** Sends the version of a record as ETag, for the next `If-Match`. */
export function sendVersion(reply: FastifyReply, version: number): void {
  void reply.header('ETag', `"${version}"`);
}

/** Sends the version of a record with every answer that says it, and of a command's answer no more than its route documents. */
@Injectable()
export class ReplyInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const route = routeOf(context);
    const documented = route?.answer;
    if (!route || !givesVersion(route) || !(documented instanceof z.ZodObject)) return next.handle();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      map((answer: object) => {
        sendVersion(reply, Versioned.parse(answer).version);
        return route.command ? shownFields(answer, documented) : answer;
      }),
    );
  }
}
