import type { Messages } from './message';

/** Labels of ledger lines, acts and roles; the terms of the law themselves are in libs/statute. */
export const LABELS = {
  'ledger.received': { zh: '新收', en: 'received' },
  'ledger.concluded': { zh: '办结', en: 'concluded' },
  'ledger.opened': { zh: '受理', en: 'opened' },
  'ledger.ended': { zh: '审结', en: 'ended' },
  'ledger.instanceOpened': { zh: '审级受理', en: 'instance opened' },
  'ledger.instanceEnded': { zh: '审级审结', en: 'instance ended' },
  'ledger.added': { zh: '计入', en: 'counted' },
  'ledger.retracted': { zh: '冲回', en: 'retracted' },
  'refusal.known': { zh: '{pointer} 可用的有：{known}', en: 'known at {pointer}: {known}' },
  'actor.engine': { zh: '系统', en: 'System' },
  'role.clerk': { zh: '经办人', en: 'Clerk' },
  'role.reviewer': { zh: '审核人', en: 'Reviewer' },
  'role.signer': { zh: '签发人', en: 'Signer' },
  'role.legal': { zh: '法制人员', en: 'Legal officer' },
  'role.report': { zh: '年报编制人', en: 'Report officer' },
  'role.systemAdministrator': { zh: '系统管理员', en: 'System administrator' },
  'role.securityAdministrator': { zh: '安全管理员', en: 'Security administrator' },
  'role.auditor': { zh: '审计员', en: 'Auditor' },
  'act.request.answer': { zh: '答复', en: 'Answer' },
  'act.request.withdraw': { zh: '登记撤回', en: 'Record withdrawal' },
  'role.officeHead': { zh: '公开工作机构负责人', en: 'Head of the office' },
} as const satisfies Messages;
