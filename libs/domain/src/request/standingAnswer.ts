import type { PlainDate } from '@yishen/calendar';
import type { DecisionCode } from '@yishen/statute';

/** Whether the applicant was told where and until when the answer can be challenged (复议法 第二十条第三款、行诉解释 第六十四条). */
export const REMEDIES = ['told', 'untold'] as const;

/** Whether the applicant was told. */
export type Remedies = (typeof REMEDIES)[number];

/** Whether a text is one of `REMEDIES`. */
export function isRemedies(text: string): text is Remedies {
  return (REMEDIES as readonly string[]).includes(text);
}

/** The conclusion of a request that stands: what a reconsideration or a suit is brought against (条例 第五十一条). */
export interface StandingAnswer {
  readonly decision: DecisionCode;
  /** The reply date: the law of this day says what can be filed. */
  readonly on: PlainDate;
  /** The day the applicant received it; absent while no proof of service is recorded. */
  readonly deliveredOn?: PlainDate;
  readonly remedies: Remedies;
}

/** The part of the facts that concerns the standing answer. */
interface Standing {
  readonly standing?: StandingAnswer;
}

/** Sets the answer that stands from now on. */
export function withStanding<P extends Standing>(facts: P, standing: Omit<StandingAnswer, 'deliveredOn'>): P {
  return { ...facts, standing };
}

/**
 * Removes the standing answer: one that was undone, or that an order replaces (复议法 第六十四条、行诉法 第七十条), no longer stands; the new one
 * stands from the day it is given.
 */
export function withoutStanding<P extends Standing>({ standing: _, ...facts }: P): Omit<P, 'standing'> {
  return facts;
}

/** Sets the day on which the applicant received the standing answer. */
export function withDelivery<P extends Standing>(facts: P, deliveredOn: PlainDate): P {
  return facts.standing ? { ...facts, standing: { ...facts.standing, deliveredOn } } : facts;
}
