import type { Messages } from './message';

/** Labels of ledger lines and acts; the terms of the law themselves are in libs/statute. */
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
  'act.request.answer': { zh: '答复', en: 'Answer' },
  'act.request.withdraw': { zh: '登记撤回', en: 'Record withdrawal' },
} as const satisfies Messages;
