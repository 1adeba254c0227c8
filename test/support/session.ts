import { randomUUID } from 'node:crypto';

/** The demo users of `yishen demo`. */
export const DEMO_PASSWORDS = {
  clerk: 'clerk-demo-2026',
  reviewer: 'reviewer-demo-2026',
  signer: 'signer-demo-2026',
  head: 'head-demo-2026',
  legal: 'legal-demo-2026',
  report: 'report-demo-2026',
  administrator: 'administrator-demo-2026',
  system: 'system-demo-2026',
  system2: 'system2-demo-2026',
} as const;

export const DEMO_AGENCY = '昆都仑区阿尔丁大街街道办事处';

export interface Me {
  readonly user: { readonly id: string; readonly displayName: string };
  readonly agencies: readonly { readonly id: string; readonly name: string; readonly roles: readonly string[] }[];
  readonly today: string;
}

export interface CommandAnswer {
  readonly id: string;
  readonly version: number;
  readonly position: string;
  readonly repeated: boolean;
}

export interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
}

export interface Command {
  readonly method?: 'POST' | 'PUT';
  readonly path: string;
  readonly body: unknown;
  /** The version that the screen shows, for a command on an existing stream. */
  readonly version?: number;
  /** The idempotency key; a new one when absent. */
  readonly key?: string;
}

/** A signed-in person at the HTTP interface. */
export interface Session {
  readonly me: Me;
  readonly cookie: string;
  agency(name: string): string;
  get<Body>(path: string): Promise<Answer<Body>>;
  send(command: Command): Promise<Answer<CommandAnswer>>;
  upload(path: string, file: Blob, name: string): Promise<Answer<{ digest: string }>>;
}

/** Signs a demo user in. */
export async function signIn(http: string, loginName: keyof typeof DEMO_PASSWORDS): Promise<Session> {
  const response = await fetch(`${http}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ loginName, password: DEMO_PASSWORDS[loginName] }),
  });
  if (!response.ok) throw new Error(`${loginName} cannot sign in: ${response.status} ${await response.text()}`);
  const me = (await response.json()) as Me;
  const cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return {
    me,
    cookie,
    agency: (name) => {
      const found = me.agencies.find((agency) => agency.name === name);
      if (!found) throw new Error(`${loginName} does not work in ${name}`);
      return found.id;
    },
    get: async (path) => answerOf(await fetch(`${http}/api${path}`, { headers: { cookie } })),
    send: async ({ method = 'POST', path, body, version, key = randomUUID() }) => {
      const headers = {
        cookie,
        'content-type': 'application/json',
        'idempotency-key': key,
        ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
      };
      const signal = AbortSignal.timeout(20_000);
      return answerOf(await fetch(`${http}/api${path}`, { method, headers, body: JSON.stringify(body), signal }));
    },
    upload: async (path, file, name) => {
      const form = new FormData();
      form.set('file', file, name);
      return answerOf(await fetch(`${http}/api${path}`, { method: 'POST', headers: { cookie }, body: form }));
    },
  };
}

async function answerOf<Body>(response: Response): Promise<Answer<Body>> {
  const text = await response.text();
  const isJson = (response.headers.get('content-type') ?? '').includes('json');
  return { status: response.status, body: (isJson ? JSON.parse(text) : text) as Body };
}
