import { answerOf, http, reached } from './client';

/** Who is signed in. */
export const askMe = () => answerOf(http.GET('/api/session'));

/** Signs in. */
export const signIn = (loginName: string, password: string) =>
  answerOf(http.POST('/api/session', { body: { loginName, password } }));

/** Signs out. */
export const signOut = () => reached(http.DELETE('/api/session'));
