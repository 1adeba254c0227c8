/** The grounds on which personal information is to be deleted (《个人信息保护法》第四十七条第一款). */
export const ERASURE_GROUNDS = {
  purposeAchieved: '处理目的已实现、无法实现或者为实现处理目的不再必要',
  retentionExpired: '停止提供产品或者服务，或者保存期限已届满',
  consentWithdrawn: '个人撤回同意',
  unlawfulProcessing: '违反法律、行政法规或者违反约定处理个人信息',
  otherLaw: '法律、行政法规规定的其他情形',
} as const;

/** A ground of erasure. */
export type ErasureGround = keyof typeof ERASURE_GROUNDS;

/** Whether a text names a ground of erasure. */
export function isErasureGround(text: string): text is ErasureGround {
  return Object.hasOwn(ERASURE_GROUNDS, text);
}
