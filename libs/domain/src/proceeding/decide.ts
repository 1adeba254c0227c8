import { dateOfInstant, type PlainDate, type WorkCalendar } from '@yishen/calendar';
import {
  appealPeriodOf,
  isAppellant,
  isChallenged,
  isForum,
  isHearingProcedure,
  isOrderKind,
  isProceedingKind,
  isStanding,
  type OrderKind,
} from '@yishen/statute';
import { Rejected } from '../rejected';
import { dateNotAfterToday, type DecisionContext } from '../request/context';
import type { Sealed } from '../sealed';
import { proceedingClock, sameProceedingDeadlines, type ProceedingDeadline } from './clock';
import type {
  ConcludeInstance,
  ConcludeProceeding,
  MarkProceedingDeadlinePassed,
  OpenProceeding,
  ProceedingAct,
  ProceedingCommand,
  WarnOfProceedingDeadline,
} from './commands';
import { requireConsistent } from './consistency';
import { correctionOf } from './correction';
import type { ProceedingEvent, ProceedingFact } from './events';
import type { Instance } from './facts';
import { anyDay, columnIn, count, named, outcomeNamed, pastDay, resultNamed } from './readings';
import { openInstance } from './standing';
import { evolveProceeding, proceedingWarningKey, type KnownProceeding, type Proceeding } from './state';

/**
 * Decides one or several facts of a proceeding entered together, and derives the deadlines once, after the last of them.
 * Throws `Rejected`; `[]` means already so.
 */
export function decideProceeding(
  commands: readonly ProceedingCommand[],
  state: Proceeding,
  context: DecisionContext,
): readonly ProceedingEvent[] {
  const events: ProceedingEvent[] = [];
  let after = state;
  for (const command of commands) {
    for (const event of decideOne(command, after, context)) {
      events.push(event);
      after = evolveProceeding(after, event);
      if ('dispute' in after) requireConsistent(after.facts, after.dispute);
    }
  }
  const rederived = commands.some(
    ({ type }) => type === 'RederiveProceeding' || type === 'MarkProceedingDeadlinePassed',
  );
  if (!rederived && events.every(({ type }) => type === 'DeadlineWarned' || type === 'CourtBundleMade')) return events;
  for (const event of overtaken(state, after, events, context)) {
    events.push(event);
    after = evolveProceeding(after, event);
  }
  events.push(...rederive(after, context));
  return events;
}

// What was missed but not rung yet when something else derives the clock anew: the timers of the old derivation are silent then.
function overtaken(
  before: Proceeding,
  after: Proceeding,
  decided: readonly ProceedingEvent[],
  { now, calendar }: DecisionContext,
): ProceedingEvent[] {
  if (before.status === 'unknown' || after.status !== 'open') return [];
  const folded = proceedingDeadlinesOf(after, calendar, dateOfInstant(now));
  const { derivation } = before;
  return before.deadlines.flatMap(({ kind, ref, dueOn, state }): ProceedingEvent[] => {
    const passed = folded.find((one) => one.kind === kind && one.ref === ref);
    const said = decided.some((one) => one.type === 'DeadlineMissed' && one.data.kind === kind && one.data.ref === ref);
    if (said || state !== 'running' || passed?.state !== 'missed' || passed.dueOn !== dueOn) return [];
    return [{ type: 'DeadlineMissed', schema: 1, data: { kind, ref, derivation, dueOn, at: now } }];
  });
}

/** The deadlines of a proceeding as the fold sees them from a day. */
export function proceedingDeadlinesOf(
  state: Proceeding,
  calendar: WorkCalendar,
  asOf: PlainDate,
): readonly ProceedingDeadline[] {
  return 'dispute' in state ? proceedingClock(state.dispute, calendar, asOf) : [];
}

function rederive(state: Proceeding, { now, calendar }: DecisionContext): ProceedingEvent[] {
  if (state.status === 'unknown') return [];
  const deadlines = proceedingDeadlinesOf(state, calendar, dateOfInstant(now));
  const closed = state.status !== 'open' && !deadlines.some((deadline) => deadline.state === 'running');
  const same = closed === state.closed && sameProceedingDeadlines(deadlines, state.deadlines);
  if (same && state.derivation > 0) return [];
  return [{ type: 'DeadlinesChanged', schema: 1, data: { derivation: state.derivation + 1, deadlines, closed } }];
}

function decideOne(command: ProceedingCommand, state: Proceeding, context: DecisionContext): ProceedingEvent[] {
  switch (command.type) {
    case 'OpenProceeding':
      return [opening(command, state, context)];
    case 'WarnOfProceedingDeadline':
      return warn(command, state, context);
    case 'MarkProceedingDeadlinePassed':
      return markPassed(command, state, context);
    case 'RecordCourtBundle': {
      const { dispute } = known(state);
      if (dispute.request === undefined) throw new Rejected('proceeding.no-request');
      const { sha256, files, missing, requestVersion, by } = command;
      return [{ type: 'CourtBundleMade', schema: 1, data: { sha256, files, missing, requestVersion, by } }];
    }
    case 'RederiveProceeding':
      if (state.status === 'unknown') throw new Rejected('proceeding.unknown');
      return [];
    default:
      return [actOn(command, known(state), context)];
  }
}

function known(state: Proceeding): KnownProceeding {
  if (state.status === 'unknown') throw new Rejected('proceeding.unknown');
  if (state.status === 'voided') throw new Rejected('proceeding.voided');
  return state;
}

function opening(command: OpenProceeding, state: Proceeding, { now }: DecisionContext): ProceedingEvent {
  if (state.status !== 'unknown') throw new Rejected('proceeding.already-opened');
  const { agencyId, kind, request, challenges, standing, reconsideration, body, caseNumber, note } = command;
  if (!isProceedingKind(kind)) throw new Rejected('proceeding.kind-unknown', { kind });
  if (reconsideration !== undefined && kind !== 'suitAfterReconsideration') {
    throw new Rejected('proceeding.reconsideration-not-taken', { kind });
  }
  const openedOn = dateNotAfterToday(command.openedOn, now, 'proceeding.opened-in-future');
  return {
    type: 'ProceedingOpened',
    schema: 1,
    data: {
      agencyId,
      kind,
      openedOn,
      ...(request ? { request } : {}),
      ...(challenges === undefined ? {} : { challenges: named(isChallenged, 'challenges', challenges) }),
      ...(standing === undefined ? {} : { standing: named(isStanding, 'standing', standing) }),
      ...(reconsideration === undefined ? {} : { reconsideration }),
      ...namesOf({ body, caseNumber }),
      ...noteOf({ note }),
    },
  };
}

function actOn(command: ProceedingAct, state: KnownProceeding, context: DecisionContext): ProceedingEvent {
  const { now } = context;
  const day = (text: string): PlainDate => pastDay(text, now);
  const next = (type: ProceedingFact['type']): number => (state.numbered[type] ?? 0) + 1;
  switch (command.type) {
    case 'ConcludeProceeding':
      return endOf(command, state, context);
    case 'ReceiveNotice': {
      const { instance, procedure, acceptedOn } = command;
      onlyOnce(heard(state, instance).notice);
      const accepted = acceptedOn === undefined ? {} : { acceptedOn: day(acceptedOn) };
      const received = { instance, receivedOn: day(command.receivedOn) };
      const heardIn = { procedure: named(isHearingProcedure, 'procedure', procedure) };
      return fact('NoticeReceived', { ...received, ...heardIn, ...accepted, ...noteOf(command) });
    }
    case 'FileReply': {
      const { instance, filedOn } = command;
      onlyOnce(heard(state, instance).filedOn);
      return fact('ReplyFiled', { instance, filedOn: day(filedOn), ...noteOf(command) });
    }
    case 'SetHearing': {
      const { instance, on } = command;
      heard(state, instance);
      return fact('HearingSet', { n: next('HearingSet'), instance, on: anyDay(on), ...noteOf(command) });
    }
    case 'PutDecisionOff': {
      const { instance, days, noticedOn } = command;
      onlyOnce(heard(state, instance).putOff);
      return fact('DecisionPutOff', { instance, days: count(days), noticedOn: day(noticedOn) });
    }
    case 'SuspendProceeding': {
      const { instance, on } = command;
      const { suspensions } = heard(state, instance);
      if (suspensions.some(({ until }) => until === undefined)) throw new Rejected('proceeding.already-suspended');
      return fact('ProceedingSuspended', { n: next('ProceedingSuspended'), instance, on: day(on), ...noteOf(command) });
    }
    case 'ResumeProceeding': {
      const open = heard(state, command.instance).suspensions.find(({ until }) => until === undefined);
      if (!open) throw new Rejected('proceeding.not-suspended');
      return fact('ProceedingResumed', { n: open.n, on: day(command.on) });
    }
    case 'ConcludeInstance':
      return concluding(command, state, context, day);
    case 'FileAppeal': {
      const { instance, by, filedOn } = command;
      const { forum, conclusion } = instanceOf(state, instance);
      if (!conclusion) throw new Rejected('proceeding.instance-open', { instance });
      if (forum !== 'firstInstance' || !appealPeriodOf(conclusion.outcome)) {
        throw new Rejected('proceeding.not-appealable', { outcome: conclusion.outcome });
      }
      const appellant = { by: named(isAppellant, 'by', by), filedOn: day(filedOn) };
      return fact('AppealFiled', { n: next('AppealFiled'), instance, ...appellant });
    }
    case 'OpenInstance': {
      const forum = named(isForum, 'forum', command.forum);
      if (forum === 'reconsideration') throw new Rejected('proceeding.forum-not-next', { forum, instance: 1 });
      const n = (state.dispute.instances.at(-1)?.n ?? 0) + 1;
      const { body, caseNumber } = command;
      return fact('InstanceOpened', { n, forum, openedOn: day(command.openedOn), ...namesOf({ body, caseNumber }) });
    }
    case 'ReceiveOpinion': {
      const { instance, receivedOn } = command;
      if (instanceOf(state, instance).forum !== 'reconsideration')
        throw new Rejected('proceeding.opinion-not-of-court');
      const received = { instance, receivedOn: day(receivedOn) };
      return fact('OpinionReceived', { n: next('OpinionReceived'), ...received, ...noteOf(command) });
    }
    case 'ReportOpinion': {
      const { n, reportedOn } = command;
      onlyOnce(state.dispute.opinions.find((opinion) => opinion.n === n)?.reportedOn);
      return fact('OpinionReported', { n, reportedOn: day(reportedOn) });
    }
    case 'ReceiveOrder': {
      const { instance, order, receivedOn, workingDays, until, onRequest } = command;
      instanceOf(state, instance);
      const received = { instance, order: named(isOrderKind, 'order', order), receivedOn: day(receivedOn) };
      const period = {
        ...(workingDays === undefined ? {} : { workingDays: count(workingDays) }),
        ...(until === undefined ? {} : { until: anyDay(until) }),
        ...(workingDays === undefined && until === undefined ? defaultPeriod(received.order, context) : {}),
      };
      return fact('OrderReceived', {
        n: next('OrderReceived'),
        ...received,
        ...period,
        ...(onRequest ? { onRequest } : {}),
        ...noteOf(command),
      });
    }
    case 'CarryOutOrder': {
      const { n, carriedOutOn } = command;
      onlyOnce(state.dispute.orders.find((order) => order.n === n)?.carriedOutOn);
      return fact('OrderCarriedOut', { n, carriedOutOn: day(carriedOutOn) });
    }
    case 'CorrectProceeding':
      return correctionOf(command, state, context);
  }
}

// 复议法 第六十四条 says "within a certain period": an order that names none has the agency's default (domain.md 9, Q14).
function defaultPeriod(order: OrderKind, { policy }: DecisionContext) {
  return order === 'reanswer' && policy ? { workingDays: policy.reanswerDays, byDefault: true as const } : {};
}

function endOf(command: ConcludeProceeding, state: KnownProceeding, context: DecisionContext): ProceedingEvent {
  const open = openInstance(state.dispute);
  if (!open) throw new Rejected('proceeding.already-concluded');
  const outcome = outcomeNamed(command.outcome);
  const concludedOn = dateNotAfterToday(command.concludedOn, context.now, 'proceeding.concluded-in-future');
  const { openedOn } = open;
  if (concludedOn < openedOn) throw new Rejected('proceeding.concluded-before-opened', { openedOn, concludedOn });
  const column = columnIn(outcome, undefined, concludedOn, context);
  return { type: 'ProceedingConcluded', schema: 1, data: { outcome, concludedOn, ...column } };
}

function concluding(
  command: ConcludeInstance,
  state: KnownProceeding,
  context: DecisionContext,
  day: (text: string) => PlainDate,
): ProceedingEvent {
  const { instance, opponentReceivedOn } = command;
  heard(state, instance);
  const outcome = outcomeNamed(command.outcome);
  const result = command.result === undefined ? undefined : resultNamed(command.result);
  const decidedOn = day(command.decidedOn);
  return fact('InstanceConcluded', {
    instance,
    outcome,
    ...(result === undefined ? {} : { result }),
    decidedOn,
    receivedOn: day(command.receivedOn),
    ...(opponentReceivedOn === undefined ? {} : { opponentReceivedOn: day(opponentReceivedOn) }),
    ...columnIn(outcome, result, decidedOn, context),
    ...noteOf(command),
  });
}

function heard(state: KnownProceeding, n: number): Instance {
  const instance = instanceOf(state, n);
  if (instance.conclusion) throw new Rejected('proceeding.instance-concluded', { instance: n });
  return instance;
}

function instanceOf({ dispute }: KnownProceeding, n: number): Instance {
  const instance = dispute.instances.find((one) => one.n === n);
  if (!instance) throw new Rejected('proceeding.instance-unknown', { instance: n });
  return instance;
}

// What is recorded already is corrected, not recorded again.
function onlyOnce(recorded: unknown): void {
  if (recorded !== undefined) throw new Rejected('proceeding.already-recorded');
}

function fact<Type extends ProceedingFact['type']>(
  type: Type,
  data: Extract<ProceedingFact, { type: Type }>['data'],
): ProceedingEvent {
  return { type, schema: 1, data } as ProceedingEvent;
}

function noteOf({ note }: { readonly note?: Sealed | undefined }): { readonly note?: Sealed } {
  return note === undefined ? {} : { note };
}

function namesOf(of: { readonly body?: Sealed | undefined; readonly caseNumber?: Sealed | undefined }): {
  readonly body?: Sealed;
  readonly caseNumber?: Sealed;
} {
  const { body, caseNumber } = of;
  return { ...(body === undefined ? {} : { body }), ...(caseNumber === undefined ? {} : { caseNumber }) };
}

function warn(command: WarnOfProceedingDeadline, state: Proceeding, { now }: DecisionContext): ProceedingEvent[] {
  if (state.status === 'unknown' || state.derivation !== command.derivation) return [];
  if (state.warned.includes(proceedingWarningKey(command))) return [];
  const { kind, ref, derivation, workingDaysLeft } = command;
  const deadline = state.deadlines.find((one) => one.kind === kind && one.ref === ref);
  const warning = deadline?.warnings.find((one) => one.workingDaysLeft === workingDaysLeft);
  if (deadline?.state !== 'running' || !warning || warning.at > now) return [];
  const { dueOn } = deadline;
  return [{ type: 'DeadlineWarned', schema: 1, data: { kind, ref, derivation, workingDaysLeft, dueOn } }];
}

// A timer is a hint. What nobody misses by letting it pass is only derived again, as lapsed.
function markPassed(
  command: MarkProceedingDeadlinePassed,
  state: Proceeding,
  { now, calendar }: DecisionContext,
): ProceedingEvent[] {
  if (state.status === 'unknown' || state.derivation !== command.derivation) return [];
  const { kind, ref, derivation } = command;
  const of = (list: readonly ProceedingDeadline[]) => list.find((one) => one.kind === kind && one.ref === ref);
  if (of(state.deadlines)?.state !== 'running') return [];
  const folded = of(proceedingDeadlinesOf(state, calendar, dateOfInstant(now)));
  if (folded?.state !== 'missed') return [];
  return [{ type: 'DeadlineMissed', schema: 1, data: { kind, ref, derivation, dueOn: folded.dueOn, at: now } }];
}
