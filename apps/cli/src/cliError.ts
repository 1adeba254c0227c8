import { message, type MessageKey, type MessageParameters } from '@yishen/catalogue';

/** A failure the person at the terminal can act on: a sentence of the catalogue, exit code 1. */
export class CliError extends Error {
  constructor(
    readonly key: MessageKey,
    readonly parameters: MessageParameters = {},
    readonly lines: readonly string[] = [],
  ) {
    super([message(key, 'zh', parameters), ...lines].join('\n'));
    this.name = 'CliError';
  }
}
