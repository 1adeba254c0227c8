/** The address of the empty list of open cases. */
export function openCasesTemplateUrl(agencyId: string): string {
  return `/api/agencies/${encodeURIComponent(agencyId)}/open-cases/template`;
}

/** The address of the report as a file that holds at least what is on the screen. */
export function reportFileUrl(
  agencyId: string,
  year: number,
  format: 'docx' | 'xlsx' | 'html' | 'pdf' | 'json' | 'picture',
  position: string,
  version?: number,
): string {
  const pinned = version === undefined ? '' : `&version=${version}`;
  return `/api/agencies/${encodeURIComponent(agencyId)}/reports/${year}/${format}?after=${position}${pinned}`;
}

/** The address of an issued letter. */
export function letterFileUrl(id: string, letter: string): string {
  return `/api/requests/${encodeURIComponent(id)}/letters/${encodeURIComponent(letter)}/file`;
}

/** The address of a stored scan. */
export function fileUrl(agencyId: string, digest: string): string {
  return `/api/agencies/${encodeURIComponent(agencyId)}/files/${encodeURIComponent(digest)}`;
}
