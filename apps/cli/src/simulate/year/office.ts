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
export class Refused extends Error {
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
  return {
    send: async (by, command) => {
      const { path, body, key, version } = command;
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
      const text = await response.text();
      if (!response.ok) throw new Refused(command, response.status, text);
      return JSON.parse(text) as Sent;
    },
  };
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
