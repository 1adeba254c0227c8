import { isMessageKey, message } from '@yishen/catalogue';
import type { FactReference, ProceedingDeadline, ProceedingEvent } from '@yishen/domain';
import {
  APPELLANTS,
  FORUMS,
  HEARING_PROCEDURES,
  ORDERS,
  PROCEEDING_KINDS,
  PROCEEDING_OUTCOMES,
  type ProceedingOutcomeCode,
} from '@yishen/statute';

/** One line that says what an event of a dispute means; an event that this version does not know is named. */
export function proceedingSummary(event: ProceedingEvent): string {
  switch (event.type) {
    case 'ProceedingOpened': {
      const { openedOn, kind } = event.data;
      return message('event.ProceedingOpened', 'zh', { openedOn, kind: PROCEEDING_KINDS[kind].label });
    }
    case 'ProceedingConcluded': {
      const { concludedOn, outcome } = event.data;
      return message('event.ProceedingConcluded', 'zh', { concludedOn, outcome: PROCEEDING_OUTCOMES[outcome].label });
    }
    case 'InstanceOpened': {
      const { openedOn, forum } = event.data;
      return message('event.InstanceOpened', 'zh', { openedOn, forum: FORUMS[forum].label });
    }
    case 'NoticeReceived': {
      const { receivedOn, procedure } = event.data;
      return message('event.NoticeReceived', 'zh', { receivedOn, procedure: HEARING_PROCEDURES[procedure].label });
    }
    case 'InstanceConcluded': {
      const { decidedOn, receivedOn, outcome, result } = event.data;
      return message('event.InstanceConcluded', 'zh', { decidedOn, receivedOn, outcome: outcomeText(outcome, result) });
    }
    case 'AppealFiled': {
      const { filedOn, by } = event.data;
      return message('event.AppealFiled', 'zh', { filedOn, by: APPELLANTS[by].label });
    }
    case 'OrderReceived': {
      const { receivedOn, order, workingDays, until } = event.data;
      const period =
        until === undefined
          ? message('period.working', 'zh', { length: workingDays ?? 20 })
          : message('period.until', 'zh', { until });
      return message('event.OrderReceived', 'zh', { receivedOn, order: ORDERS[order].label, period });
    }
    case 'CourtBundleMade': {
      const { files, missing, sha256 } = event.data;
      return message('event.CourtBundleMade', 'zh', { files, missing, digest: sha256.slice(0, 12) });
    }
    case 'ReplyFiled':
      return message('event.ReplyFiled', 'zh', { filedOn: event.data.filedOn });
    case 'HearingSet':
      return message('event.HearingSet', 'zh', { on: event.data.on });
    case 'DecisionPutOff':
      return message('event.DecisionPutOff', 'zh', { days: event.data.days, noticedOn: event.data.noticedOn });
    case 'ProceedingSuspended':
      return message('event.ProceedingSuspended', 'zh', { on: event.data.on });
    case 'ProceedingResumed':
      return message('event.ProceedingResumed', 'zh', { on: event.data.on });
    case 'OpinionReceived':
      return message('event.OpinionReceived', 'zh', { receivedOn: event.data.receivedOn });
    case 'OpinionReported':
      return message('event.OpinionReported', 'zh', { reportedOn: event.data.reportedOn });
    case 'OrderCarriedOut':
      return message('event.OrderCarriedOut', 'zh', { carriedOutOn: event.data.carriedOutOn });
    case 'ProceedingCorrected': {
      const { of, changes, voided } = event.data;
      const what = factLabel(of);
      if (voided) return message('event.ProceedingVoided', 'zh', { what });
      const changed = Object.entries(changes).filter(([field]) => field !== 'column');
      return message('event.ProceedingCorrected', 'zh', {
        what,
        changes: changed.map(([field, value]) => `${field} → ${value}`).join('，'),
      });
    }
    case 'DeadlinesChanged': {
      const running = event.data.deadlines.filter(({ state, party }) => state === 'running' && party === 'agency');
      const deadlines = running.map(({ kind, dueOn }) => `${deadlineLabel(kind)} ${dueOn}`).join('，');
      return message('event.proceedingDeadlines', 'zh', { deadlines: deadlines || message('event.noDeadline', 'zh') });
    }
    case 'DeadlineWarned': {
      const { dueOn, workingDaysLeft } = event.data;
      return message('event.DeadlineWarned', 'zh', { dueOn, workingDaysLeft });
    }
    case 'DeadlineMissed':
      return message('event.proceedingMissed', 'zh', { kind: deadlineLabel(event.data.kind), dueOn: event.data.dueOn });
    default:
      return message('event.unknown', 'zh', { type: (event as { type: string }).type });
  }
}

/** The name of a recorded fact, with its number where there can be several. */
export function factLabel({ type, n }: FactReference): string {
  const key = `proceedingFact.${type}`;
  const label = isMessageKey(key) ? message(key, 'zh') : type;
  return type === 'ProceedingOpened' ? label : `${label} ${n}`;
}

/** Why a deadline of a dispute falls on its day, in one sentence (domain.md 5.2). */
export function whyThisDay(deadline: ProceedingDeadline): string {
  const { from, dueOn, movedFrom, article, length, unit } = deadline;
  if (length === 0) return message('why.set', 'zh', { dueOn, article });
  const period = message(`period.${unit}`, 'zh', { length });
  return movedFrom === undefined
    ? message('why.period', 'zh', { from, period, dueOn, article })
    : message('why.moved', 'zh', { from, period, movedFrom, dueOn, article });
}

function outcomeText(outcome: ProceedingOutcomeCode, result: ProceedingOutcomeCode | undefined): string {
  const { label } = PROCEEDING_OUTCOMES[outcome];
  return result === undefined ? label : `${label}（${PROCEEDING_OUTCOMES[result].label}）`;
}

function deadlineLabel(kind: ProceedingDeadline['kind']): string {
  return message(`proceedingDeadline.${kind}`, 'zh');
}
