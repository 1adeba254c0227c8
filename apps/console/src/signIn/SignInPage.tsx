import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Navigate, useLocation, useNavigate } from 'react-router';
import { forgetOwnWrites } from '../api/ownWrites';
import { Problem } from '../api/problem';
import { signIn as askToSignIn } from '../api/signing';
import { useProblemText } from '../app/problemText';
import { useMe } from '../app/useMe';
import { DEMO_USERS } from './demoUsers';
import { SignInForm } from './SignInForm';
import { whenIdle } from './whenIdle';

/** Signs in and goes on to where one wanted to be; what comes next is loaded while the password is typed. */
export function SignInPage({ onShown }: { onShown: () => Promise<unknown> }) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { state } = useLocation() as { state: unknown };
  const textOf = useProblemText();
  const me = useMe();
  const target = from(state);
  const signIn = useMutation({
    mutationFn: ({ loginName, password }: { loginName: string; password: string }) => askToSignIn(loginName, password),
    onSuccess: (signedIn) => {
      forgetOwnWrites();
      queries.clear();
      queries.setQueryData(['me'], signedIn);
      void navigate(target, { replace: true });
    },
  });
  // Nobody asked for it yet: that it could not be loaded is said when it is needed.
  useEffect(() => whenIdle(() => void onShown().catch(() => undefined)), [onShown]);
  // After a success the form stays, at work, until what comes next is loaded.
  const done = signIn.isPending || signIn.isSuccess;
  if (me.data && !done) return <Navigate to={target} replace />;
  return (
    <SignInForm
      demoUsers={saysDemo(me.error) ? DEMO_USERS : []}
      pending={done}
      problem={signIn.isError ? textOf(signIn.error) : undefined}
      onSubmit={(given) => signIn.mutate(given)}
    />
  );
}

// Before anybody is signed in, the refusal itself says whether this is a demonstration system.
const saysDemo = (error: unknown): boolean => error instanceof Problem && error.demo;

function from(state: unknown): string {
  const wanted = typeof state === 'object' && state !== null && 'from' in state ? state.from : undefined;
  // Only a path of our own: what stands in the history could be anything.
  return typeof wanted === 'string' && wanted.startsWith('/') && !wanted.startsWith('//') ? wanted : '/';
}
