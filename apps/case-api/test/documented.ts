import { z } from 'zod';
import { ROUTES } from '../src/openapi/routes';
import type { RouteSpec } from '../src/http/route';

const patternOf = ({ path }: RouteSpec): RegExp => new RegExp(`^/api${path.replaceAll(/:\\w+/g, '[^/]+')}$`);
const DOCUMENTED = ROUTES.filter(({ answer }) => answer !== undefined).map((route) => ({
  route,
  pattern: patternOf(route),
  schema: z.fromJSONSchema(z.toJSONSchema(route.answer!, { unrepresentable: 'any' })),
}));

/** Throws when an answer is not what the interface's own document says of it, to the last field. */
export function expectDocumented(method: string, path: string, body: unknown): void {
  const [asked = ''] = path.split('?');
  const found = DOCUMENTED.find(({ route, pattern }) => route.method.toUpperCase() === method && pattern.test(asked));
  const parsed = found?.schema.safeParse(body);
  if (parsed?.success === false) throw new Error(`${method} ${path} is not as documented: ${parsed.error.message}`);
}
