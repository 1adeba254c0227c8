import type { RejectionCode } from '@yishen/catalogue';

export type { RejectionCode };

/**
 * A refused command: `code` says which rule, `parameters` fill its sentence. Compare by code. The codes stand with their status and
 * their sentences in libs/catalogue.
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
