import { z } from 'zod';
import { refusalCodesOf } from '../src/http/refusals';
import { givesVersion, type RouteSpec } from '../src/http/route';
import { ProblemBody } from '../src/http/schemas';
import { ROUTES } from '../src/openapi/routes';

interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

const patternOf = ({ path }: RouteSpec): RegExp => new RegExp(`^/api${path.replaceAll(/:\w+/g, '[^/]+')}$`);
const documented = (schema: z.ZodType) => z.fromJSONSchema(z.toJSONSchema(schema, { unrepresentable: 'any' }));
const PROBLEM = documented(ProblemBody);
const DOCUMENTED = ROUTES.map((route) => ({
  route,
  pattern: patternOf(route),
  answer: route.answer && documented(route.answer),
  refusals: new Set<string>(refusalCodesOf(route)),
}));

/** Throws when an answer is not what the interface's own document says of it: to the last field, its version, its refusals. */
export function expectDocumented(method: string, path: string, { status, headers, body }: Answered): void {
  const [asked = ''] = path.split('?');
  const found = DOCUMENTED.find(({ route, pattern }) => route.method.toUpperCase() === method && pattern.test(asked));
  if (!found) return;
  const wrong = (what: string) => new Error(`${method} ${path} is not as documented: ${what}`);
  const isRefusal = status >= 400 && status !== found.route.otherStatus;
  const parsed = (isRefusal ? PROBLEM : found.answer)?.safeParse(body);
  if (parsed?.success === false) throw wrong(parsed.error.message);
  if (isRefusal) {
    const { code } = parsed?.data as z.infer<typeof ProblemBody>;
    if (!found.refusals.has(code)) throw wrong(`${status} ${code} is no refusal of it`);
    return;
  }
  if (!givesVersion(found.route)) return;
  const etag = headers.get('etag');
  const { version } = z.looseObject({ version: z.number() }).catch({ version: 0 }).parse(body);
  // The version of a file stands in the header alone.
  if (etag === null || (found.answer && etag !== `"${version}"`)) throw wrong(`ETag ${etag}`);
}
