import type { RejectionCode } from '@yishen/catalogue';

export type { RejectionCode };

/**
 * A refused command: `code` names the rule, `parameters` fill its sentence. Compare by code. libs/catalogue holds the codes with
 * their status and sentences.
 */
export class Rejected extends Error {
  constructor(
    readonly code: RejectionCode,
    readonly parameters: Readonly<Record<string, string | number>> = {},
  ) {
    super(code);
    this.name = 'Rejected';
  }
}
