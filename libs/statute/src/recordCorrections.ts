/** How an application to correct a record about oneself can end. */
export interface RecordCorrectionOutcome {
  readonly label: string;
  readonly article: string;
  /** What the record of this outcome must say. */
  readonly needs: 'corrected' | 'organ' | 'reason';
}

const CORRECTING = '《政府信息公开条例》第四十一条';

/** The ends named by 条例 第四十一条; the applicant is told of each. The article sets no period, so no clock runs. */
export const RECORD_CORRECTION_OUTCOMES = {
  corrected: { label: '属实，予以更正', article: CORRECTING, needs: 'corrected' },
  forwarded: { label: '转送有权更正的行政机关', article: CORRECTING, needs: 'organ' },
  referred: { label: '告知向有权更正的行政机关提出', article: CORRECTING, needs: 'organ' },
  refused: { label: '审核不属实，不予更正', article: CORRECTING, needs: 'reason' },
} as const satisfies Record<string, RecordCorrectionOutcome>;

/** An end of an application to correct a record. */
export type RecordCorrectionOutcomeCode = keyof typeof RECORD_CORRECTION_OUTCOMES;

/** Whether a text names an end of an application to correct a record. */
export function isRecordCorrectionOutcome(text: string): text is RecordCorrectionOutcomeCode {
  return Object.hasOwn(RECORD_CORRECTION_OUTCOMES, text);
}
