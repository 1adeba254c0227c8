export type AccountErrorCode = 'login-name-taken' | 'login-name-invalid' | 'password-unfit' | 'hash-unreadable';

/** A refusal of an account; compare by `code`. The message names a login name at most, never a password. */
export class AccountError extends Error {
  override readonly name = 'AccountError';

  constructor(
    readonly code: AccountErrorCode,
    message: string,
  ) {
    super(message);
  }
}
