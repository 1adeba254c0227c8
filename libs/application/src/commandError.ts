/** Why the command handler refused, besides the domain's own codes. */
export type CommandErrorCode =
  | 'access.denied'
  | 'access.other-agency'
  | 'stream.unknown'
  | 'version-stale'
  | 'person.data-erased'
  | 'text.control-character'
  | 'unstorable'
  | 'file.unknown'
  | 'file.already-used';

/** A refusal of the command handler. Compare by `code`; the domain's `Rejected` and the store's errors pass through. */
export class CommandError extends Error {
  constructor(
    readonly code: CommandErrorCode,
    readonly parameters: Readonly<Record<string, string | number>> = {},
    options?: ErrorOptions,
  ) {
    super(code, options);
    this.name = 'CommandError';
  }
}

/** The code of any error that carries one. */
export function errorCode(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null | undefined)?.code;
  return typeof code === 'string' ? code : undefined;
}
