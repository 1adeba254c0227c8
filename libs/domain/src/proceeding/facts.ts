import type { PlainDate } from '@yishen/calendar';
import type {
  Appellant,
  Forum,
  HearingProcedure,
  OrderKind,
  ProceedingKind,
  ProceedingOutcomeCode,
  ProceedingResult,
  ResultOutcome,
  Standing,
} from '@yishen/statute';
import type { FactReference, ProceedingEvent, ProceedingFact } from './events';

/** How an instance ended. */
export interface InstanceConclusion {
  readonly outcome: ProceedingOutcomeCode;
  readonly result?: ResultOutcome;
  readonly decidedOn: PlainDate;
  readonly receivedOn: PlainDate;
  readonly opponentReceivedOn?: PlainDate;
  readonly column?: ProceedingResult;
}

/** An instance of a dispute with what happened in it. */
export interface Instance {
  readonly n: number;
  readonly forum: Forum;
  readonly openedOn: PlainDate;
  readonly notice?: {
    readonly receivedOn: PlainDate;
    readonly procedure: HearingProcedure;
    readonly acceptedOn?: PlainDate;
  };
  readonly filedOn?: PlainDate;
  readonly putOff?: { readonly days: number; readonly noticedOn: PlainDate };
  readonly suspensions: readonly { readonly n: number; readonly on: PlainDate; readonly until?: PlainDate }[];
  readonly appeals: readonly { readonly n: number; readonly by: Appellant; readonly filedOn: PlainDate }[];
  readonly conclusion?: InstanceConclusion;
}

/** What the facts of a proceeding say, in the form that clock, guards and counting need. */
export interface Dispute {
  readonly agencyId: string;
  readonly kind: ProceedingKind;
  readonly openedOn: PlainDate;
  readonly standing: Standing;
  readonly request?: string;
  readonly reconsideration?: string;
  readonly instances: readonly Instance[];
  readonly hearings: readonly { readonly n: number; readonly instance: number; readonly on: PlainDate }[];
  readonly opinions: readonly {
    readonly n: number;
    readonly instance: number;
    readonly receivedOn: PlainDate;
    readonly reportedOn?: PlainDate;
  }[];
  readonly orders: readonly {
    readonly n: number;
    readonly instance: number;
    readonly order: OrderKind;
    readonly receivedOn: PlainDate;
    readonly workingDays?: number;
    readonly byDefault?: true;
    readonly onRequest?: true;
    readonly until?: PlainDate;
    readonly carriedOutOn?: PlainDate;
  }[];
}

/** Whether the period of an order runs on the request it is about: one order, one clock. */
export function runsOnRequest({ order, onRequest }: Pick<Dispute['orders'][number], 'order' | 'onRequest'>): boolean {
  return onRequest === true && order === 'reanswer';
}

/** The number by which a fact is named: its own, or that of the instance it belongs to and is the only one of. */
export function numberOfFact(fact: ProceedingFact): number {
  switch (fact.type) {
    case 'ProceedingOpened':
      return 1;
    case 'NoticeReceived':
    case 'ReplyFiled':
    case 'DecisionPutOff':
    case 'InstanceConcluded':
      return fact.data.instance;
    default:
      return fact.data.n;
  }
}

/** Whether a fact is the one that a reference names. */
export function isFact(fact: ProceedingFact, { type, n }: FactReference): boolean {
  return fact.type === type && numberOfFact(fact) === n;
}

/**
 * Adds what an event says to the facts: a correction changes or takes away the fact it names, a second fact of the same name
 * stands in its place, and the end of the whole proceeding is the end of its open instance. Other events leave the facts alone.
 */
export function recordFact(facts: readonly ProceedingFact[], event: ProceedingEvent): readonly ProceedingFact[] {
  switch (event.type) {
    case 'ProceedingCorrected': {
      const { of, changes, voided } = event.data;
      if (voided) return facts.filter((fact) => !isFact(fact, of));
      return facts.map((fact) =>
        isFact(fact, of) ? ({ ...fact, data: { ...fact.data, ...changes } } as ProceedingFact) : fact,
      );
    }
    case 'ProceedingConcluded': {
      const { outcome, concludedOn, column } = event.data;
      const open = disputeOf(facts)?.instances.findLast((instance) => !instance.conclusion);
      if (!open) return facts;
      const data = { instance: open.n, outcome, decidedOn: concludedOn, receivedOn: concludedOn };
      const counted = column === undefined ? {} : { column };
      return [...facts, { type: 'InstanceConcluded', schema: 1, data: { ...data, ...counted } }];
    }
    case 'DeadlinesChanged':
    case 'DeadlineWarned':
    case 'DeadlineMissed':
    case 'CourtBundleMade':
      return facts;
    default: {
      if (!FACTS.has(event.type)) return facts;
      const of = { type: event.type, n: numberOfFact(event) };
      return [...facts.filter((fact) => !isFact(fact, of)), event];
    }
  }
}

const FACTS: ReadonlySet<string> = new Set<ProceedingFact['type']>([
  'ProceedingOpened',
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
]);

/** Whether a text names a fact of a proceeding. */
export function isFactType(text: string): text is ProceedingFact['type'] {
  return FACTS.has(text);
}

type DataOf<Type extends ProceedingFact['type']> = Extract<ProceedingFact, { type: Type }>['data'];

/** What the facts say, in whatever order they were recorded; `undefined` when there is no opening, or it was taken back. */
export function disputeOf(facts: readonly ProceedingFact[]): Dispute | undefined {
  const of = <Type extends ProceedingFact['type']>(type: Type): DataOf<Type>[] =>
    facts.filter((fact) => fact.type === type).map(({ data }) => data) as unknown as DataOf<Type>[];
  const [opened] = of('ProceedingOpened');
  if (!opened) return undefined;
  const first = { n: 1, forum: opened.kind === 'reconsideration' ? 'reconsideration' : 'firstInstance' } as const;
  const { agencyId, kind, openedOn, standing = 'respondent', request, reconsideration } = opened;
  const begun = [{ ...first, openedOn }, ...of('InstanceOpened').sort((a, b) => a.n - b.n)];
  return {
    agencyId,
    kind,
    openedOn,
    standing,
    ...(request === undefined ? {} : { request }),
    ...(reconsideration === undefined ? {} : { reconsideration }),
    instances: begun.map(({ n, forum, openedOn: since }): Instance => {
      const [notice] = of('NoticeReceived').filter(({ instance }) => instance === n);
      const [reply] = of('ReplyFiled').filter(({ instance }) => instance === n);
      const [putOff] = of('DecisionPutOff').filter(({ instance }) => instance === n);
      const [conclusion] = of('InstanceConcluded').filter(({ instance }) => instance === n);
      return {
        n,
        forum,
        openedOn: since,
        ...(notice ? { notice } : {}),
        ...(reply ? { filedOn: reply.filedOn } : {}),
        ...(putOff ? { putOff } : {}),
        ...(conclusion ? { conclusion } : {}),
        suspensions: of('ProceedingSuspended')
          .filter(({ instance }) => instance === n)
          .map((suspension) => {
            const [resumed] = of('ProceedingResumed').filter((one) => one.n === suspension.n);
            return { n: suspension.n, on: suspension.on, ...(resumed ? { until: resumed.on } : {}) };
          }),
        appeals: of('AppealFiled').filter(({ instance }) => instance === n),
      };
    }),
    hearings: of('HearingSet'),
    opinions: of('OpinionReceived').map(({ n, instance, receivedOn }) => {
      const [reported] = of('OpinionReported').filter((one) => one.n === n);
      return { n, instance, receivedOn, ...(reported ? { reportedOn: reported.reportedOn } : {}) };
    }),
    orders: of('OrderReceived').map((order) => {
      const [done] = of('OrderCarriedOut').filter(({ n }) => n === order.n);
      return { ...order, ...(done ? { carriedOutOn: done.carriedOutOn } : {}) };
    }),
  };
}
