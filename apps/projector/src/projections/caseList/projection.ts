import {
  OWN_DEADLINES,
  idOfStream,
  type Deadline,
  type KnownRequest,
  type RequestArrived,
  type RequestReceived,
} from '@yishen/domain';
import { CASE_LIST, type CaseListRow } from '@yishen/read-model';
import { isApplicantKind, isDecisionCode } from '@yishen/statute';
import type { Projection } from '../../projection';

/**
 * The requests as the queues show them, with the deadline that matters now. A row carries the version of the whole stream: who acts
 * from a list says which version it saw.
 */
export const caseList: Projection<'request', CaseListRow, KnownRequest> = {
  table: CASE_LIST,
  kind: 'request',
  partsOf: (state) => (state.status === 'unknown' ? [] : [state]),
  rowOf: (state, { stream, version, position }) => {
    const { code, applicant } = openingOf(state);
    const { decision, concludedOn } = state.status === 'concluded' ? state : { decision: null, concludedOn: null };
    const { standing } = state;
    return {
      stream,
      id: idOfStream(stream),
      agencyId: state.agencyId,
      code,
      channel: state.channel,
      arrivedOn: state.arrivedOn ?? null,
      receivedOn: state.receivedOn ?? null,
      receiptEvidenced: state.receiptEvidenced,
      applicantKind: state.applicantKind,
      person: state.person,
      applicantName: applicant.name,
      status: state.status,
      decision,
      concludedOn,
      standing: standing?.decision ?? null,
      standingOn: standing?.on ?? null,
      deliveredOn: standing?.deliveredOn ?? null,
      remedies: standing?.remedies ?? null,
      archivedOn: state.archivedOn ?? null,
      gap: gapOf(state),
      ...deadlineColumns(state.deadlines),
      derivation: state.derivation,
      version,
      position,
    };
  },
};

function openingOf({ facts }: KnownRequest): (RequestReceived | RequestArrived)['data'] {
  return (facts[0] as unknown as RequestReceived | RequestArrived).data;
}

// A kind or a conclusion that this version does not know has no column or row: it came with an event of a later one.
function gapOf(state: KnownRequest): CaseListRow['gap'] {
  const { status, applicantKind, receiptEvidenced } = state;
  if (status === 'split') return null;
  if (status === 'unconfirmed') return 'unconfirmed';
  if (status === 'concluded' && !(isDecisionCode(state.decision) && isApplicantKind(applicantKind))) {
    return 'uncounted';
  }
  return receiptEvidenced ? null : 'unevidenced';
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
  const ours = (deadline: Deadline): boolean => OWN_DEADLINES.includes(deadline.kind);
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
