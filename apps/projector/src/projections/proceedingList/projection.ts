import {
  columnOf,
  disputeStatus,
  idOfStream,
  type KnownProceeding,
  type ProceedingDeadline,
  type ProceedingStream,
} from '@yishen/domain';
import { PROCEEDING_LIST, type ProceedingListRow } from '@yishen/read-model';
import type { Projection } from '../../projection';

/** The reconsiderations and suits as the list shows them. A row carries the version of the whole stream. */
export const proceedingList: Projection<'proceeding', ProceedingListRow, ProceedingStream> = {
  table: PROCEEDING_LIST,
  kind: 'proceeding',
  partsOf: (state) => (state.last ? [state] : []),
  rowOf: ({ proceeding, last }, { stream, version, position }) => {
    const armed = proceeding.status === 'unknown' ? undefined : proceeding;
    return {
      stream,
      id: idOfStream(stream),
      ...disputeColumns(last!),
      ...('dispute' in proceeding ? {} : VOIDED),
      ...dueColumns(armed?.deadlines ?? []),
      derivation: armed?.derivation ?? 0,
      version,
      position,
    };
  },
};

// What was opened by mistake is listed as what it was taken for, and came to nothing.
const VOIDED = { status: 'voided', outcome: null, concludedOn: null, result: null } as const;

function disputeColumns({ dispute, facts }: KnownProceeding) {
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
