import type { Reader } from '../readModel';
import { publicationFigure } from './table';

/** The recorded figures of table two by name; a figure that is not in it is not recorded. */
export async function publicationFigures(
  reader: Reader,
  agencyId: string,
  year: number,
): Promise<Record<string, string>> {
  const found = await reader.find(publicationFigure.entity, { where: { agencyId, year } });
  return Object.fromEntries(found.map(({ figure, value }) => [figure, value]));
}
