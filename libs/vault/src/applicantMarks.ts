import type { ClientBase, Pool } from 'pg';
import type { Vault } from './keys';

/** What recognises a person: the number of an identity document alone, or name and contact together. */
export type MarkKind = 'identity' | 'contact';

/** A person's marks in one agency. */
export type ApplicantMarks = Readonly<Partial<Record<MarkKind, string>>>;

/** An earlier request of the same person, and the mark that recognised them. */
export interface RecognisedRequest {
  readonly request: string;
  readonly keyId: string;
  readonly by: MarkKind;
}

/** Makes the marks of what a clerk typed; other spaces, widths or hyphens give the same marks. */
export function applicantMarks(
  vault: Pick<Vault, 'blindIndex'>,
  agency: string,
  person: { readonly name: string; readonly identity?: string | undefined; readonly contact: string },
): ApplicantMarks {
  const identity = person.identity === undefined ? '' : plain(person.identity);
  return {
    ...(identity === '' ? {} : { identity: vault.blindIndex(agency, 'identity', identity) }),
    contact: vault.blindIndex(agency, 'contact', `${plain(person.name)}\n${plainContact(person.contact)}`),
  };
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{P}]/gu, '');
}

// Drops the country code of a mobile number, so that both forms are equal.
function plainContact(text: string): string {
  return plain(text).replace(/^(?:\+|00)?86(?=1\d{10}$)/, '');
}

/** Records the marks of a request's applicant under their key; repeating it changes nothing, and an erased key gets no marks. */
export async function recordApplicantMarks(
  db: Pool | ClientBase,
  { keyId, agency, request, marks }: { keyId: string; agency: string; request: string; marks: ApplicantMarks },
): Promise<void> {
  const entries = Object.entries(marks);
  await db.query(
    `insert into applicant_mark (mark_id, key_id, agency, request, kind, mark)
     select $3 || ':' || m.kind, $1, $2, $3, m.kind, m.mark from unnest($4::text[], $5::text[]) as m (kind, mark)
      where exists (select 1 from person_key where key_id = $1 and wrapped is not null)
     on conflict do nothing`,
    [keyId, agency, request, entries.map(([kind]) => kind), entries.map(([, mark]) => mark)],
  );
}

/** Copies the marks of a request to further requests of the same person. */
export async function shareApplicantMarks(
  db: Pool | ClientBase,
  { from, to }: { readonly from: string; readonly to: readonly string[] },
): Promise<void> {
  await db.query(
    `insert into applicant_mark (mark_id, key_id, agency, request, kind, mark)
     select t.request || ':' || m.kind, m.key_id, m.agency, t.request, m.kind, m.mark
       from applicant_mark m cross join unnest($2::text[]) as t (request) where m.request = $1
     on conflict do nothing`,
    [from, to],
  );
}

/**
 * Finds the requests of an agency whose applicant has one of these marks. Two different document numbers mean two persons, even
 * with the same name and contact.
 */
export async function requestsWithMarks(
  db: Pool | ClientBase,
  { agency, marks }: { readonly agency: string; readonly marks: ApplicantMarks },
): Promise<readonly RecognisedRequest[]> {
  const { rows } = await db.query<{ request: string; key_id: string; by: MarkKind }>(
    `select request, key_id, max(kind) as by from (
       select request, key_id, kind from applicant_mark where agency = $1 and kind = 'identity' and mark = $2
       union all
       select m.request, m.key_id, 'contact' from applicant_mark m
        where m.agency = $1 and m.kind = 'contact' and m.mark = $3
          and not exists (select 1 from applicant_mark o
                           where o.request = m.request and o.kind = 'identity' and o.mark <> coalesce($2, o.mark))
     ) found group by request, key_id order by request`,
    [agency, marks.identity ?? null, marks.contact ?? null],
  );
  return rows.map(({ request, key_id, by }) => ({ request, keyId: key_id, by }));
}

/** Reads the marks of a request's applicant; none when the applicant was erased, or the request is older than the marks. */
export async function marksOfRequest(db: Pool | ClientBase, request: string): Promise<ApplicantMarks> {
  const { rows } = await db.query<{ kind: MarkKind; mark: string }>(
    'select kind, mark from applicant_mark where request = $1',
    [request],
  );
  return Object.fromEntries(rows.map(({ kind, mark }) => [kind, mark]));
}
