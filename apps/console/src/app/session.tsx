import { useQueryClient } from '@tanstack/react-query';
import { createContext, use, useCallback, useMemo, useState, type ReactNode } from 'react';
import type { Permission } from '@yishen/domain';
import type { Me, OwnAgency } from '../api/schemas';
import { forgetOwnWrites } from '../api/ownWrites';
import { signOut as endSession } from '../api/signing';

const KEY = 'yishen.agency';

/** The signed-in person at work in one agency. */
export interface Session {
  readonly me: Me;
  readonly agency: OwnAgency;
  readonly today: string;
  readonly chooseAgency: (id: string) => void;
  readonly may: (act: Permission) => boolean;
  /** Whether one may do an act on the system itself. */
  readonly maySystem: (act: Permission) => boolean;
  readonly signOut: () => Promise<void>;
}

const SessionContext = createContext<Session | undefined>(undefined);

/** Gives the screens below the session and the chosen agency. */
export function SessionProvider({
  me,
  agencies,
  children,
}: {
  me: Me;
  agencies: readonly OwnAgency[];
  children: ReactNode;
}) {
  const queries = useQueryClient();
  const [chosen, setChosen] = useState(() => localStorage.getItem(KEY));
  const chooseAgency = useCallback((id: string) => {
    localStorage.setItem(KEY, id);
    setChosen(id);
  }, []);
  const signOut = useCallback(async () => {
    await endSession();
    forgetOwnWrites();
    queries.clear();
  }, [queries]);
  const agency = agencies.find(({ id }) => id === chosen) ?? agencies[0];
  const session = useMemo<Session | undefined>(
    () =>
      agency && {
        me,
        agency,
        today: me.today,
        chooseAgency,
        may: (act) => agency.acts.includes(act),
        maySystem: (act) => me.systemActs.includes(act),
        signOut,
      },
    [me, agency, chooseAgency, signOut],
  );
  return <SessionContext value={session}>{children}</SessionContext>;
}

/** The session; only for screens behind the sign-in. */
export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('useSession outside a session');
  return session;
}
