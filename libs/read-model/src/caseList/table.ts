import {
  OWN_DEADLINES,
  idOfStream,
  type Deadline,
  type KnownRequest,
  type RequestArrived,
  type RequestReceived,
} from '@yishen/domain';
import { isApplicantKind, isDecisionCode } from '@yishen/statute';
import type { Projection } from '../projection';
import { readTable } from '../readTable';

/** A request as the queues show it; the applicant's name is sealed. */
export interface CaseListRow {
  readonly stream: string;
  readonly id: string;
  readonly agencyId: string;
  readonly code: string;
  readonly channel: string;
  /** The day it came in by a channel whose date of receipt is fixed by confirming; null for the others. */
  readonly arrivedOn: string | null;
  /** Null while unconfirmed. */
  readonly receivedOn: string | null;
  readonly receiptEvidenced: boolean;
  readonly applicantKind: string;
  readonly person: string;
  readonly applicantName: { readonly k: string; readonly v: string };
  readonly status: 'unconfirmed' | 'open' | 'concluded' | 'split';
  readonly decision: string | null;
  readonly concludedOn: string | null;
  /** The answer that can be challenged: that of the conclusion, or the one given in its place; null while none stands. */
  readonly standing: string | null;
  readonly standingOn: string | null;
  /** The day it reached the applicant, when that is proved. */
  readonly deliveredOn: string | null;
  /** Whether it said where and until when it can be challenged. */
  readonly remedies: string | null;
  readonly archivedOn: string | null;
  /** What would break the annual report: a date of receipt not confirmed or not proved, a conclusion in no row or column. */
  readonly gap: 'unconfirmed' | 'unevidenced' | 'uncounted' | null;
  /** The deadline that matters now; null until one was derived. */
  readonly deadlineKind: string | null;
  /** The day the period that matters now is counted from. */
  readonly countedFrom: string | null;
  readonly extendedBy: number;
  /** The last day that a consultation takes out of the reply period; null without one. */
  readonly stoppedUntil: string | null;
  readonly dueOn: string | null;
  readonly dueAt: string | null;
  readonly deadlineState: string | null;
  readonly provisional: boolean;
  readonly derivation: number;
  readonly calendarVersion: string | null;
  readonly version: number;
  readonly position: string;
}

const fromRequests: Projection<'request', CaseListRow, KnownRequest> = {
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

// What somebody has to act on: the agency's own deadline; while that waits for the applicant, theirs.
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

/**
 * The requests as the queues show them, with the deadline that matters now. A row carries the version of the whole stream: who acts
 * from a list says which version it saw.
 */
export const caseList = readTable<CaseListRow>(
  {
    name: 'case_list',
    columns: {
      stream: { type: 'text' },
      id: { type: 'text' },
      agencyId: { type: 'text' },
      code: { type: 'text' },
      channel: { type: 'text' },
      arrivedOn: { type: 'date', nullable: true },
      receivedOn: { type: 'date', nullable: true },
      receiptEvidenced: { type: 'boolean' },
      applicantKind: { type: 'text' },
      person: { type: 'text' },
      applicantName: { type: 'jsonb' },
      status: { type: 'text' },
      decision: { type: 'text', nullable: true },
      concludedOn: { type: 'date', nullable: true },
      standing: { type: 'text', nullable: true },
      standingOn: { type: 'date', nullable: true },
      deliveredOn: { type: 'date', nullable: true },
      remedies: { type: 'text', nullable: true },
      archivedOn: { type: 'date', nullable: true },
      gap: { type: 'text', nullable: true },
      deadlineKind: { type: 'text', nullable: true },
      countedFrom: { type: 'date', nullable: true },
      extendedBy: { type: 'integer' },
      stoppedUntil: { type: 'date', nullable: true },
      dueOn: { type: 'date', nullable: true },
      dueAt: { type: 'timestamptz', nullable: true },
      deadlineState: { type: 'text', nullable: true },
      provisional: { type: 'boolean' },
      derivation: { type: 'integer' },
      calendarVersion: { type: 'text', nullable: true },
      version: { type: 'integer' },
      position: { type: 'bigint' },
    },
    key: ['stream'],
    indexes: [
      ['agencyId', 'dueOn'],
      ['agencyId', 'receivedOn'],
      ['agencyId', 'concludedOn'],
      ['agencyId', 'code'],
      // Looked for with every reading of a report.
      ['agencyId', 'gap', 'receivedOn'],
      ['person'],
    ],
  },
  fromRequests,
);
