import { idOfStream, type Deadline, type RequestEvent } from '@yishen/domain';
import { CASE_LIST, type CaseListRow } from '@yishen/read-model';
import type { ProjectedEvent, Projection } from '../../projection';

type Received = Extract<RequestEvent, { type: 'RequestReceived' }>;

/** The requests as the queues show them, with the deadline that matters now. */
export const caseList: Projection<CaseListRow> = {
  table: CASE_LIST,
  handles: [
    'RequestReceived',
    'RequestAnswered',
    'RequestWithdrawn',
    'DeadlinesChanged',
    'DeadlineWarned',
    'DeadlineMissed',
  ] satisfies RequestEvent['type'][],
  keyOf: (event) => [event.stream],
  evolve: (row, event) => {
    const known = event as unknown as RequestEvent;
    if (known.type === 'RequestReceived') return received(known.data, event);
    if (row === undefined) return row;
    const { version, position } = event;
    return { ...changed(row, known), version, position };
  },
};

function received(data: Received['data'], { stream, version, position }: ProjectedEvent): CaseListRow {
  return {
    stream,
    id: idOfStream(stream),
    agencyId: data.agencyId,
    code: data.code,
    channel: data.channel,
    receivedOn: data.receivedOn,
    applicantKind: data.applicant.kind,
    person: data.applicant.person,
    applicantName: data.applicant.name,
    status: 'open',
    decision: null,
    concludedOn: null,
    ...deadlineColumns([]),
    derivation: 0,
    version,
    position,
  };
}

function changed(row: CaseListRow, event: RequestEvent): CaseListRow {
  switch (event.type) {
    case 'RequestAnswered':
      return { ...row, status: 'concluded', decision: event.data.decision, concludedOn: event.data.repliedOn };
    case 'RequestWithdrawn':
      return { ...row, status: 'concluded', decision: 'A23', concludedOn: event.data.withdrawnOn };
    case 'DeadlinesChanged':
      return { ...row, ...deadlineColumns(event.data.deadlines), derivation: event.data.derivation };
    default:
      // A reminder, a missed date: what follows from it is in the deadlines that are derived with it.
      return row;
  }
}

function deadlineColumns(
  deadlines: readonly Deadline[],
): Pick<CaseListRow, 'dueOn' | 'dueAt' | 'deadlineState' | 'provisional' | 'calendarVersion'> {
  const running = deadlines.filter((deadline) => deadline.state !== 'met');
  const next = [...running].sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))[0] ?? deadlines.at(-1);
  return {
    dueOn: next?.dueOn ?? null,
    dueAt: next?.dueAt ?? null,
    deadlineState: next?.state ?? null,
    provisional: next?.provisional ?? false,
    calendarVersion: next?.calendarVersion ?? null,
  };
}
