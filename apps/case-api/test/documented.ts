import { z } from 'zod';
import { ROUTES } from '../src/openapi/routes';
import { givesVersion, type RouteSpec } from '../src/http/route';

interface Answered {
  readonly headers: Headers;
  readonly body: unknown;
}

const patternOf = ({ path }: RouteSpec): RegExp => new RegExp(`^/api${path.replaceAll(/:\\w+/g, '[^/]+')}$`);
const DOCUMENTED = ROUTES.filter(({ answer }) => answer !== undefined).map((route) => ({
  route,
  pattern: patternOf(route),
  schema: z.fromJSONSchema(z.toJSONSchema(route.answer!, { unrepresentable: 'any' })),
}));

/** Throws when an answer is not what the interface's own document says of it, to the last field, and its version. */
export function expectDocumented(method: string, path: string, { headers, body }: Answered): void {
  const [asked = ''] = path.split('?');
  const found = DOCUMENTED.find(({ route, pattern }) => route.method.toUpperCase() === method && pattern.test(asked));
  if (!found) return;
  const wrong = (what: string) => new Error(`${method} ${path} is not as documented: ${what}`);
  const parsed = found.schema.safeParse(body);
  if (!parsed.success) throw wrong(parsed.error.message);
  const version = givesVersion(found.route) ? `"${(parsed.data as { version: number }).version}"` : null;
  if (headers.get('etag') !== version) throw wrong(`ETag ${headers.get('etag')}, not ${version}`);
}
