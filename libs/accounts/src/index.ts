export { AccountError, type AccountErrorCode } from './accountError';
export { createAccount, displayNames, findAccount, signIn, type Account, type SignIn } from './accounts';
export { createSession, findSession, renewSession, revokeSession, type Session } from './sessions';
