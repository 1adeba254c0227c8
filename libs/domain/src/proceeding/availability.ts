import type { RejectionCode } from '../rejected';
import type { ProceedingAct } from './commands';
import { nextForums } from './consistency';
import { runsOnRequest } from './facts';
import { openInstance } from './standing';
import type { Proceeding } from './state';

/** Whether an act can be recorded now; if not, the refusal that recording it would get. */
export interface ProceedingAvailability {
  readonly act: ProceedingAct['type'];
  readonly allowed: boolean;
  readonly reason?: RejectionCode;
}

/** Which acts a proceeding takes as it stands. Dates and names are checked when an act is recorded. */
export function proceedingActs(state: Proceeding): readonly ProceedingAvailability[] {
  return Object.entries(refusals(state)).map(([act, reason]) => ({
    act: act as ProceedingAct['type'],
    allowed: reason === undefined,
    ...(reason === undefined ? {} : { reason }),
  }));
}

function refusals(state: Proceeding): Record<ProceedingAct['type'], RejectionCode | undefined> {
  if (!('dispute' in state)) return everything(state.status === 'unknown' ? 'proceeding.unknown' : 'proceeding.voided');
  const { dispute } = state;
  const open = openInstance(dispute);
  const last = dispute.instances.at(-1);
  const unless = (allowed: unknown, code: RejectionCode): RejectionCode | undefined => (allowed ? undefined : code);
  const inOpen = unless(open, 'proceeding.instance-concluded');
  const suspended = open?.suspensions.some(({ until }) => until === undefined);
  const concluded = dispute.instances.some(({ conclusion }) => conclusion);
  return {
    ConcludeProceeding: unless(open, 'proceeding.already-concluded'),
    ConcludeInstance: inOpen,
    ReceiveNotice: inOpen ?? unless(!open?.notice, 'proceeding.already-recorded'),
    FileReply:
      inOpen ??
      unless(open?.notice, 'proceeding.notice-missing') ??
      unless(!open?.filedOn, 'proceeding.already-recorded'),
    SetHearing: inOpen,
    PutDecisionOff: inOpen ?? unless(!open?.putOff, 'proceeding.already-recorded'),
    SuspendProceeding: inOpen ?? unless(!suspended, 'proceeding.already-suspended'),
    ResumeProceeding: inOpen ?? unless(suspended, 'proceeding.not-suspended'),
    FileAppeal: unless(last?.forum === 'firstInstance' && last.conclusion, 'proceeding.not-appealable'),
    OpenInstance: open
      ? 'proceeding.instance-open'
      : unless(last && nextForums(last).length > 0, 'proceeding.forum-not-next'),
    ReceiveOpinion: unless(dispute.kind === 'reconsideration', 'proceeding.opinion-not-of-court'),
    ReportOpinion: unless(
      dispute.opinions.some(({ reportedOn }) => reportedOn === undefined),
      'proceeding.number-unknown',
    ),
    ReceiveOrder: unless(concluded, 'proceeding.instance-open'),
    CarryOutOrder: unless(
      dispute.orders.some((order) => order.carriedOutOn === undefined && !runsOnRequest(order)),
      'proceeding.number-unknown',
    ),
    CorrectProceeding: undefined,
  };
}

function everything(reason: RejectionCode): Record<ProceedingAct['type'], RejectionCode> {
  return {
    ConcludeProceeding: reason,
    ConcludeInstance: reason,
    ReceiveNotice: reason,
    FileReply: reason,
    SetHearing: reason,
    PutDecisionOff: reason,
    SuspendProceeding: reason,
    ResumeProceeding: reason,
    FileAppeal: reason,
    OpenInstance: reason,
    ReceiveOpinion: reason,
    ReportOpinion: reason,
    ReceiveOrder: reason,
    CarryOutOrder: reason,
    CorrectProceeding: reason,
  };
}
