import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import type { Commands } from '@yishen/application';
import { PERMISSIONS, mayDo, type Permission, type Principal } from '@yishen/domain';
import { ReadModel, allAgencies } from '@yishen/read-model';
import { createSession, findSession, renewSession, revokeSession, signIn } from '@yishen/accounts';
import { COMMANDS, Clock, DEMO } from '../parts.module';
import { Problem } from '../http/problem';
import type { SignedIn } from '../http/signedIn';
import { signInGate } from './signInGate';

/** A signed-in person's view of himself. */
export interface Me {
  readonly user: { readonly id: string; readonly displayName: string };
  readonly agencies: {
    readonly id: string;
    readonly name: string;
    readonly roles: string[];
    readonly acts: string[];
  }[];
  /** What they may do on the system itself, whatever the agency. */
  readonly systemActs: string[];
  readonly today: string;
  readonly demo: boolean;
}

const RENEW_BELOW_MS = 4 * 3_600_000;

/** Sessions and what a person may do; session times are physical, so that a rehearsed year signs nobody out. */
@Injectable()
export class SessionService {
  private readonly gate = signInGate();

  constructor(
    @Inject(COMMANDS) private readonly commands: Commands,
    @Inject(DEMO) readonly demo: boolean,
    private readonly pool: Pool,
    private readonly readModel: ReadModel,
    private readonly clock: Clock,
  ) {}

  /** Checks the password and opens a session; answers its token and who it is. */
  async signIn(loginName: string, password: string): Promise<{ token: string; me: Me }> {
    const { pool } = this;
    const now = new Date();
    const outcome = await this.gate(() => signIn(pool, { loginName, password, now }));
    if (outcome.outcome === 'locked') {
      const seconds = Math.max(1, Math.ceil((outcome.until.getTime() - now.getTime()) / 1000));
      throw new Problem('session.locked', { seconds });
    }
    if (outcome.outcome === 'refused') throw new Problem('session.wrong-password');
    const { userId, displayName } = outcome.account;
    const principal = await this.principalOf(userId);
    const { token } = await createSession(pool, { userId, now });
    return { token, me: await this.me({ caller: { principal }, displayName }) };
  }

  /** Who a token belongs to, with the roles of this moment; a session past half its time is prolonged. */
  async find(token: string): Promise<SignedIn | undefined> {
    const { pool } = this;
    const now = new Date();
    const session = await findSession(pool, token, now);
    if (!session) return undefined;
    if (session.expiresAt.getTime() - now.getTime() < RENEW_BELOW_MS) await renewSession(pool, token, now);
    return {
      caller: { principal: await this.principalOf(session.userId) },
      displayName: session.displayName,
    };
  }

  async signOut(token: string): Promise<void> {
    await revokeSession(this.pool, token);
  }

  /** A person's agencies by name, with roles and acts; an administrator of every agency sees them all. */
  async me({ caller: { principal }, displayName }: SignedIn): Promise<Me> {
    const agencies = await this.agenciesOf(principal);
    return {
      user: { id: principal.userId, displayName },
      agencies: agencies.map(({ id, name }) => ({
        id,
        name,
        roles: rolesIn(principal, id),
        acts: (Object.keys(PERMISSIONS) as Permission[]).filter((act) => mayDo(principal, act, id)),
      })),
      systemActs: (Object.keys(PERMISSIONS) as Permission[]).filter((act) => mayDo(principal, act, '*')),
      today: this.clock.today(),
      demo: this.demo,
    };
  }

  private async agenciesOf({ grants }: Principal): Promise<{ id: string; name: string }[]> {
    if (grants.some(({ agencyId }) => agencyId === '*')) {
      const rows = await allAgencies(this.readModel.reader);
      return rows.map(({ agencyId, name }) => ({ id: agencyId, name }));
    }
    const named = await Promise.all(
      grants.map(async ({ agencyId }) => ({ id: agencyId, name: await this.commands.agencyName(agencyId) })),
    );
    return named.flatMap(({ id, name }) => (name === undefined ? [] : [{ id, name }]));
  }

  // An account whose registration was torn before its event has no roles yet.
  private async principalOf(userId: string): Promise<Principal> {
    return (await this.commands.principalOf(userId)) ?? { userId, kind: 'staff', grants: [] };
  }
}

function rolesIn({ grants }: Principal, agencyId: string): string[] {
  const held = grants.filter((grant) => grant.agencyId === agencyId || grant.agencyId === '*');
  return [...new Set(held.flatMap(({ roles }) => roles))];
}
