import type { Reader } from '../readModel';
import { agency, type AgencyRow } from './table';

/** An agency of a list. */
export type ListedAgency = Pick<AgencyRow, 'agencyId' | 'name'>;

/** An agency that another has ever consolidated, with all that was set about it. */
export type Subordinate = Pick<AgencyRow, 'agencyId' | 'name' | 'superiors'>;

/** Every agency, by name. */
export function allAgencies(reader: Reader): Promise<ListedAgency[]> {
  return reader.find(agency.entity, { select: { agencyId: true, name: true }, order: { name: 'ASC' } });
}

/** The ids of the agencies with a name. */
export async function agenciesNamed(reader: Reader, name: string): Promise<string[]> {
  const found = await reader.find(agency.entity, { where: { name }, order: { agencyId: 'ASC' } });
  return found.map(({ agencyId }) => agencyId);
}

/** The agencies that were ever set under a superior, by name; which of them are on a day is the domain's `superiorOn`. */
export function agenciesUnder(reader: Reader, superior: string): Promise<Subordinate[]> {
  return subordinates(reader)
    .where(`a.superiors @> jsonb_build_array(jsonb_build_object('superior', cast(:superior as text)))`, { superior })
    .getMany();
}

/** The agencies that were ever set under any superior: what a tree of several levels is walked through. */
export function agenciesUnderAny(reader: Reader): Promise<Subordinate[]> {
  return subordinates(reader).where(`a.superiors <> '[]'`).getMany();
}

function subordinates(reader: Reader) {
  return reader.createQueryBuilder(agency.entity, 'a').orderBy('a.name').addOrderBy('a.agencyId');
}
