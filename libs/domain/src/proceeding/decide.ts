import { dateOfInstant, type PlainDate, type WorkCalendar } from '@yishen/calendar';
import { Rejected } from '../rejected';
import type { DecisionContext } from '../request/context';
import { bundleOf } from './bundle';
import { proceedingClock } from './clock';
import type { MarkProceedingDeadlinePassed, ProceedingCommand, WarnOfProceedingDeadline } from './commands';
import { requireConsistent } from './consistency';
import { correctionOf } from './correction';
import { sameProceedingDeadlines, type ProceedingDeadline } from './deadline';
import type { ProceedingAct, ProceedingEvent } from './dispute';
import type { KnownProceeding, Proceeding } from './proceeding';
import { pastDay } from './readings';
import { evolveProceeding, proceedingWarningKey } from './state';
import type { Desk } from './step';
import { ACT_RULES } from './stepTable';
import { openingOf } from './steps/opening';

/**
 * Decides one or several facts of a proceeding entered together, and derives the deadlines once, after the last of them. Throws
 * `Rejected`; `[]` means that it is done already.
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

// Record missed deadlines that no timer reported yet when something else derives the clock anew: timers of the old derivation
// are then ignored.
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
      if (state.status !== 'unknown') throw new Rejected('proceeding.already-opened');
      return [openingOf(command, context)];
    case 'WarnOfProceedingDeadline':
      return warn(command, state, context);
    case 'MarkProceedingDeadlinePassed':
      return markPassed(command, state, context);
    case 'RecordCourtBundle':
      return [bundleOf(command, known(state))];
    case 'RederiveProceeding':
      if (state.status === 'unknown') throw new Rejected('proceeding.unknown');
      return [];
    case 'CorrectProceeding':
      return [correctionOf(command, known(state), context)];
    default:
      return [actOn(command, known(state), context)];
  }
}

function known(state: Proceeding): KnownProceeding {
  if (state.status === 'unknown') throw new Rejected('proceeding.unknown');
  if (state.status === 'voided') throw new Rejected('proceeding.voided');
  return state;
}

function actOn(
  command: Exclude<ProceedingAct, { type: 'CorrectProceeding' }>,
  state: KnownProceeding,
  context: DecisionContext,
): ProceedingEvent {
  const desk: Desk = {
    ...context,
    day: (text) => pastDay(text, context.now),
    next: (type) => (state.numbered[type] ?? 0) + 1,
  };
  const decide = ACT_RULES[command.type].decide as (
    given: typeof command,
    of: KnownProceeding,
    at: Desk,
  ) => ProceedingEvent;
  return decide(command, state, desk);
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

// A timer is a hint: the fold decides. A deadline that lapses without fault is only derived again.
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
