import type { DomainEvent } from '../event';
import { Rejected } from '../rejected';

/** An agency that answers requests was set up. */
export type AgencyRegistered = DomainEvent<
  'AgencyRegistered',
  { readonly agencyId: string; readonly name: string; readonly region: string }
>;

/** Every event of an agency's stream. */
export type AgencyEvent = AgencyRegistered;

/** An agency as `decide` needs it. */
export type Agency = { readonly status: 'unknown' } | { readonly status: 'registered'; readonly name: string };

/** An agency nobody has registered yet. */
export const UNKNOWN_AGENCY: Agency = { status: 'unknown' };

/** Sets up an agency. */
export interface RegisterAgency {
  readonly type: 'RegisterAgency';
  readonly agencyId: string;
  readonly name: string;
  readonly region: string;
}

/** Folds one event into the agency; never throws. */
export function evolveAgency(state: Agency, event: AgencyEvent): Agency {
  switch (event.type) {
    case 'AgencyRegistered':
      return { status: 'registered', name: event.data.name };
    default:
      return state;
  }
}

/** Decides the registration of an agency. Throws `Rejected`. */
export function decideAgency(commands: readonly RegisterAgency[], state: Agency): readonly AgencyEvent[] {
  return commands.map((command) => {
    if (state.status === 'registered') throw new Rejected('agency.already-registered');
    const name = command.name.trim();
    if (!name) throw new Rejected('agency.name-missing');
    const { agencyId, region } = command;
    return { type: 'AgencyRegistered', schema: 1, data: { agencyId, name, region } };
  });
}
