import {
  REQUEST_EVENT_TYPES,
  idOfStream,
  recordAnswerFact,
  standingAnswerOf,
  type AnswerFact,
  type Deadline,
  type RequestEvent,
} from '@yishen/domain';
import { CASE_LIST, type CaseListRow } from '@yishen/read-model';
import { isApplicantKind, isDecisionCode } from '@yishen/statute';
import type { ProjectedEvent, Projection } from '../../projection';

type Incoming = Extract<RequestEvent, { type: 'RequestReceived' | 'RequestArrived' }>;

/** The requests as the queues show them, with the deadline that matters now. */
export const caseList: Projection<CaseListRow> = {
  table: CASE_LIST,
  // Whatever happens in the stream: who acts from a list says which version it saw.
  handles: REQUEST_EVENT_TYPES,
  keyOf: (event) => [event.stream],
  evolve: (row, event) => {
    const known = event as unknown as RequestEvent;
    if (known.type === 'RequestReceived' || known.type === 'RequestArrived') return withGap(incoming(known, event));
    if (row === undefined) return row;
    const { version, position } = event;
    return withGap({ ...changed(row, known), ...answerColumns(row, known, version), version, position });
  },
};

function incoming(event: Incoming, { stream, version, position }: ProjectedEvent): CaseListRow {
  const { data } = event;
  const received = event.type === 'RequestReceived';
  return {
    stream,
    id: idOfStream(stream),
    agencyId: data.agencyId,
    code: data.code,
    channel: data.channel,
    arrivedOn: received ? null : event.data.arrivedOn,
    receivedOn: received ? event.data.receivedOn : null,
    receiptEvidenced: received && event.data.evidence !== undefined,
    applicantKind: data.applicant.kind,
    person: data.applicant.person,
    applicantName: data.applicant.name,
    status: received ? 'open' : 'unconfirmed',
    decision: null,
    concludedOn: null,
    standing: null,
    standingOn: null,
    deliveredOn: null,
    remedies: null,
    answerFacts: [],
    archivedOn: null,
    gap: null,
    ...deadlineColumns([]),
    derivation: 0,
    version,
    position,
  };
}

function changed(row: CaseListRow, event: RequestEvent): CaseListRow {
  switch (event.type) {
    case 'ReceiptConfirmed':
      return { ...row, status: 'open', receivedOn: event.data.receivedOn, receiptEvidenced: true };
    case 'ReceiptEvidenced':
      return { ...row, receiptEvidenced: true };
    case 'ApplicantKindSet':
      return { ...row, applicantKind: event.data.kind };
    case 'RequestSplit':
      return { ...row, status: 'split' };
    case 'RequestAnswered':
      return { ...row, status: 'concluded', decision: event.data.decision, concludedOn: event.data.repliedOn };
    case 'RequestWithdrawn':
      return { ...row, status: 'concluded', decision: 'A23', concludedOn: event.data.withdrawnOn };
    case 'RequestLapsed':
      return { ...row, status: 'concluded', decision: event.data.decision, concludedOn: event.data.lapsedOn };
    case 'RequestReopened':
      return { ...row, status: 'open', decision: null, concludedOn: null };
    case 'RequestArchived':
      return { ...row, archivedOn: event.data.archivedOn };
    case 'FactCorrected':
      return corrected(row, event.data.of, event.data.changes);
    case 'FactRevoked':
      return event.data.of === 'RequestArchived' ? { ...row, archivedOn: null } : row;
    case 'DeadlinesChanged':
      return { ...row, ...deadlineColumns(event.data.deadlines), derivation: event.data.derivation };
    default:
      // A reminder, a missed date: what follows from it is in the deadlines that are derived with it.
      return row;
  }
}

function corrected(row: CaseListRow, of: string, changes: Readonly<Record<string, unknown>>): CaseListRow {
  const { receivedOn, arrivedOn, channel, repliedOn, withdrawnOn, lapsedOn, decision, archivedOn } =
    changes as Readonly<Record<string, string | undefined>>;
  switch (of) {
    case 'RequestReceived':
    case 'RequestArrived':
    case 'ReceiptConfirmed':
      return {
        ...row,
        receivedOn: receivedOn ?? row.receivedOn,
        arrivedOn: arrivedOn ?? row.arrivedOn,
        channel: channel ?? row.channel,
      };
    case 'RequestAnswered':
    case 'RequestWithdrawn':
    case 'RequestLapsed': {
      const concludedOn = repliedOn ?? withdrawnOn ?? lapsedOn ?? row.concludedOn;
      return { ...row, concludedOn, decision: decision ?? row.decision };
    }
    case 'RequestArchived':
      return { ...row, archivedOn: archivedOn ?? row.archivedOn };
    default:
      return row;
  }
}

function withGap(row: CaseListRow): CaseListRow {
  return { ...row, gap: gapOf(row) };
}

// A kind or a conclusion that this version does not know has no column or row: it came with an event of a later one.
function gapOf({ status, decision, applicantKind, receiptEvidenced }: CaseListRow): CaseListRow['gap'] {
  if (status === 'split') return null;
  if (status === 'unconfirmed') return 'unconfirmed';
  if (status === 'concluded' && !(decision !== null && isDecisionCode(decision) && isApplicantKind(applicantKind))) {
    return 'uncounted';
  }
  return receiptEvidenced ? null : 'unevidenced';
}

// The same array while nothing of it changed: most events do not touch the answer.
function answerColumns(
  row: CaseListRow,
  event: RequestEvent,
  version: number,
): Pick<CaseListRow, 'standing' | 'standingOn' | 'deliveredOn' | 'remedies' | 'answerFacts'> {
  const answerFacts = recordAnswerFact(row.answerFacts as readonly AnswerFact[], event, version);
  const standing = standingAnswerOf(answerFacts);
  return {
    standing: standing?.decision ?? null,
    standingOn: standing?.on ?? null,
    deliveredOn: standing?.deliveredOn ?? null,
    remedies: standing?.remedies ?? null,
    answerFacts,
  };
}

// What somebody has to act on: the agency's own deadline; while that waits for the applicant, his.
function deadlineColumns(
  deadlines: readonly Deadline[],
): Pick<
  CaseListRow,
  | 'deadlineKind'
  | 'countedFrom'
  | 'extendedBy'
  | 'stoppedUntil'
  | 'dueOn'
  | 'dueAt'
  | 'deadlineState'
  | 'provisional'
  | 'calendarVersion'
> {
  const open = deadlines.filter(({ state }) => state === 'running' || state === 'missed' || state === 'lapsed');
  const ours = (deadline: Deadline): boolean => OURS.includes(deadline.kind);
  const waiting = deadlines.some(({ kind, state }) => kind === 'reply' && state === 'waiting');
  const earliest = (list: readonly Deadline[]) => [...list].sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))[0];
  const next =
    (waiting ? earliest(open.filter((deadline) => !ours(deadline))) : earliest(open.filter(ours))) ??
    deadlines.find(ours) ??
    deadlines.at(-1);
  const stopped = (next?.excluded ?? []).map(({ until }) => until).sort();
  return {
    deadlineKind: next?.kind ?? null,
    countedFrom: next?.from ?? null,
    extendedBy: next?.extendedBy ?? 0,
    stoppedUntil: stopped.at(-1) ?? null,
    dueOn: next?.dueOn ?? null,
    dueAt: next?.dueAt ?? null,
    deadlineState: next?.state ?? null,
    provisional: next?.provisional ?? false,
    calendarVersion: next?.calendarVersion ?? null,
  };
}

const OURS: readonly Deadline['kind'][] = ['confirmation', 'reply', 'reanswer'];
