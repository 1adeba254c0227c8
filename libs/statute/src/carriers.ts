/** Who may carry an official paper: a state organ's papers go by the postal enterprise alone (《邮政法》第五十五条). */
export const CARRIERS = {
  postalEnterprise: { label: '邮政企业（中国邮政、EMS）', isAllowed: true },
  otherCourier: { label: '其他快递企业', isAllowed: false },
} as const;

/** The article that leaves official papers to the postal enterprise. */
export const CARRIER_ARTICLE = '《邮政法》第五十五条、国办公开办函〔2016〕235号';

/** Who carries a letter. */
export type Carrier = keyof typeof CARRIERS;

/** Whether a text names a carrier. */
export function isCarrier(text: string): text is Carrier {
  return Object.hasOwn(CARRIERS, text);
}
