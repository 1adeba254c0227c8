import type { CasePage, ExplainedDeadline } from '../api/schemas';
import type { BadgeFacts } from '../deadline/badge';

type Shown = Pick<CasePage, 'status' | 'decision' | 'deadlines'>;

/** What the badge of a case page depends on, read off its deadlines and their own ledgers, as the list reads its rows. */
export function badgeFacts({ status, decision, deadlines }: Shown, today: string): BadgeFacts {
  const reply = deadlines.find(({ kind }) => kind === 'reply' || kind === 'confirmation');
  const deadline = awaited(deadlines, reply) ?? reply;
  const excluded = reply?.excluded?.map(({ until }) => until).sort() ?? [];
  return {
    status,
    decision,
    deadlineKind: deadline?.kind ?? null,
    deadlineState: deadline?.state ?? null,
    extendedBy: reply?.extendedBy ?? 0,
    stoppedUntil: excluded.at(-1) ?? null,
    dueOn: deadline?.dueOn ?? null,
    provisional: deadline?.provisional ?? false,
    ...(deadline ? workingDays(deadline, today) : { workingDayNumber: null, workingDaysLeft: null }),
  };
}

// While the applicant is waited for, their deadline matters; once it is over, that it is.
function awaited(
  deadlines: readonly ExplainedDeadline[],
  reply: ExplainedDeadline | undefined,
): ExplainedDeadline | undefined {
  if (reply?.state !== 'waiting') return undefined;
  return deadlines
    .filter(({ kind }) => WAITED.includes(kind))
    .filter(({ state }) => state === 'running' || state === 'missed' || state === 'lapsed')
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))[0];
}

const WAITED: readonly string[] = ['supplementReply', 'feePayment', 'noticeService', 'feeService'];

// The ledger ends on the due day: beyond it nothing here knows how many working days have passed.
function workingDays(deadline: ExplainedDeadline, today: string) {
  if (today > deadline.dueOn) return { workingDayNumber: null, workingDaysLeft: null };
  const passed = deadline.ledger.filter((day) => day.count !== undefined && day.date <= today).length;
  return { workingDayNumber: passed, workingDaysLeft: deadline.workingDays - passed };
}
