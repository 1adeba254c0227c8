import type { PlainDate, WorkCalendar } from '@yishen/calendar';
import { appealPeriodOf, isAppellant, isForum, type Appellant, type Forum } from '@yishen/statute';
import type { ByType, DomainEvent } from '../../event';
import { Rejected } from '../../rejected';
import { given } from '../../request/evidence';
import type { Sealed } from '../../sealed';
import { periodParts, type Parts } from '../deadline';
import { fact, instanceIn, saidBy, type Dispute, type Instance } from '../dispute';
import { inOrder, named, past } from '../readings';
import { instanceOf, isRemanded, openInstance, requireDecided } from '../standing';
import type { Step } from '../step';

declare module '../dispute' {
  interface ProceedingFacts extends ByType<AppealFiled | InstanceOpened> {}
  interface ProceedingActs extends ByType<FileAppeal | OpenInstance> {}
  interface ProceedingDeadlineKinds {
    appeal: true;
    retrialApplication: true;
  }
  interface Instance {
    readonly appeals: readonly { readonly n: number; readonly by: Appellant; readonly filedOn: PlainDate }[];
  }
}

/** Somebody appealed against a decision of first instance (行诉法 第八十五条). */
export type AppealFiled = DomainEvent<
  'AppealFiled',
  { readonly n: number; readonly instance: number; readonly by: Appellant; readonly filedOn: PlainDate }
>;

/** A further instance of the dispute was opened: appeal, retrial, or a first instance heard anew after a remand. */
export type InstanceOpened = DomainEvent<
  'InstanceOpened',
  {
    /** The number of the instance in the line. */
    readonly n: number;
    readonly forum: Exclude<Forum, 'reconsideration'>;
    readonly openedOn: PlainDate;
    readonly body?: Sealed;
    readonly caseNumber?: Sealed;
  }
>;

/** Records an appeal. */
export interface FileAppeal {
  readonly type: 'FileAppeal';
  readonly instance: number;
  readonly by: string;
  readonly filedOn: string;
}

/** Opens a further instance. */
export interface OpenInstance {
  readonly type: 'OpenInstance';
  readonly forum: string;
  readonly openedOn: string;
  readonly body?: Sealed;
  readonly caseNumber?: Sealed;
}

/** Appeal, retrial, and a first instance heard anew after a remand (行诉法 第八十五条、第九十条). */
export const appealOfDispute: Step<'FileAppeal' | 'OpenInstance', 'AppealFiled' | 'InstanceOpened'> = {
  acts: {
    FileAppeal: {
      refusal: ({ instances }) => {
        const last = instances.at(-1);
        return last?.forum === 'firstInstance' && last.conclusion ? undefined : 'proceeding.not-appealable';
      },
      decide: ({ instance, by, filedOn }, { dispute }, desk) => {
        const { forum, conclusion } = instanceOf(dispute, instance);
        if (!conclusion) throw new Rejected('proceeding.instance-open', { instance });
        if (forum !== 'firstInstance' || !appealPeriodOf(conclusion.outcome)) {
          throw new Rejected('proceeding.not-appealable', { outcome: conclusion.outcome });
        }
        const appellant = { by: named(isAppellant, 'by', by), filedOn: desk.day(filedOn) };
        return fact('AppealFiled', { n: desk.next('AppealFiled'), instance, ...appellant });
      },
    },
    OpenInstance: {
      refusal: (dispute) => {
        if (openInstance(dispute)) return 'proceeding.instance-open';
        const last = dispute.instances.at(-1);
        return last && nextForums(last).length > 0 ? undefined : 'proceeding.forum-not-next';
      },
      decide: ({ body, caseNumber, ...command }, { dispute }, desk) => {
        const forum = named(isForum, 'forum', command.forum);
        if (forum === 'reconsideration') throw new Rejected('proceeding.forum-not-next', { forum, instance: 1 });
        const n = (dispute.instances.at(-1)?.n ?? 0) + 1;
        const names = { ...given('body', body), ...given('caseNumber', caseNumber) };
        return fact('InstanceOpened', { n, forum, openedOn: desk.day(command.openedOn), ...names });
      },
    },
  },
  facts: {
    AppealFiled: {
      numberedBy: 'n',
      correctable: { by: (value) => named(isAppellant, 'by', String(value)), filedOn: past },
      restsOn: ({ instance }, dispute) => requireDecided(dispute, instance),
    },
    InstanceOpened: {
      numberedBy: 'n',
      correctable: { openedOn: past, forum: (value) => named(isForum, 'forum', String(value)) },
    },
  },
  ofInstance: (facts, n) => ({ appeals: saidBy(facts, 'AppealFiled').filter(({ instance }) => instance === n) }),
  check: ({ instances }) =>
    instances.slice(1).forEach((instance, index) => requireFollows(instances[index]!, instance)),
  instanceDeadlines: (instance, dispute, calendar) => [
    ...appealOf(dispute, instance, calendar),
    ...retrialOf(dispute, instance, calendar),
  ],
};

/** The forums in which a dispute can go on after an instance. A suit after a reconsideration is a proceeding of its own. */
export function nextForums(below: Instance): readonly Forum[] {
  if (isRemanded(below)) return below.forum === 'retrial' ? ['firstInstance', 'appeal'] : ['firstInstance'];
  switch (below.forum) {
    case 'reconsideration':
      return [];
    case 'firstInstance':
      return ['appeal', 'retrial'];
    case 'appeal':
    case 'retrial':
      return ['retrial'];
  }
}

function requireFollows(below: Instance, { n, forum, openedOn }: Instance): void {
  if (!below.conclusion) throw new Rejected('proceeding.instance-open', { instance: below.n });
  if (!nextForums(below).includes(forum)) throw new Rejected('proceeding.forum-not-next', { forum, instance: n });
  inOrder(below.conclusion.decidedOn, openedOn);
}

function appealOf(dispute: Dispute, { n, forum, conclusion, appeals }: Instance, calendar: WorkCalendar): Parts[] {
  const name = conclusion && appealPeriodOf(conclusion.outcome);
  if (forum !== 'firstInstance' || !conclusion || !name) return [];
  const appealed = appeals.map(({ filedOn }) => filedOn).sort()[0] ?? instanceIn(dispute, n + 1)?.openedOn;
  return periodParts(name, conclusion.receivedOn, calendar).map((period): Parts => ({
    ...period,
    kind: 'appeal',
    ref: n,
    party: 'agency',
    onExpiry: 'remind',
    doneOn: appealed,
  }));
}

// A judgment without an appeal takes effect when the time to appeal is over; a judgment on appeal, when it is received.
function retrialOf(dispute: Dispute, instance: Instance, calendar: WorkCalendar): Parts[] {
  const { n, forum, conclusion } = instance;
  if (!conclusion || isRemanded(instance) || forum === 'reconsideration' || forum === 'retrial') return [];
  const after = instanceIn(dispute, n + 1);
  if (after && after.forum !== 'retrial') return [];
  const window = appealOf(dispute, instance, calendar)[0];
  if (forum === 'firstInstance' && (!window || window.doneOn !== undefined)) return [];
  const from = window ? window.end.due : conclusion.receivedOn;
  return periodParts('retrialApplication', from, calendar).map((period): Parts => ({
    ...period,
    kind: 'retrialApplication',
    ref: n,
    party: 'agency',
    onExpiry: 'remind',
    doneOn: after?.openedOn,
    silent: true,
  }));
}
