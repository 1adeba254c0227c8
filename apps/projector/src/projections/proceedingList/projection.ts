import {
  columnOf,
  disputeOf,
  disputeStatus,
  idOfStream,
  recordFact,
  withoutSealed,
  type ProceedingDeadline,
  type ProceedingEvent,
  type ProceedingFact,
} from '@yishen/domain';
import { PROCEEDING_LIST, type ProceedingListRow } from '@yishen/read-model';
import type { ProjectedEvent, Projection } from '../../projection';

type Derived = Pick<
  ProceedingListRow,
  'agencyId' | 'kind' | 'openedOn' | 'request' | 'standing' | 'challenges' | 'status'
> &
  Pick<ProceedingListRow, 'forum' | 'instance' | 'outcome' | 'concludedOn' | 'result'>;

/** The reconsiderations and suits as the list shows them. */
export const proceedingList: Projection<ProceedingListRow> = {
  table: PROCEEDING_LIST,
  handles: [
    'ProceedingOpened',
    'ProceedingConcluded',
    'InstanceOpened',
    'NoticeReceived',
    'ReplyFiled',
    'HearingSet',
    'DecisionPutOff',
    'ProceedingSuspended',
    'ProceedingResumed',
    'InstanceConcluded',
    'AppealFiled',
    'OpinionReceived',
    'OpinionReported',
    'OrderReceived',
    'OrderCarriedOut',
    'ProceedingCorrected',
    'CourtBundleMade',
    'DeadlinesChanged',
    'DeadlineWarned',
    'DeadlineMissed',
  ] satisfies ProceedingEvent['type'][],
  keyOf: (event) => [event.stream],
  evolve: (row, event) => {
    const known = event as unknown as ProceedingEvent;
    // Requests have deadlines as well: only an opening makes a row.
    if (!row && known.type !== 'ProceedingOpened') return row;
    const { version, position } = event;
    if (known.type === 'DeadlinesChanged') {
      return (
        row && { ...row, ...dueColumns(known.data.deadlines), derivation: known.data.derivation, version, position }
      );
    }
    const facts = recordFact((row?.facts ?? []) as unknown as readonly ProceedingFact[], withoutSealed(known));
    const kept = row ?? { ...identity(event), ...dueColumns([]), derivation: 0 };
    return { ...kept, ...derived(facts, row), facts: facts as unknown as readonly object[], version, position };
  },
};

function identity({ stream }: ProjectedEvent): Pick<ProceedingListRow, 'stream' | 'id'> {
  return { stream, id: idOfStream(stream) };
}

function derived(facts: readonly ProceedingFact[], before: ProceedingListRow | undefined): Derived {
  const dispute = disputeOf(facts);
  if (!dispute) return { ...(before as Derived), status: 'voided', outcome: null, concludedOn: null, result: null };
  const opening = facts.find(({ type }) => type === 'ProceedingOpened')?.data as { readonly challenges?: string };
  const { agencyId, kind, openedOn, request = null, standing, instances } = dispute;
  const last = instances.at(-1)!;
  const decided = instances.findLast(({ conclusion }) => conclusion);
  return {
    agencyId,
    kind,
    openedOn,
    request,
    standing,
    challenges: opening.challenges ?? null,
    status: disputeStatus(dispute),
    forum: last.forum,
    instance: last.n,
    outcome: decided?.conclusion?.outcome ?? null,
    concludedOn: decided?.conclusion?.decidedOn ?? null,
    result: (decided && columnOf(dispute, decided)) ?? null,
  };
}

// What we have to do next; the time of others is shown on the page of the case.
function dueColumns(
  deadlines: readonly ProceedingDeadline[],
): Pick<ProceedingListRow, 'dueOn' | 'dueKind' | 'dueProvisional'> {
  const ours = deadlines.filter(
    ({ party, state, kind }) => party === 'agency' && isDue(state) && kind !== 'retrialApplication',
  );
  const [next] = ours.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  return { dueOn: next?.dueOn ?? null, dueKind: next?.kind ?? null, dueProvisional: next?.provisional ?? false };
}

const isDue = (state: ProceedingDeadline['state']): boolean => state === 'running' || state === 'missed';
