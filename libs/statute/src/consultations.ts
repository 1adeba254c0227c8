/** Whom an agency consults before it decides, and what silence means (条例 第十一条、第三十二条、第三十四条). */
export const CONSULTED_PARTIES = {
  thirdParty: {
    label: '第三方',
    article: '《政府信息公开条例》第三十二条',
    limited: true,
    silence: 'agencyDecides',
    silenceLabel: '逾期未提出意见的，由行政机关依照条例决定是否公开',
  },
  coMaker: {
    label: '共同制作机关',
    article: '《政府信息公开条例》第三十四条',
    limited: true,
    silence: 'deemedConsent',
    silenceLabel: '逾期未反馈意见的，视为同意公开',
  },
  otherAgency: {
    label: '其他机关',
    article: '《政府信息公开条例》第十一条、第三十三条第三款',
    limited: false,
    silence: 'agencyDecides',
    silenceLabel: '条例未规定答复期限',
  },
} as const;

/** A party that is consulted. */
export type ConsultedParty = keyof typeof CONSULTED_PARTIES;

/** What it means when a party does not answer. */
export type SilenceMeaning = (typeof CONSULTED_PARTIES)[ConsultedParty]['silence'];

/** Whether a text names a party that is consulted. */
export function isConsultedParty(text: string): text is ConsultedParty {
  return Object.hasOwn(CONSULTED_PARTIES, text);
}

/** What a consulted party answers. */
export const STANCES = { agrees: '同意公开', objects: '不同意公开' } as const;

/** The answer of a consulted party. */
export type Stance = keyof typeof STANCES;

/** Whether a text names an answer. */
export function isStance(text: string): text is Stance {
  return Object.hasOwn(STANCES, text);
}
