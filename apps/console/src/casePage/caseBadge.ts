import type { CasePage, ExplainedDeadline } from '../api/contract';
import type { BadgeFacts } from '../deadline/badge';

/** What the badge of a case page depends on, read off its reply deadline and that deadline's own ledger. */
export function badgeFacts(page: Pick<CasePage, 'status' | 'decision' | 'deadlines'>, today: string): BadgeFacts {
  const deadline = page.deadlines.find(({ kind }) => kind === 'reply');
  return {
    status: page.status,
    decision: page.decision,
    deadlineState: deadline?.state ?? null,
    dueOn: deadline?.dueOn ?? null,
    provisional: deadline?.provisional ?? false,
    ...(deadline ? workingDays(deadline, today) : { workingDayNumber: null, workingDaysLeft: null }),
  };
}

// The ledger ends on the due day: beyond it nothing here knows how many working days have passed.
function workingDays(deadline: ExplainedDeadline, today: string) {
  if (today > deadline.dueOn) return { workingDayNumber: null, workingDaysLeft: null };
  const passed = deadline.ledger.filter((day) => day.count !== undefined && day.date <= today).length;
  return { workingDayNumber: passed, workingDaysLeft: deadline.workingDays - passed };
}
