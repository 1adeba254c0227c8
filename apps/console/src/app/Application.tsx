import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { BrowserRouter, Navigate, Route, Routes, useLocation } from 'react-router';
import { problemCode } from '../api/problem';
import { SignInPage } from '../signIn/SignInPage';
import { LanguageProvider } from './language';
import { Loading } from './Loading';
import { UnloadedBoundary } from './UnloadedBoundary';
import { useMe } from './useMe';
import './page.css';

/** The screens behind the sign-in: component library, law and words are loaded with them, not to type a password. */
const loadScreens = () => import('./SignedIn').then(({ SignedIn }) => ({ default: SignedIn }));
const SignedIn = lazy(loadScreens);

/** The whole console. */
export function Application() {
  const [queries] = useState(createQueries);
  return (
    <LanguageProvider>
      <QueryClientProvider client={queries}>
        <BrowserRouter>
          <UnloadedBoundary>
            <Suspense fallback={<Loading />}>
              <Routes>
                <Route path="/sign-in" element={<SignInPage onShown={loadScreens} />} />
                <Route path="*" element={<Gate />} />
              </Routes>
            </Suspense>
          </UnloadedBoundary>
        </BrowserRouter>
      </QueryClientProvider>
    </LanguageProvider>
  );
}

/** Leads those who are not signed in to where they can. */
function Gate() {
  const me = useMe();
  const { pathname, search } = useLocation();
  if (me.isPending) return <Loading />;
  if (me.isError && problemCode(me.error) === 'session.missing') {
    return <Navigate to="/sign-in" replace state={{ from: pathname + search }} />;
  }
  return <SignedIn />;
}

// A refusal is an answer: only an API that could not be reached is asked again. Commands are never repeated by themselves.
function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        refetchOnWindowFocus: false,
        retry: (failures, error) => problemCode(error) === 'network' && failures < 2,
      },
      mutations: { retry: false },
    },
  });
}
