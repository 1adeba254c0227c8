import type { BodyOf, Norm } from '../api/schemas';
import { asSent } from '../app/asSent';

type Entry = BodyOf<'postAgenciesAgencyIdNorms'>;
type Amendment = BodyOf<'postAgenciesAgencyIdNormsNAmendment'>;

/** What is typed about a document of the register. */
export interface NormValues {
  readonly kind?: Entry['kind'];
  readonly title?: string;
  readonly number?: string | null;
  readonly issuedOn?: string;
  readonly repealedOn?: string | null;
  readonly struck?: boolean;
  readonly reason?: string;
}

/** The entry that a filled form says. */
export function entryOf({ kind, title, number, issuedOn, repealedOn }: NormValues): Entry {
  const said = { ...(number ? { number } : {}), ...(repealedOn ? { repealedOn } : {}) };
  return asSent<Entry>({ kind, title, issuedOn, ...said });
}

/** The amendment that a filled form says: only what differs; an emptied day of repeal takes the repeal back. */
export function amendmentOf(norm: Norm, { reason = '', struck, ...typed }: NormValues): Amendment {
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
