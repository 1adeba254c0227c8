export type VaultErrorCode =
  | 'ill-formed-text'
  | 'unreadable'
  | 'key-missing'
  | 'key-erased'
  | 'key-mismatch'
  | 'key-file-missing'
  | 'key-file-invalid'
  | 'key-file-exposed'
  | 'file-too-large'
  | 'file-invalid'
  | 'file-damaged'
  | 'import-refused';

/** The only error class of the vault; compare the `code`. Messages name keys, files and fields, but never a sealed text. */
export class VaultError extends Error {
  override readonly name = 'VaultError';

  constructor(
    readonly code: VaultErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
