import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { map, type Observable } from 'rxjs';
import { z } from 'zod';
import { routeOf } from './route';
import { shownFields } from './shownFields';

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
    const { command, answer: documented } = route ?? {};
    if (command === undefined || !(documented instanceof z.ZodObject)) return next.handle();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      map((answer: object) => {
        const { data } = Versioned.safeParse(answer);
        if (data) sendVersion(reply, data.version);
        return shownFields(answer, documented);
      }),
    );
  }
}
