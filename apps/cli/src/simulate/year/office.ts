import type { Staff } from './history';

/** Where an act is sent, and what the interface answers. */
export interface Sent {
  readonly id: string;
  readonly version: number;
}

/** The people of the agency at the HTTP interface. */
export interface Office {
  send(by: Staff, command: OfficeCommand): Promise<Sent>;
}

/** A command as a person sends it. */
export interface OfficeCommand {
  readonly path: string;
  readonly body: object;
  readonly key: string;
  /** The version of the case that the person saw. */
  readonly version?: number;
}

/** The interface refused what a lawful history does: either the history or the domain is wrong. */
class Refused extends Error {
  constructor(command: OfficeCommand, status: number, answer: string) {
    super(`${command.path} ${JSON.stringify(command.body)}: ${status} ${answer}`);
    this.name = 'Refused';
  }
}

/** Signs everybody in. */
export async function openOffice(
  http: string,
  accounts: Readonly<Record<Staff, { readonly loginName: string; readonly password: string }>>,
): Promise<Office> {
  const cookies = new Map<string, string>();
  for (const [staff, account] of Object.entries(accounts)) cookies.set(staff, await signIn(http, account));
  const post = async (by: Staff, { path, body, key, version }: OfficeCommand): Promise<Answer> => {
    const response = await fetch(`${http}/api${path}`, {
      method: 'POST',
      headers: {
        cookie: cookies.get(by) ?? '',
        'content-type': 'application/json',
        'idempotency-key': key,
        ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
      },
      body: JSON.stringify(body),
    });
    return { ok: response.ok, status: response.status, text: await response.text() };
  };
  return {
    send: async (by, command) => {
      let answer = await post(by, command);
      for (let again = 0; again < REFRESHES; again++) {
        const actual = staleVersion(answer);
        if (actual === undefined) break;
        answer = await post(by, { ...command, version: actual });
      }
      if (!answer.ok) throw new Refused(command, answer.status, answer.text);
      return JSON.parse(answer.text) as Sent;
    },
  };
}

// A reminder of the engine may come while somebody writes: they refresh the page, as everybody does, and send it again.
const REFRESHES = 3;

interface Answer {
  readonly ok: boolean;
  readonly status: number;
  readonly text: string;
}

function staleVersion({ status, text }: Answer): number | undefined {
  if (status !== 412) return undefined;
  const { code, parameters } = JSON.parse(text) as { code?: string; parameters?: { actual?: number } };
  return code === 'version-stale' ? parameters?.actual : undefined;
}

async function signIn(http: string, account: object): Promise<string> {
  const response = await fetch(`${http}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(account),
  });
  if (!response.ok) throw new Error(`nobody could sign in: ${response.status} ${await response.text()}`);
  return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}
