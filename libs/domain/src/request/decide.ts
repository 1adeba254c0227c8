import type { PlainDate } from '@yishen/calendar';
import { CHANNELS, isApplicantKind, isChannel, periodInForce, type Channel } from '@yishen/statute';
import { deadlineKey, sameDeadlines, type Deadline } from '../clock';
import { Rejected } from '../rejected';
import type { RequestAct } from './actField';
import { forbids } from './availability';
import type { EngineEvent } from './clockEvents';
import type { MarkDeadlineMissed, ReceiveRequest, RecordArrival, RequestCommand, WarnOfDeadline } from './commands';
import { checkConsistency, isConsistent } from './consistency';
import { actorOf, clockContextOf, dateNotAfterToday, dateOf, todayOf, type DecisionContext } from './context';
import { requestDeadlines } from './deadlines';
import { evidenceOf, given } from './evidence';
import type { KnownRequest, Request, RequestEvent } from './procedure';
import { evolveRequest, procedureOn, warningKey, withoutFact } from './state';
import type { Desk } from './step';
import { ACT_FIELDS, ACT_RULES, STEPS, isRequestAct, ruleOfDeadline, ruleOfFact } from './stepTable';
import type { Applicant } from './steps/receipt';
import { decideSplit } from './steps/split';

/**
 * Decides one or several facts of a request entered together (a late entry is one append, so that nothing fires while somebody is
 * typing), and derives the deadlines once, after the last of them. Throws `Rejected`; `[]` means that it is done already.
 */
export function decideRequest(
  commands: readonly RequestCommand[],
  state: Request,
  context: DecisionContext,
): readonly RequestEvent[] {
  const events: RequestEvent[] = [];
  let after = state;
  for (const command of commands) {
    for (const event of decideFact(command, after, context)) {
      events.push(event);
      after = evolveRequest(after, event);
    }
  }
  const rederived = commands.some((command) => command.type === 'RederiveDeadlines');
  if (!events.some(movesClock) && !rederived) return events;
  for (const event of overtaken(state, after, events, context)) {
    events.push(event);
    after = evolveRequest(after, event);
  }
  events.push(...rederive(after, context));
  return events;
}

/**
 * Records the deadlines that ran out before a timer said so, when something else moves the clock: two periods end on one day, or a
 * fact is entered after midnight while the timers stand still. The new derivation silences the old timers, so this records what
 * they would have.
 */
function overtaken(
  before: Request,
  after: Request,
  decided: readonly RequestEvent[],
  context: DecisionContext,
): readonly RequestEvent[] {
  if (before.status === 'unknown' || after.status === 'unknown' || after.conclusion) return [];
  const said = new Set(decided.flatMap((event) => expiryKey(event) ?? []));
  const folded = new Map(
    requestDeadlines(after, clockContextOf(context), todayOf(context)).map((one) => [deadlineKey(one), one]),
  );
  const events: RequestEvent[] = [];
  let state: Request = after;
  for (const recorded of before.deadlines) {
    const deadline = folded.get(deadlineKey(recorded));
    if (recorded.state !== 'running' || deadline?.dueOn !== recorded.dueOn || said.has(deadlineKey(recorded))) continue;
    if (state.status === 'unknown' || state.conclusion) break;
    for (const event of expiry(deadline, before.derivation, state, context)) {
      events.push(event);
      state = evolveRequest(state, event);
    }
  }
  return events;
}

function expiryKey(event: RequestEvent): string | undefined {
  return event.type === 'DeadlineMissed' || event.type === 'LapseProposed' ? deadlineKey(event.data) : undefined;
}

const STILL: readonly RequestEvent['type'][] = [
  'DeadlineWarned',
  'ActOverridden',
  'IncidentAssigned',
  'IncidentClosed',
];

function movesClock(event: RequestEvent): boolean {
  return !STILL.includes(event.type);
}

function rederive(state: Request, context: DecisionContext): EngineEvent[] {
  if (state.status === 'unknown') return [];
  const deadlines = requestDeadlines(state, clockContextOf(context), todayOf(context));
  const closed = isClosed(state);
  if (closed === state.closed && sameDeadlines(deadlines, state.deadlines)) return [];
  const derivation = state.derivation + 1;
  return [{ type: 'DeadlinesChanged', schema: 1, data: { derivation, deadlines, closed } }];
}

/** Whether nothing waits any more: concluded or split, and no new answer is owed. */
export function isClosed(state: KnownRequest): boolean {
  if (state.status === 'split') return true;
  return state.status === 'concluded' && state.reanswers.every(({ repliedOn }) => repliedOn !== undefined);
}

/** The deadlines of a request as the fold sees them from a day. */
export function deadlinesOf(
  state: Request,
  context: Omit<DecisionContext, 'now'>,
  asOf: PlainDate,
): readonly Deadline[] {
  if (state.status === 'unknown') return [];
  return requestDeadlines(state, clockContextOf({ ...context, now: '' as DecisionContext['now'] }), asOf);
}

function deskOf(context: DecisionContext): Desk {
  const clock = clockContextOf(context);
  const deadlines: Desk['deadlines'] = (facts, asOf) => requestDeadlines(facts, clock, asOf);
  return {
    ...context,
    today: todayOf(context),
    clock,
    deadlines,
    procedureOn,
    evolve: evolveRequest,
    withoutFact,
    requireConsistent: (before, after) => {
      // Facts that are inconsistent already (a calendar changed, an older rule) do not block new ones.
      if (after.status !== 'unknown' && isConsistent(before, { clock, deadlines })) {
        checkConsistency(after, { clock, deadlines });
      }
    },
    ruleOf: ruleOfFact,
    followingChanges: (before, after) =>
      STEPS.flatMap(({ followingChanges }) => followingChanges?.(before, after, clock) ?? []),
  };
}

function decideFact(command: RequestCommand, state: Request, context: DecisionContext): readonly RequestEvent[] {
  switch (command.type) {
    case 'ReceiveRequest':
      return receive(command, state, context);
    case 'RecordArrival':
      return arrive(command, state, context);
    case 'SplitRequest':
      return decideSplit(command, known(state), deskOf(context));
    case 'MarkDeadlineMissed':
      return markMissed(command, state, context);
    case 'WarnOfDeadline':
      return warn(command, state, context);
    case 'RederiveDeadlines':
      known(state);
      return [];
    default:
      return act(command, known(state), context);
  }
}

/** Whether the availability table forbids an act on its own day. */
export function forbidsAct(command: RequestAct, state: KnownRequest, context: DecisionContext): boolean {
  return forbids(command.type, state, dayOfAct(command, context), clockContextOf(context)) !== undefined;
}

// Guards first, from the one availability table; then the act's own rules.
function act(command: RequestAct, state: KnownRequest, context: DecisionContext): readonly RequestEvent[] {
  const { type: name, override } = command;
  if (!isRequestAct(name)) throw new Rejected('request.act-unknown', { act: String(name) });
  const against = forbids(name, state, dayOfAct(command, context), clockContextOf(context));
  const { article } = ACT_RULES[name];
  if (against && !(against.overridable && override)) throw new Rejected(against.code, parametersOf(state, article));
  const decide = ACT_RULES[name].decide as Decide;
  const desk = deskOf(context);
  const events = decide(command, state, desk);
  desk.requireConsistent(state, events.reduce<Request>(evolveRequest, state));
  if (!override) return events;
  const code = against?.code ?? codeWithoutOverride(decide, command, state, desk);
  // Ignore an override when no rule blocks the act.
  if (code === undefined) return events;
  const overridden: RequestEvent = {
    type: 'ActOverridden',
    schema: 1,
    data: { act: name, code, article, reason: override, by: actorOf(context) },
  };
  return [overridden, ...events];
}

type Decide = (given: RequestAct, state: KnownRequest, desk: Desk) => readonly RequestEvent[];

function parametersOf(state: KnownRequest, article: string): Record<string, string> {
  return state.conclusion ? { article, concludedOn: state.conclusion.on } : { article };
}

function codeWithoutOverride(decide: Decide, command: RequestAct, state: KnownRequest, desk: Desk): string | undefined {
  const { override: _, ...plain } = command;
  try {
    decide(plain, state, desk);
    return undefined;
  } catch (error) {
    if (error instanceof Rejected) return error.code;
    throw error;
  }
}

// A fact may be entered late: the act must have been allowed on its own day. (The act's own rule refuses a day in the future,
// and names it.)
function dayOfAct(command: RequestAct, context: DecisionContext): PlainDate {
  const [field] = Object.entries(ACT_FIELDS[command.type]).find(([, { kind }]) => kind === 'date') ?? [];
  const value: unknown = field === undefined ? undefined : (command as unknown as Record<string, unknown>)[field];
  const today = todayOf(context);
  if (typeof value !== 'string') return today;
  const day = dateOf(value);
  return day < today ? day : today;
}

function receive(command: ReceiveRequest, state: Request, context: DecisionContext): RequestEvent[] {
  if (state.status !== 'unknown') throw new Rejected('request.already-received');
  const { agencyId, code, content, scan, splitFrom, formerNumber } = command;
  const channel = channelOf(command.channel);
  const applicant = applicantOf(command.applicant);
  const receivedOn = dateNotAfterToday(command.receivedOn, context.now, 'request.received-in-future');
  if (!periodInForce('reply', receivedOn, clockContextOf(context).rules.periods)) {
    throw new Rejected('request.received-before-law', { date: receivedOn });
  }
  const evidence = command.evidence ? { evidence: evidenceOf(command.evidence, CHANNELS[channel].evidence) } : {};
  const data = { agencyId, code, channel, receivedOn, applicant, content, ...given('scan', scan), ...evidence };
  return [
    {
      type: 'RequestReceived',
      schema: 1,
      data: { ...data, ...given('splitFrom', splitFrom), ...given('formerNumber', formerNumber) },
    },
  ];
}

function arrive(command: RecordArrival, state: Request, context: DecisionContext): RequestEvent[] {
  if (state.status !== 'unknown') throw new Rejected('request.already-received');
  const { agencyId, code, content, scan } = command;
  const channel = channelOf(command.channel);
  if (!CHANNELS[channel].confirm) throw new Rejected('request.channel-needs-no-confirmation', { channel });
  const applicant = applicantOf(command.applicant);
  const arrivedOn = dateNotAfterToday(command.arrivedOn, context.now, 'request.received-in-future');
  const data = { agencyId, code, channel, arrivedOn, applicant, content, ...given('scan', scan) };
  return [{ type: 'RequestArrived', schema: 1, data }];
}

function channelOf(channel: string): Channel {
  if (!isChannel(channel)) throw new Rejected('request.channel-unknown', { channel });
  return channel;
}

function applicantOf({ kind, joint, ...rest }: ReceiveRequest['applicant']): Applicant {
  if (!isApplicantKind(kind)) throw new Rejected('request.applicant-kind-unknown', { kind });
  const others = joint?.map((person) => {
    if (!isApplicantKind(person.kind)) throw new Rejected('request.applicant-kind-unknown', { kind: person.kind });
    return { ...person, kind: person.kind };
  });
  return { ...rest, kind, ...given('joint', others) };
}

function recordedDeadline(state: Request, command: MarkDeadlineMissed | WarnOfDeadline): Deadline | undefined {
  if (state.status === 'unknown' || state.closed || state.derivation !== command.derivation) return undefined;
  return state.deadlines.find((deadline) => deadlineKey(deadline) === deadlineKey(command));
}

// A timer is a hint: one that is late, repeated or of an older derivation changes nothing.
function markMissed(command: MarkDeadlineMissed, state: Request, context: DecisionContext): readonly RequestEvent[] {
  if (recordedDeadline(state, command)?.state !== 'running' || state.status === 'unknown') return [];
  const folded = requestDeadlines(state, clockContextOf(context), todayOf(context)).find(
    (deadline) => deadlineKey(deadline) === deadlineKey(command),
  );
  return folded ? expiry(folded, command.derivation, state, context) : [];
}

// The events at the end of a period: a miss of the agency, a lapse of the applicant, or the silence of a consulted party.
function expiry(
  folded: Deadline,
  derivation: number,
  state: KnownRequest,
  context: DecisionContext,
): readonly RequestEvent[] {
  const { kind, ref, dueOn, article } = folded;
  const { now } = context;
  if (folded.state === 'missed') {
    return [
      { type: 'DeadlineMissed', schema: 1, data: { kind, ...given('ref', ref), derivation, dueOn, article, at: now } },
    ];
  }
  if (folded.state !== 'lapsed' || ref === undefined) return [];
  const follows = ruleOfDeadline(kind)?.whenLapsed?.(state, folded, deskOf(context)) ?? 'propose';
  if (follows !== 'propose') return follows;
  return [{ type: 'LapseProposed', schema: 1, data: { kind, ref, derivation, dueOn, article, at: now } }];
}

function warn(command: WarnOfDeadline, state: Request, { now }: DecisionContext): RequestEvent[] {
  const deadline = recordedDeadline(state, command);
  if (state.status === 'unknown' || state.warned.includes(warningKey(command))) return [];
  const warning = deadline?.warnings.find(({ workingDaysLeft }) => workingDaysLeft === command.workingDaysLeft);
  if (deadline?.state !== 'running' || !warning || warning.at > now) return [];
  const { kind, ref, derivation, workingDaysLeft } = command;
  const { dueOn, article } = deadline;
  const data = { kind, ...given('ref', ref), derivation, workingDaysLeft, dueOn, article };
  return [{ type: 'DeadlineWarned', schema: 1, data }];
}

function known(state: Request): KnownRequest {
  if (state.status === 'unknown') throw new Rejected('request.unknown');
  return state;
}
