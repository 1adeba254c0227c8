import type { Messages } from './message';

/** What each role is called. */
export const ROLES = {
  'role.clerk': { zh: '经办人', en: 'Clerk' },
  'role.reviewer': { zh: '审核人', en: 'Reviewer' },
  'role.signer': { zh: '签发人', en: 'Signer' },
  'role.legal': { zh: '法制人员', en: 'Legal officer' },
  'role.report': { zh: '年报编制人', en: 'Report officer' },
  'role.systemAdministrator': { zh: '系统管理员', en: 'System administrator' },
  'role.securityAdministrator': { zh: '安全管理员', en: 'Security administrator' },
  'role.auditor': { zh: '审计员', en: 'Auditor' },
  'role.officeHead': { zh: '公开工作机构负责人', en: 'Head of the office' },
} as const satisfies Messages;
