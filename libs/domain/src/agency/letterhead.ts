import { isAgencyKind, type AgencyKind } from '@yishen/statute';
import { Rejected } from '../rejected';

/** What an agency's letters say about the agency: public data of an office, not of a person. */
export interface Letterhead {
  /** The agency's own part of the 文号: ××公复. */
  readonly numberPrefix: string;
  /** The kind of agency decides who reviews its acts (复议法 第二十四条). */
  readonly agencyKind: AgencyKind;
  /** The body that reviews its acts, by name (复议法 第二十四条、第二十七条). */
  readonly reconsiderationAuthority: string;
  /** The court that hears suits against it, by name. */
  readonly court: string;
  /** Office, address, postcode and telephone, as printed. */
  readonly contact: string;
  /** How applicants hand in what they are asked for. */
  readonly howToSubmit: string;
  /** How a fee is paid; only a fee notice needs it. */
  readonly payment?: string;
}

const REQUIRED = ['numberPrefix', 'reconsiderationAuthority', 'court', 'contact', 'howToSubmit'] as const;
const LONGEST = 500;

/** A letterhead as it is typed. */
export type LetterheadInput = Readonly<Record<(typeof REQUIRED)[number] | 'agencyKind', string>> & {
  readonly payment?: string | undefined;
};

/** Reads a letterhead; refuses one that lacks something a letter must say. */
export function letterheadOf(input: LetterheadInput): Letterhead {
  const { agencyKind } = input;
  if (!isAgencyKind(agencyKind)) throw new Rejected('agency.kind-unknown', { agencyKind });
  const text = (field: (typeof REQUIRED)[number]): string => {
    const value = input[field].trim();
    if (!value || value.length > LONGEST) throw new Rejected('agency.letterhead-incomplete', { field });
    return value;
  };
  const payment = input.payment?.trim();
  if (payment !== undefined && payment.length > LONGEST) {
    throw new Rejected('agency.letterhead-incomplete', { field: 'payment' });
  }
  return {
    numberPrefix: text('numberPrefix'),
    agencyKind,
    reconsiderationAuthority: text('reconsiderationAuthority'),
    court: text('court'),
    contact: text('contact'),
    howToSubmit: text('howToSubmit'),
    ...(payment ? { payment } : {}),
  };
}

/** Whether two letterheads are equal. */
export function sameLetterhead(one: Letterhead | undefined, other: Letterhead): boolean {
  return (
    one !== undefined &&
    one.payment === other.payment &&
    one.agencyKind === other.agencyKind &&
    REQUIRED.every((field) => one[field] === other[field])
  );
}
