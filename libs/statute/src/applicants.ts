/** The six applicant columns of table three (国办公开办函〔2021〕30号), in their printed order. */
export const APPLICANT_KINDS = {
  naturalPerson: { label: '自然人', group: '自然人' },
  business: { label: '商业企业', group: '法人或其他组织' },
  research: { label: '科研机构', group: '法人或其他组织' },
  welfare: { label: '社会公益组织', group: '法人或其他组织' },
  legalService: { label: '法律服务机构', group: '法人或其他组织' },
  other: { label: '其他', group: '法人或其他组织' },
} as const;

/** An applicant kind: the column of table three in which a request counts. */
export type ApplicantKind = keyof typeof APPLICANT_KINDS;

/** The applicant kinds in column order. */
export const APPLICANT_KIND_ORDER = Object.keys(APPLICANT_KINDS) as readonly ApplicantKind[];

/** Whether a text names an applicant kind. */
export function isApplicantKind(text: string): text is ApplicantKind {
  return Object.hasOwn(APPLICANT_KINDS, text);
}
