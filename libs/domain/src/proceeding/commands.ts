import type { Sealed } from '../sealed';
import type { ProceedingDeadlineKind } from './clock';

/** Opens a proceeding; texts that must be checked arrive as plain strings. */
export interface OpenProceeding {
  readonly type: 'OpenProceeding';
  readonly agencyId: string;
  readonly kind: string;
  readonly openedOn: string;
  readonly request?: string;
  readonly challenges?: string;
  readonly standing?: string;
  readonly reconsideration?: string;
  readonly body?: Sealed;
  readonly caseNumber?: Sealed;
  readonly note?: Sealed;
}

/** Concludes the open instance of a proceeding with an outcome that is a result by itself. */
export interface ConcludeProceeding {
  readonly type: 'ConcludeProceeding';
  readonly outcome: string;
  readonly concludedOn: string;
}

/** Records that the copy of the application, complaint or appeal reached us. */
export interface ReceiveNotice {
  readonly type: 'ReceiveNotice';
  readonly instance: number;
  readonly receivedOn: string;
  readonly procedure: string;
  readonly acceptedOn?: string;
  readonly note?: Sealed;
}

/** Records that our reply and evidence were handed in or posted. */
export interface FileReply {
  readonly type: 'FileReply';
  readonly instance: number;
  readonly filedOn: string;
  readonly note?: Sealed;
}

/** Records the day of a hearing, which may lie ahead. */
export interface SetHearing {
  readonly type: 'SetHearing';
  readonly instance: number;
  readonly on: string;
  readonly note?: Sealed;
}

/** Records that the body puts its decision off. */
export interface PutDecisionOff {
  readonly type: 'PutDecisionOff';
  readonly instance: number;
  readonly days: number;
  readonly noticedOn: string;
}

/** Records a suspension. */
export interface SuspendProceeding {
  readonly type: 'SuspendProceeding';
  readonly instance: number;
  readonly on: string;
  readonly note?: Sealed;
}

/** Records that a suspended instance goes on. */
export interface ResumeProceeding {
  readonly type: 'ResumeProceeding';
  readonly instance: number;
  readonly on: string;
}

/** Records the decision of an instance. */
export interface ConcludeInstance {
  readonly type: 'ConcludeInstance';
  readonly instance: number;
  readonly outcome: string;
  readonly result?: string;
  readonly decidedOn: string;
  readonly receivedOn: string;
  readonly opponentReceivedOn?: string;
  readonly note?: Sealed;
}

/** Records an appeal. */
export interface FileAppeal {
  readonly type: 'FileAppeal';
  readonly instance: number;
  readonly by: string;
  readonly filedOn: string;
}

/** Opens a further instance. */
export interface OpenInstance {
  readonly type: 'OpenInstance';
  readonly forum: string;
  readonly openedOn: string;
  readonly body?: Sealed;
  readonly caseNumber?: Sealed;
}

/** Records a 行政复议意见书. */
export interface ReceiveOpinion {
  readonly type: 'ReceiveOpinion';
  readonly instance: number;
  readonly receivedOn: string;
  readonly note?: Sealed;
}

/** Records that what an opinion asked for was reported. */
export interface ReportOpinion {
  readonly type: 'ReportOpinion';
  readonly n: number;
  readonly reportedOn: string;
}

/** Records an order to answer anew or to act, with its period in working days or its last day, if it names one. */
export interface ReceiveOrder {
  readonly type: 'ReceiveOrder';
  readonly instance: number;
  readonly order: string;
  readonly receivedOn: string;
  readonly workingDays?: number;
  readonly until?: string;
  readonly onRequest?: true;
  readonly note?: Sealed;
}

/** Records that an order was carried out. */
export interface CarryOutOrder {
  readonly type: 'CarryOutOrder';
  readonly n: number;
  readonly carriedOutOn: string;
}

/** Corrects a recorded fact, or takes it back. */
export interface CorrectProceeding {
  readonly type: 'CorrectProceeding';
  readonly fact: string;
  readonly n: number;
  readonly changes: Readonly<Record<string, string | number>>;
  readonly voided?: true;
  readonly reason: Sealed;
}

/** A timer's word that a reminder is due; recorded only if the fold agrees. */
export interface WarnOfProceedingDeadline {
  readonly type: 'WarnOfProceedingDeadline';
  readonly kind: ProceedingDeadlineKind;
  readonly ref: number;
  readonly derivation: number;
  readonly workingDaysLeft: number;
}

/** A timer's word that a deadline has passed; recorded only if the fold agrees. */
export interface MarkProceedingDeadlinePassed {
  readonly type: 'MarkProceedingDeadlinePassed';
  readonly kind: ProceedingDeadlineKind;
  readonly ref: number;
  readonly derivation: number;
}

/** Derives the deadlines again with today's calendar and rules. */
export interface RederiveProceeding {
  readonly type: 'RederiveProceeding';
}

/** The commands by which a person records a fact of a proceeding that exists. */
export type ProceedingAct =
  | ConcludeProceeding
  | ReceiveNotice
  | FileReply
  | SetHearing
  | PutDecisionOff
  | SuspendProceeding
  | ResumeProceeding
  | ConcludeInstance
  | FileAppeal
  | OpenInstance
  | ReceiveOpinion
  | ReportOpinion
  | ReceiveOrder
  | CarryOutOrder
  | CorrectProceeding;

/** Records that the papers for the organ or the court were put together. */
export interface RecordCourtBundle {
  readonly type: 'RecordCourtBundle';
  readonly sha256: string;
  readonly files: number;
  readonly missing: number;
  readonly requestVersion: number;
  readonly by: string;
}

/** Every command of a proceeding's stream. */
export type ProceedingCommand =
  | OpenProceeding
  | ProceedingAct
  | RecordCourtBundle
  | WarnOfProceedingDeadline
  | MarkProceedingDeadlinePassed
  | RederiveProceeding;
