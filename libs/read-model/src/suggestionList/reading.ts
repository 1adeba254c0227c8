import { caseList } from '../caseList/table';
import type { Page, PageWindow, Reader } from '../readModel';
import { suggestionList, type SuggestionEntry } from './table';

/** A suggestion with the request it is about. */
export interface FoundSuggestion extends Omit<SuggestionEntry, 'version'> {
  readonly request: string;
  readonly requestCode: string;
  readonly requestVersion: number;
  /** The result of the request, `null` while it is open. */
  readonly decision: string | null;
}

/** What a list of suggestions shows: those to be judged, those accepted and not published yet, or those that are done. */
export type SuggestionState = 'open' | 'accepted' | 'done';

const JUDGED = `nullif(s.one->'judged', 'null')`;
const PUBLISHED = `nullif(s.one->'published', 'null')`;

const WHERE: Readonly<Record<SuggestionState, string>> = {
  open: `${JUDGED} is null`,
  accepted: `(s.one->'judged'->>'accepted')::boolean and ${PUBLISHED} is null`,
  done: `(s.one->'judged'->>'accepted' = 'false' or ${PUBLISHED} is not null)`,
};

/** A page of an agency's suggestions, the oldest first, and how many there are. */
export async function suggestionPage(
  reader: Reader,
  { agencyId, state }: { readonly agencyId: string; readonly state: SuggestionState },
  { limit, offset }: PageWindow,
): Promise<Page<FoundSuggestion>> {
  const each = reader
    .createQueryBuilder(suggestionList.entity, 'r')
    .select(['r.stream as stream', 'jsonb_array_elements(r.entries) as one'])
    .where('r.agencyId = :agencyId', { agencyId });
  if (state !== 'done') each.andWhere('r.openCount > 0');
  const rows = await reader
    .createQueryBuilder()
    .select(['s.one as one', 'c.id as request', 'c.code as "requestCode"', 'c.version as "requestVersion"'])
    .addSelect(['c.decision as decision', '(count(*) over ())::int as total'])
    .from(`(${each.getQuery()})`, 's')
    .innerJoin(caseList.name, 'c', 'c.stream = s.stream')
    .where(WHERE[state])
    .setParameters(each.getParameters())
    .orderBy(`s.one->>'suggestedOn'`)
    .addOrderBy('s.stream')
    .addOrderBy(`(s.one->>'n')::int`)
    .limit(limit)
    .offset(offset)
    .getRawMany<Omit<FoundSuggestion, keyof SuggestionEntry> & { one: SuggestionEntry; total: number }>();
  const found = rows.map(({ one: { version: _version, ...one }, total: _total, ...row }) => ({ ...one, ...row }));
  return { rows: found, total: rows[0]?.total ?? 0 };
}
