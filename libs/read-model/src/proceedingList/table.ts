import {
  columnOf,
  disputeStatus,
  idOfStream,
  type KnownProceeding,
  type ProceedingDeadline,
  type ProceedingStream,
} from '@yishen/domain';
import type { Projection } from '../projection';
import { readTable } from '../readTable';

/** A dispute as the list shows it: its last instance, its result, and the next deadline of ours. */
export interface ProceedingListRow {
  readonly stream: string;
  readonly id: string;
  readonly agencyId: string;
  readonly kind: string;
  readonly openedOn: string;
  readonly request: string | null;
  readonly standing: string;
  readonly challenges: string | null;
  readonly status: 'open' | 'concluded' | 'voided';
  /** The forum of the last instance, and which of the line's instances it is. */
  readonly forum: string;
  readonly instance: number;
  /** Of the last decided instance. */
  readonly outcome: string | null;
  readonly concludedOn: string | null;
  /** The column of table four that it gives the dispute. */
  readonly result: string | null;
  readonly dueOn: string | null;
  readonly dueKind: string | null;
  readonly dueProvisional: boolean;
  readonly derivation: number;
  readonly version: number;
  readonly position: string;
}

const fromProceedings: Projection<'proceeding', ProceedingListRow, ProceedingStream> = {
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

/** The reconsiderations and suits as the list shows them. A row carries the version of the whole stream. */
export const proceedingList = readTable<ProceedingListRow>(
  {
    name: 'proceeding_list',
    columns: {
      stream: { type: 'text' },
      id: { type: 'text' },
      agencyId: { type: 'text' },
      kind: { type: 'text' },
      openedOn: { type: 'date' },
      request: { type: 'text', nullable: true },
      standing: { type: 'text' },
      challenges: { type: 'text', nullable: true },
      status: { type: 'text' },
      forum: { type: 'text' },
      instance: { type: 'integer' },
      outcome: { type: 'text', nullable: true },
      concludedOn: { type: 'date', nullable: true },
      result: { type: 'text', nullable: true },
      dueOn: { type: 'date', nullable: true },
      dueKind: { type: 'text', nullable: true },
      dueProvisional: { type: 'boolean' },
      derivation: { type: 'integer' },
      version: { type: 'integer' },
      position: { type: 'bigint' },
    },
    key: ['stream'],
    indexes: [['agencyId', 'openedOn'], ['agencyId', 'dueOn'], ['request']],
  },
  fromProceedings,
);
