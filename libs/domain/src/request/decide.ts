import {
  dateOfInstant,
  isPlainDate,
  plainDate,
  type Instant,
  type PlainDate,
  type WorkCalendar,
} from '@yishen/calendar';
import {
  SERVICE_MODES,
  isApplicantKind,
  isChannel,
  isDecisionCode,
  periodInForce,
  type AgencySettings,
  type ServiceMode,
} from '@yishen/statute';
import { clock, sameDeadlines, type Deadline } from '../clock';
import { Rejected, type RejectionCode } from '../rejected';
import type {
  AnswerRequest,
  MarkDeadlineMissed,
  ReceiveRequest,
  RequestCommand,
  WarnOfDeadline,
  WithdrawRequest,
} from './commands';
import type { RequestEvent } from './events';
import { evolveRequest, warningKey, type Request } from './state';

/** What a decision may lean on besides the stream: the present, the calendar in force, the agency's choices. */
export interface DecisionContext {
  readonly now: Instant;
  readonly calendar: WorkCalendar;
  /** What the agency chose where the law is silent; the defaults when absent. */
  readonly policy?: AgencySettings;
}

/**
 * Decides one or several facts of a request entered together (a late entry is one append, so that nothing fires while
 * somebody is typing), and derives the deadlines once, after the last of them. Throws `Rejected`; `[]` means already so.
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
  if (events.some(movesClock) || rederived) events.push(...rederive(after, context));
  return events;
}

function movesClock(event: RequestEvent): boolean {
  return event.type !== 'DeadlineWarned';
}

function rederive(state: Request, context: DecisionContext): RequestEvent[] {
  if (state.status === 'unknown') return [];
  const deadlines = deadlinesOf(state, context, dateOfInstant(context.now));
  const closed = state.status === 'concluded';
  if (closed === state.closed && sameDeadlines(deadlines, state.deadlines)) return [];
  const derivation = state.derivation + 1;
  return [{ type: 'DeadlinesChanged', schema: 1, data: { derivation, deadlines, closed } }];
}

/** The deadlines of a request as the fold sees them from a day. */
export function deadlinesOf(
  state: Request,
  { calendar }: Omit<DecisionContext, 'now'>,
  asOf: PlainDate,
): readonly Deadline[] {
  if (state.status === 'unknown') return [];
  const concludedOn = state.status === 'concluded' ? { concludedOn: state.concludedOn } : {};
  return clock({ receivedOn: state.receivedOn, ...concludedOn }, calendar, asOf);
}

function decideFact(command: RequestCommand, state: Request, context: DecisionContext): RequestEvent[] {
  switch (command.type) {
    case 'ReceiveRequest':
      return receive(command, state, context);
    case 'AnswerRequest':
      return answer(command, state, context);
    case 'WithdrawRequest':
      return withdraw(command, state, context);
    case 'MarkDeadlineMissed':
      return markMissed(command, state, context);
    case 'WarnOfDeadline':
      return warn(command, state, context);
    case 'RederiveDeadlines':
      if (state.status === 'unknown') throw new Rejected('request.unknown');
      return [];
  }
}

function receive(command: ReceiveRequest, state: Request, { now }: DecisionContext): RequestEvent[] {
  if (state.status !== 'unknown') throw new Rejected('request.already-received');
  const { channel, applicant } = command;
  if (!isChannel(channel)) throw new Rejected('request.channel-unknown', { channel });
  if (!isApplicantKind(applicant.kind)) throw new Rejected('request.applicant-kind-unknown', { kind: applicant.kind });
  const receivedOn = dateNotAfterToday(command.receivedOn, now, 'request.received-in-future');
  if (!periodInForce('reply', receivedOn)) throw new Rejected('request.received-before-law', { date: receivedOn });
  return [
    {
      type: 'RequestReceived',
      schema: 1,
      data: {
        agencyId: command.agencyId,
        code: command.code,
        channel,
        receivedOn,
        applicant: { ...applicant, kind: applicant.kind },
        content: command.content,
        ...(command.scan ? { scan: command.scan } : {}),
      },
    },
  ];
}

function answer(command: AnswerRequest, state: Request, { now }: DecisionContext): RequestEvent[] {
  const { receivedOn } = openRequest(state);
  const { decision, serviceMode } = command;
  if (!isDecisionCode(decision)) throw new Rejected('request.decision-unknown', { decision });
  // A withdrawal is the applicant's act and has its own record; an answer may not stand in for it.
  if (decision === 'A23') throw new Rejected('request.decision-is-withdrawal');
  if (!isServiceMode(serviceMode)) throw new Rejected('request.service-mode-unknown', { serviceMode });
  const repliedOn = dateNotAfterToday(command.repliedOn, now, 'request.replied-in-future');
  if (repliedOn < receivedOn) throw new Rejected('request.replied-before-received', { receivedOn, repliedOn });
  const note = command.note ? { note: command.note } : {};
  return [{ type: 'RequestAnswered', schema: 1, data: { decision, repliedOn, serviceMode, ...note } }];
}

function withdraw(command: WithdrawRequest, state: Request, { now }: DecisionContext): RequestEvent[] {
  const { receivedOn } = openRequest(state);
  const withdrawnOn = dateNotAfterToday(command.withdrawnOn, now, 'request.withdrawn-in-future');
  if (withdrawnOn < receivedOn) throw new Rejected('request.withdrawn-before-received', { receivedOn, withdrawnOn });
  const note = command.note ? { note: command.note } : {};
  return [{ type: 'RequestWithdrawn', schema: 1, data: { withdrawnOn, ...note } }];
}

// A timer is a hint: late, repeated or armed with an older derivation, it changes nothing.
function markMissed(command: MarkDeadlineMissed, state: Request, context: DecisionContext): RequestEvent[] {
  if (state.status !== 'open' || state.derivation !== command.derivation) return [];
  const recorded = state.deadlines.find((deadline) => deadline.kind === command.kind);
  if (recorded?.state !== 'running') return [];
  const { now } = context;
  const folded = deadlinesOf(state, context, dateOfInstant(now)).find((deadline) => deadline.kind === command.kind);
  if (folded?.state !== 'missed') return [];
  const { kind, derivation } = command;
  return [{ type: 'DeadlineMissed', schema: 1, data: { kind, derivation, dueOn: folded.dueOn, at: now } }];
}

function warn(command: WarnOfDeadline, state: Request, { now }: DecisionContext): RequestEvent[] {
  if (state.status !== 'open' || state.derivation !== command.derivation) return [];
  if (state.warned.includes(warningKey(command))) return [];
  const deadline = state.deadlines.find(({ kind }) => kind === command.kind);
  const warning = deadline?.warnings.find(({ workingDaysLeft }) => workingDaysLeft === command.workingDaysLeft);
  if (deadline?.state !== 'running' || !warning || warning.at > now) return [];
  const { kind, derivation, workingDaysLeft } = command;
  return [{ type: 'DeadlineWarned', schema: 1, data: { kind, derivation, workingDaysLeft, dueOn: deadline.dueOn } }];
}

function openRequest(state: Request): Extract<Request, { status: 'open' }> {
  if (state.status === 'unknown') throw new Rejected('request.unknown');
  if (state.status === 'concluded') throw new Rejected('request.already-concluded', { concludedOn: state.concludedOn });
  return state;
}

/** Reads a date that may not lie after today in Asia/Shanghai; refuses with `whenFuture`. */
export function dateNotAfterToday(text: string, now: Instant, whenFuture: RejectionCode): PlainDate {
  if (!isPlainDate(text)) throw new Rejected('date.invalid', { date: text });
  const date = plainDate(text);
  const today = dateOfInstant(now);
  if (date > today) throw new Rejected(whenFuture, { date, today });
  return date;
}

function isServiceMode(text: string): text is ServiceMode {
  return Object.hasOwn(SERVICE_MODES, text);
}
