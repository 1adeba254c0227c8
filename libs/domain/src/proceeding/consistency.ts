import type { PlainDate } from '@yishen/calendar';
import { PROCEEDING_OUTCOMES, outcomesOf, proceedingPeriod, type Forum } from '@yishen/statute';
import { Rejected } from '../rejected';
import { replyPeriodOf } from './clock';
import type { ProceedingFact } from './events';
import type { Dispute, Instance } from './facts';
import { isRemanded } from './standing';

/**
 * Refuses facts that cannot all be true: dates out of order, an outcome its forum does not know, a fact whose instance, notice
 * or order is not there. One check for new facts and corrections alike. Throws `Rejected`.
 */
export function requireConsistent(facts: readonly ProceedingFact[], dispute: Dispute): void {
  requireWhatTheyRestOn(facts, dispute);
  dispute.instances.forEach((instance, index) => {
    if (index > 0) requireFollows(dispute.instances[index - 1]!, instance);
    requireInstance(instance);
  });
  for (const { instance, on } of dispute.hearings) inOrder(find(dispute, instance)?.openedOn, on);
  for (const { instance, receivedOn, reportedOn } of dispute.opinions) {
    inOrder(find(dispute, instance)?.openedOn, receivedOn, reportedOn);
  }
  for (const { instance, order, receivedOn, workingDays, until, carriedOutOn } of dispute.orders) {
    inOrder(find(dispute, instance)?.conclusion?.decidedOn, receivedOn, carriedOutOn);
    inOrder(receivedOn, until);
    if (workingDays !== undefined && until !== undefined) throw new Rejected('proceeding.order-period-twice');
    if (order === 'carryOut' && workingDays === undefined && until === undefined) {
      throw new Rejected('proceeding.order-period-missing');
    }
  }
}

function requireInstance(instance: Instance): void {
  const { forum, openedOn, notice, filedOn, putOff, suspensions, appeals, conclusion } = instance;
  if (notice) {
    inOrder(openedOn, notice.receivedOn, filedOn);
    inOrder(openedOn, notice.acceptedOn);
    const name = replyPeriodOf(forum, notice.procedure);
    if (name && !proceedingPeriod(name, notice.receivedOn)) {
      throw new Rejected('proceeding.before-law', { date: notice.receivedOn });
    }
  }
  if (putOff) {
    inOrder(openedOn, putOff.noticedOn);
    requirePutOff(forum, notice?.procedure ?? 'ordinary', putOff.days);
  }
  for (const { on, until } of suspensions) inOrder(openedOn, on, until);
  if (!conclusion) return;
  const { outcome, result, decidedOn, receivedOn, opponentReceivedOn } = conclusion;
  inOrder(openedOn, decidedOn, receivedOn);
  inOrder(decidedOn, opponentReceivedOn);
  for (const { filedOn: appealedOn } of appeals) inOrder(decidedOn, appealedOn);
  if (!outcomesOf(forum).includes(outcome)) throw new Rejected('proceeding.outcome-not-of-forum', { outcome, forum });
  const named = PROCEEDING_OUTCOMES[outcome].effect === 'named';
  if (named && result === undefined) throw new Rejected('proceeding.result-missing', { outcome });
  if (!named && result !== undefined) throw new Rejected('proceeding.result-not-taken', { outcome });
}

// 复议法 第六十二条: thirty days at most, and none in the simplified procedure. How long a high court allows no text says.
function requirePutOff(forum: Forum, procedure: 'ordinary' | 'simplified', days: number): void {
  if (forum === 'retrial' || (forum === 'reconsideration' && (procedure === 'simplified' || days > 30))) {
    throw new Rejected('proceeding.put-off-not-allowed', { days });
  }
}

function requireFollows(below: Instance, { n, forum, openedOn }: Instance): void {
  if (!below.conclusion) throw new Rejected('proceeding.instance-open', { instance: below.n });
  if (!nextForums(below).includes(forum)) throw new Rejected('proceeding.forum-not-next', { forum, instance: n });
  inOrder(below.conclusion.decidedOn, openedOn);
}

/** The forums in which a dispute can go on after an instance. A suit after a reconsideration is a proceeding of its own. */
export function nextForums(below: Instance): readonly Forum[] {
  if (isRemanded(below)) return below.forum === 'retrial' ? ['firstInstance', 'appeal'] : ['firstInstance'];
  switch (below.forum) {
    case 'reconsideration':
      return [];
    case 'firstInstance':
      return ['appeal', 'retrial'];
    case 'appeal':
    case 'retrial':
      return ['retrial'];
  }
}

function requireWhatTheyRestOn(facts: readonly ProceedingFact[], dispute: Dispute): void {
  dispute.instances.forEach(({ n }, index) => {
    if (n !== index + 1) throw new Rejected('proceeding.instance-unknown', { instance: index + 1 });
  });
  for (const { type, data } of facts) {
    if ('instance' in data && !find(dispute, data.instance)) {
      throw new Rejected('proceeding.instance-unknown', { instance: data.instance });
    }
    if (type === 'ReplyFiled' && !find(dispute, data.instance)?.notice) throw new Rejected('proceeding.notice-missing');
    if (type === 'AppealFiled' && !find(dispute, data.instance)?.conclusion) {
      throw new Rejected('proceeding.instance-open', { instance: data.instance });
    }
    if (type === 'OrderReceived' && !find(dispute, data.instance)?.conclusion) {
      throw new Rejected('proceeding.instance-open', { instance: data.instance });
    }
    if (type === 'ProceedingResumed') requireNumber(facts, 'ProceedingSuspended', data.n);
    if (type === 'OpinionReported') requireNumber(facts, 'OpinionReceived', data.n);
    if (type === 'OrderCarriedOut') requireNumber(facts, 'OrderReceived', data.n);
  }
}

function requireNumber(facts: readonly ProceedingFact[], needed: ProceedingFact['type'], n: number): void {
  if (!facts.some(({ type, data }) => type === needed && 'n' in data && data.n === n)) {
    throw new Rejected('proceeding.number-unknown', { n });
  }
}

function find({ instances }: Dispute, n: number): Instance | undefined {
  return instances.find((instance) => instance.n === n);
}

// Each of the dates that are known not before the one before it.
function inOrder(...dates: readonly (PlainDate | undefined)[]): void {
  const known = dates.filter((date) => date !== undefined);
  known.slice(1).forEach((second, index) => {
    const first = known[index]!;
    if (second < first) throw new Rejected('proceeding.dates-out-of-order', { first, second });
  });
}
