/** The roles of staff. The three administrators are separate (三员分立) and do not work on cases. */
export const ROLES = [
  'clerk',
  'reviewer',
  'signer',
  'officeHead',
  'legal',
  'report',
  'systemAdministrator',
  'securityAdministrator',
  'auditor',
] as const;

/** A role that a person holds in an agency. */
export type Role = (typeof ROLES)[number];

/** Who may do an act: the roles, whether the engine itself may, and whether a second person must confirm it. */
export interface PermissionRule {
  readonly roles: readonly Role[];
  readonly engine?: true;
  readonly twoPersons?: true;
}

/** The only table of acts and roles. Nobody can do an act that is not in it. */
export const PERMISSIONS = {
  'request.receive': { roles: ['clerk'] },
  'request.answer': { roles: ['clerk', 'signer', 'officeHead'] },
  'request.withdraw': { roles: ['clerk'] },
  /** Everything that moves a request along: notices, services, consultations, fees, drafts. */
  'request.handle': { roles: ['clerk', 'officeHead'] },
  /** Acts that need the consent of the head of the 政府信息公开工作机构: extensions, waivers, corrections, reopening, overrides (条例 第三十三条第二款). */
  'request.approve': { roles: ['officeHead'] },
  'request.review': { roles: ['reviewer', 'officeHead'] },
  'request.sign': { roles: ['signer'] },
  'request.orderReanswer': { roles: ['clerk', 'legal', 'officeHead'] },
  'request.read': { roles: ['clerk', 'reviewer', 'signer', 'officeHead', 'legal', 'report'] },
  'request.unseal': { roles: ['clerk', 'reviewer', 'signer', 'officeHead', 'legal'] },
  'request.warn': { roles: [], engine: true },
  'request.markMissed': { roles: [], engine: true },
  'request.rederive': { roles: ['systemAdministrator'], engine: true },
  'file.store': { roles: ['clerk', 'officeHead'] },
  'file.read': { roles: ['clerk', 'reviewer', 'signer', 'officeHead', 'legal'] },
  'proceeding.open': { roles: ['legal'] },
  'proceeding.act': { roles: ['legal'] },
  'proceeding.bundle': { roles: ['legal'] },
  'proceeding.conclude': { roles: ['legal'] },
  'proceeding.correct': { roles: ['legal'] },
  'proceeding.unseal': { roles: ['legal', 'signer'] },
  'proceeding.warn': { roles: [], engine: true },
  'proceeding.markPassed': { roles: [], engine: true },
  'proceeding.rederive': { roles: ['systemAdministrator'], engine: true },
  'proceeding.read': { roles: ['clerk', 'reviewer', 'signer', 'officeHead', 'legal', 'report'] },
  'recordCorrection.receive': { roles: ['clerk'] },
  /** Steps that decide nothing: telling the applicant, a withdrawal, amending a date. */
  'recordCorrection.handle': { roles: ['clerk', 'officeHead'] },
  'recordCorrection.decide': { roles: ['officeHead', 'signer'] },
  'recordCorrection.read': { roles: ['clerk', 'reviewer', 'signer', 'officeHead', 'legal'] },
  'recordCorrection.unseal': { roles: ['clerk', 'reviewer', 'signer', 'officeHead', 'legal'] },
  'publication.record': { roles: ['report'] },
  'report.read': { roles: ['clerk', 'reviewer', 'signer', 'officeHead', 'legal', 'report', 'auditor'], engine: true },
  'report.write': { roles: ['report'] },
  'report.sign': { roles: ['signer'] },
  'report.record': { roles: ['report'], engine: true },
  'report.cut': { roles: ['report'], engine: true },
  'report.publish': { roles: ['report', 'signer'] },
  'person.requestErasure': { roles: ['clerk', 'securityAdministrator'], twoPersons: true },
  'person.confirmErasure': { roles: ['securityAdministrator'], twoPersons: true },
  'person.finishErasure': { roles: [], engine: true },
  'letter.preview': { roles: ['clerk', 'reviewer', 'signer', 'legal', 'officeHead'] },
  'letter.issue': { roles: ['clerk', 'signer', 'officeHead'] },
  'letter.void': { roles: ['clerk', 'signer', 'officeHead'] },
  'letter.send': { roles: ['clerk', 'officeHead'] },
  'agency.setLetterhead': { roles: ['systemAdministrator', 'officeHead'], engine: true },
  'agency.changeSetting': { roles: ['systemAdministrator'] },
  'agency.readSettings': { roles: [...ROLES] },
  'calendar.propose': { roles: ['systemAdministrator'], twoPersons: true },
  'calendar.approve': { roles: ['systemAdministrator'], twoPersons: true },
  'calendar.reject': { roles: ['systemAdministrator'] },
  'calendar.read': { roles: ['systemAdministrator', 'auditor'], engine: true },
  'calendar.rollOut': { roles: [], engine: true },
  'calendar.missCoverage': { roles: [], engine: true },
  'rules.read': { roles: ['systemAdministrator', 'auditor'], engine: true },
  'agency.setSuperior': { roles: ['systemAdministrator'], engine: true },
  'agency.register': { roles: ['systemAdministrator'], engine: true },
  'user.register': { roles: ['securityAdministrator'], engine: true },
  'user.grantRoles': { roles: ['securityAdministrator'], engine: true },
  'audit.read': { roles: ['auditor'] },
} as const satisfies Record<string, PermissionRule>;

/** An act of the table. */
export type Permission = keyof typeof PERMISSIONS;

/** The roles a person holds in one agency; `'*'` means every agency and is for the engine and the system's administrators only. */
export interface Grant {
  readonly agencyId: string;
  readonly roles: readonly Role[];
}

/** Who is acting: a member of staff, perhaps for somebody else, or the engine itself. */
export interface Principal {
  readonly userId: string;
  readonly kind: 'staff' | 'engine';
  readonly grants: readonly Grant[];
  /** The person this principal acts for (代理). That person's grants then count, not the principal's own. */
  readonly actingFor?: string;
}

/** Whether a principal may do an act in an agency, by the table alone. */
export function mayDo(principal: Principal, act: Permission, agencyId: string): boolean {
  const rule: PermissionRule = PERMISSIONS[act];
  if (principal.kind === 'engine') return rule.engine === true;
  return principal.grants.some(
    (grant) =>
      (grant.agencyId === agencyId || grant.agencyId === '*') && grant.roles.some((role) => rule.roles.includes(role)),
  );
}

/** The agencies in which a principal may do an act; `'*'` means all. */
export function agenciesFor(principal: Principal, act: Permission): '*' | readonly string[] {
  const rule: PermissionRule = PERMISSIONS[act];
  if (principal.kind === 'engine') return rule.engine === true ? '*' : [];
  const granted = principal.grants.filter((grant) => grant.roles.some((role) => rule.roles.includes(role)));
  if (granted.some((grant) => grant.agencyId === '*')) return '*';
  return [...new Set(granted.map((grant) => grant.agencyId))];
}

/** Whether a text names a role. */
export function isRole(text: string): text is Role {
  return (ROLES as readonly string[]).includes(text);
}
