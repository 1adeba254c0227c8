import type { PlainDate } from '@yishen/calendar';
import { SERVICE_PROOF_WORKING_DAYS } from '@yishen/statute';
import { buildDeadline, type Deadline, type DeadlineKind, type DeadlineState, type StateOf } from '../clock';
import type { ClockContext } from './context';
import type { Procedure } from './procedure';

/** The state of a deadline of the agency: missed once its day is over, and still missed when it is met late. */
export function agencyState(doneOn: PlainDate | undefined, asOf: PlainDate): StateOf {
  return (dueOn, provisional): DeadlineState => {
    if ((doneOn ?? asOf) > dueOn && !provisional) return 'missed';
    return doneOn === undefined ? 'running' : 'met';
  };
}

/** The state of a deadline of the applicant or a third party: the agency does not miss it, and acting, late or not, ends it. */
export function addresseeState(
  doneOn: PlainDate | undefined,
  { conclusion }: Pick<Procedure, 'conclusion'>,
  asOf: PlainDate,
): StateOf {
  return (dueOn, provisional): DeadlineState => {
    if (doneOn !== undefined) return 'met';
    const ended = conclusion?.on;
    if ((ended ?? asOf) > dueOn && !provisional) return 'lapsed';
    return ended === undefined ? 'running' : 'met';
  };
}

/** The deadline to record the service of a notice: without that record no period of the addressee starts. */
export function serviceProof(
  { kind, ref, from }: { readonly kind: DeadlineKind; readonly ref: number; readonly from: PlainDate },
  ended: PlainDate | undefined,
  { calendar }: ClockContext,
  asOf: PlainDate,
): Deadline {
  const parts = {
    kind,
    ref,
    from,
    workingDays: SERVICE_PROOF_WORKING_DAYS,
    article: '国办公开办函〔2016〕235号',
    ruleVersion: 'service-proof',
    warnings: [],
  };
  return buildDeadline(parts, calendar, agencyState(ended, asOf));
}
