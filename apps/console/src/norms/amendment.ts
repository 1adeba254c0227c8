import { filled } from '../app/filled';
import type { components } from '../api/schema';

/** A document of the register. */
export type Norm = components['schemas']['Norm'];

/** What is typed about a document of the register. */
export interface NormValues {
  readonly kind?: Norm['kind'];
  readonly title?: string;
  readonly number?: string | null;
  readonly issuedOn?: string;
  readonly repealedOn?: string | null;
  readonly struck?: boolean;
  readonly reason?: string;
}

/** The entry that a filled form says. */
export function entryOf({ kind, title = '', number, issuedOn = '', repealedOn }: NormValues) {
  return { kind: filled(kind), title, issuedOn, ...(number ? { number } : {}), ...(repealedOn ? { repealedOn } : {}) };
}

/** The amendment that a filled form says: only what differs; an emptied day of repeal takes the repeal back. */
export function amendmentOf(norm: Norm, { reason = '', struck, ...typed }: NormValues) {
  if (struck) return { changes: {}, struck, reason };
  const { kind, title, number, issuedOn } = typed;
  const repealedOn = typed.repealedOn || null;
  return {
    changes: {
      ...(kind === undefined || kind === norm.kind ? {} : { kind }),
      ...(title === undefined || title === norm.title ? {} : { title }),
      ...((number ?? '') === (norm.number ?? '') ? {} : { number: number ?? '' }),
      ...(issuedOn === undefined || issuedOn === norm.issuedOn ? {} : { issuedOn }),
      ...(repealedOn === norm.repealedOn ? {} : { repealedOn }),
    },
    reason,
  };
}
