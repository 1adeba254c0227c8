import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Navigate, useLocation, useNavigate } from 'react-router';
import { api } from '../api/questions';
import { forgetOwnWrites } from '../api/ownWrites';
import { Problem } from '../api/problem';
import { useMe } from '../app/session';
import { useProblemText } from '../app/ProblemAlert';
import { DEMO_USERS } from './demoUsers';
import { SignInForm } from './SignInForm';

/** Signs in and goes on to where one wanted to be. */
export function SignInPage() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { state } = useLocation() as { state: unknown };
  const textOf = useProblemText();
  const me = useMe();
  const target = from(state);
  const signIn = useMutation({
    mutationFn: ({ loginName, password }: { loginName: string; password: string }) => api.signIn(loginName, password),
    onSuccess: (signedIn) => {
      forgetOwnWrites();
      queries.clear();
      queries.setQueryData(['me'], signedIn);
      void navigate(target, { replace: true });
    },
  });
  if (me.data && !signIn.isPending) return <Navigate to={target} replace />;
  return (
    <SignInForm
      demoUsers={saysDemo(me.error) ? DEMO_USERS : []}
      pending={signIn.isPending}
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
