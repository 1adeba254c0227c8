import type { PlainDate } from '@yishen/calendar';
import type { ApplicantKind, DecisionCode } from '@yishen/statute';
import type { Deadline } from '../clock';
import type { RequestEvent } from './events';

/** What was last derived for a request's clock. */
export interface ArmedClock {
  readonly derivation: number;
  readonly deadlines: readonly Deadline[];
  readonly closed: boolean;
  /** `kind:derivation:workingDaysLeft` of the reminders already given. */
  readonly warned: readonly string[];
}

interface Received extends ArmedClock {
  readonly agencyId: string;
  readonly receivedOn: PlainDate;
  readonly applicantKind: ApplicantKind;
  readonly person: string;
}

/** A request as `decide` needs it. */
export type Request =
  | { readonly status: 'unknown' }
  | ({ readonly status: 'open' } & Received)
  | ({ readonly status: 'concluded'; readonly concludedOn: PlainDate; readonly decision: DecisionCode } & Received);

/** A request nobody has received yet. */
export const UNKNOWN_REQUEST: Request = { status: 'unknown' };

/** Folds one event into the request; never throws, and leaves an unknown event aside so that an old reader survives a new one. */
export function evolveRequest(state: Request, event: RequestEvent): Request {
  switch (event.type) {
    case 'RequestReceived':
      return {
        status: 'open',
        agencyId: event.data.agencyId,
        receivedOn: event.data.receivedOn,
        applicantKind: event.data.applicant.kind,
        person: event.data.applicant.person,
        derivation: 0,
        deadlines: [],
        closed: false,
        warned: [],
      };
    case 'RequestAnswered':
      return concluded(state, event.data.repliedOn, event.data.decision);
    case 'RequestWithdrawn':
      return concluded(state, event.data.withdrawnOn, 'A23');
    case 'DeadlinesChanged':
      return state.status === 'unknown' ? state : { ...state, ...event.data };
    case 'DeadlineWarned':
      return state.status === 'unknown' ? state : { ...state, warned: [...state.warned, warningKey(event.data)] };
    case 'DeadlineMissed':
      return state;
    default:
      return state;
  }
}

/** The name of a reminder within a request: given once per kind, derivation and days left. */
export function warningKey(of: { kind: string; derivation: number; workingDaysLeft: number }): string {
  return `${of.kind}:${of.derivation}:${of.workingDaysLeft}`;
}

function concluded(state: Request, concludedOn: PlainDate, decision: DecisionCode): Request {
  return state.status === 'unknown' ? state : { ...state, status: 'concluded', concludedOn, decision };
}
