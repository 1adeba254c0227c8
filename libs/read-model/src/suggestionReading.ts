import type { Rows } from './reportReading';
import type { SuggestionEntry } from './suggestionList/table';

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

const WHERE: Readonly<Record<SuggestionState, string>> = {
  open: 's.judged is null',
  accepted: `(s.judged->>'accepted')::boolean and s.published is null`,
  done: `(s.judged->>'accepted') = 'false' or s.published is not null`,
};

/** A page of an agency's suggestions, the oldest first, and how many there are. */
export async function suggestionPage(
  db: Rows,
  { agencyId, state }: { readonly agencyId: string; readonly state: SuggestionState },
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly FoundSuggestion[]; readonly total: number }> {
  const { rows } = await db.query(
    `select count(*) over ()::int as total, s.n, s."suggestedOn", s.by, s.information, s.judged, s.published,
            c.id as request, c.code as "requestCode", c.version as "requestVersion", c.decision
       from suggestion_list r
       cross join lateral jsonb_to_recordset(r.entries)
         as s(n int, "suggestedOn" text, by text, information jsonb, judged jsonb, published jsonb)
       join case_list c on c.stream = r.stream
      where r.agency_id = $1 ${state === 'done' ? '' : 'and r.open_count > 0'} and (${WHERE[state]})
      order by s."suggestedOn", r.stream, s.n
      limit $2 offset $3`,
    [agencyId, limit, offset],
  );
  const found = rows.map(({ total: _total, ...row }) => row as unknown as FoundSuggestion);
  return { rows: found, total: Number(rows[0]?.['total'] ?? 0) };
}
