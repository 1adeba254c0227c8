import type { PlainDate } from '@yishen/calendar';
import type { RequestActInput } from '@yishen/application';
import type { RequestFact } from '@yishen/domain';
import type { ApplicantKind, Channel, EvidenceKind } from '@yishen/statute';

/** The people of a simulated agency; 审核、签发 are never done by the one who drafted. */
export const STAFF = {
  clerk: ['clerk'],
  reviewer: ['reviewer'],
  signer: ['signer'],
  head: ['officeHead'],
} as const;

/** One of the people of a simulated agency. */
export type Staff = keyof typeof STAFF;

/** How a request comes in: with its date of receipt, or unconfirmed (条例 第三十一条). */
export interface Incoming {
  readonly channel: Channel;
  readonly kind: ApplicantKind;
  readonly arrivedOn?: PlainDate;
  readonly receivedOn?: PlainDate;
  readonly evidence?: EvidenceKind;
}

/** An act of a history: who does it, and on which day it is typed in. */
export interface PlannedStep {
  readonly on: PlainDate;
  readonly by: Staff;
  readonly act: RequestActInput;
  /** The fact that a correction is of: its version is known only once it is recorded. */
  readonly of?: RequestFact['type'];
}

/** A request and everything that happens to it, until the year is over. */
export interface PlannedHistory {
  readonly n: number;
  readonly on: PlainDate;
  readonly incoming: Incoming;
  readonly steps: readonly PlannedStep[];
}
