import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { isProblemCode, message, problemDetail, statusOf, type Locale, type ProblemCode } from '@yishen/catalogue';
import { errorCode } from '@yishen/application';
import { isPassing } from '@yishen/messaging';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RENAMED, type ProblemAnswer, type WrongPlace } from './problem';

/** The one place where an error becomes an answer: `application/problem+json` (RFC 9457), Chinese first. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');

  constructor(private readonly bodyLimit: number) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  /** Answers an error; also one that comes before any route is found, e.g. an address that cannot be read. */
  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const answer = this.answerOf(error, request);
    if (answer.status >= 500) this.logger.error({ message: 'not answered', code: answer.code, ...traceOf(error) });
    // Once a stream has begun there is nothing left to say but to end it.
    if (reply.sent || reply.raw.headersSent) {
      reply.raw.destroy();
      return;
    }
    const { code, status, parameters, extensions } = answer;
    const retryAfter = parameters['seconds'];
    if (retryAfter !== undefined) void reply.header('Retry-After', String(retryAfter));
    void reply
      .status(status)
      .type('application/problem+json; charset=utf-8')
      .send(
        JSON.stringify({
          type: `urn:yishen:problem:${code}`,
          title: message(`problem.${code}`, 'zh'),
          status,
          code,
          detail: detailOf(answer, 'zh'),
          titleEn: message(`problem.${code}`, 'en'),
          detailEn: detailOf(answer, 'en'),
          instance: pathOf(request.url),
          requestId: request.id,
          ...(Object.keys(parameters).length > 0 ? { parameters } : {}),
          ...extensions,
        }),
      );
  }

  private answerOf(error: unknown, request: FastifyRequest): ProblemAnswer {
    const code = this.problemCodeOf(error, request);
    const { parameters = {}, extensions = {} } = (error ?? {}) as Partial<ProblemAnswer>;
    return { code, status: statusOf(code), parameters: this.shown(code, parameters), extensions };
  }

  private shown(code: ProblemCode, parameters: ProblemAnswer['parameters']): ProblemAnswer['parameters'] {
    if (code === 'body.too-large') return { limit: this.bodyLimit };
    // A record of another agency and none at all must look the same to the last byte.
    return code === 'stream.unknown' ? {} : parameters;
  }

  private problemCodeOf(error: unknown, request: FastifyRequest): ProblemCode {
    const code = errorCode(error) ?? errorCode((error as { driverError?: unknown } | null)?.driverError) ?? '';
    const renamed = RENAMED[code];
    if (renamed) return renamed;
    if (isProblemCode(code)) return code;
    if (isPassing(error) || isPassing((error as { driverError?: unknown } | null)?.driverError)) return 'unavailable';
    const status = httpStatusOf(error) ?? 500;
    // Nest turns a parser's error into one of its own without a code: no body was read, so the body is to blame.
    if (status === 400 && request.body === undefined && hasBody(request)) return 'body.malformed';
    return BY_STATUS[status] ?? (status < 500 ? 'request.malformed' : 'internal');
  }
}

// The sentence of a refusal, and for each place with a closed list what there is.
function detailOf({ code, parameters, extensions }: ProblemAnswer, locale: Locale): string {
  const places = Array.isArray(extensions['errors']) ? (extensions['errors'] as readonly WrongPlace[]) : [];
  const known = places.flatMap(({ pointer, known: words }) =>
    words === undefined || words.length === 0
      ? []
      : [message('refusal.known', locale, { pointer, known: words.join(locale === 'zh' ? '、' : ', ') })],
  );
  return [problemDetail(code, locale, parameters), ...known].join(locale === 'zh' ? '；' : '; ');
}

const BY_STATUS: Readonly<Record<number, ProblemCode>> = {
  403: 'route.unknown',
  404: 'route.unknown',
  413: 'body.too-large',
  415: 'body.media-type',
};

function hasBody({ method, headers }: FastifyRequest): boolean {
  return method !== 'GET' && (headers['content-type'] ?? '').includes('json');
}

function httpStatusOf(error: unknown): number | undefined {
  const candidate = error as { getStatus?: () => number; statusCode?: number } | null | undefined;
  return candidate?.getStatus?.() ?? candidate?.statusCode;
}

// Without the message: an error of the database quotes the row, and the row may name a person.
function traceOf(error: unknown): Record<string, unknown> {
  const { name, code, stack, cause } = (error ?? {}) as Partial<Error> & { code?: unknown };
  const frames = (stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .map((line) => line.trim());
  const because = cause === undefined ? {} : { cause: traceOf(cause) };
  return { name: String(name), cause_code: typeof code === 'string' ? code : undefined, at: frames, ...because };
}

function pathOf(url: string): string {
  return url.split('?', 1)[0] ?? url;
}
