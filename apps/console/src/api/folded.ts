import type { KnownRequest } from '@yishen/domain';
import { SETTING_ORDER, isValueOf, type AgencySettings } from '@yishen/statute';
import type { components } from './schema';

type Schemas = components['schemas'];

/** The case page with the request as the domain folds it: what its functions take in the browser as on the server. */
export type CasePage = Omit<Schemas['CasePage'], 'state'> & { readonly state: KnownRequest };

/** The calendar and the choices with which the deadlines of an agency are folded. */
export type AgencyClock = Omit<Schemas['AgencyClock'], 'policy' | 'off' | 'makeUp'> & {
  readonly policy: AgencySettings;
  /** Days with the name of their holiday. */
  readonly off: NamedDays;
  readonly makeUp: NamedDays;
};

type NamedDays = readonly (readonly string[])[];

/** The case page as the domain's functions take it; the document has the outline of a folded request alone. */
export function foldedPage({ state, ...page }: Schemas['CasePage']): CasePage {
  if (!isKnown(state)) throw new Error(`request ${page.id} was not folded by this version`);
  return { ...page, state };
}

type Answered<Clock> = Omit<Clock, 'policy'> & Pick<Schemas['AgencyClock'], 'policy'>;

/** The clock as the domain's functions take it. */
export function clockOf({ policy, ...clock }: Answered<AgencyClock>): AgencyClock {
  if (!isPolicy(policy)) throw new Error('the agency has a setting that this version does not know');
  return { ...clock, policy };
}

// Answered by the fold itself, of the version that this console came with.
function isKnown(state: Schemas['FoldedRequest']): state is Schemas['FoldedRequest'] & KnownRequest {
  return typeof state['agencyId'] === 'string' && typeof state['person'] === 'string';
}

function isPolicy(policy: Readonly<Record<string, unknown>>): policy is AgencySettings {
  return SETTING_ORDER.every((key) => isValueOf(key, policy[key]));
}
