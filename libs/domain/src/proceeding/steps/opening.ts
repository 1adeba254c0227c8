import type { PlainDate } from '@yishen/calendar';
import {
  isChallenged,
  isProceedingKind,
  isStanding,
  type Challenged,
  type ProceedingKind,
  type Standing,
} from '@yishen/statute';
import type { ByType, DomainEvent } from '../../event';
import { Rejected } from '../../rejected';
import { dateNotAfterToday, type DecisionContext } from '../../request/context';
import { given } from '../../request/evidence';
import type { Sealed } from '../../sealed';
import { named, past } from '../readings';
import type { Step } from '../step';

declare module '../dispute' {
  interface ProceedingFacts extends ByType<ProceedingOpened> {}
}

/** A reconsideration or a suit against the agency was opened (条例 第五十一条): the first instance of a dispute line. */
export type ProceedingOpened = DomainEvent<
  'ProceedingOpened',
  {
    readonly agencyId: string;
    readonly kind: ProceedingKind;
    readonly openedOn: PlainDate;
    /** The stream of the request it is about, when it is about one. */
    readonly request?: string;
    /** What it challenges; absent when that was not recorded. */
    readonly challenges?: Challenged;
    /** The agency's standing; `respondent` when absent. */
    readonly standing?: Standing;
    /** The stream of the reconsideration that the suit follows. */
    readonly reconsideration?: string;
    /** The reconsideration organ or court, and its number of the case. */
    readonly body?: Sealed;
    readonly caseNumber?: Sealed;
    readonly note?: Sealed;
  }
>;

/** Opens a proceeding; texts that must be checked arrive as plain strings. */
export interface OpenProceeding {
  readonly type: 'OpenProceeding';
  readonly agencyId: string;
  readonly kind: string;
  readonly openedOn: string;
  readonly request?: string;
  readonly challenges?: string;
  readonly standing?: string;
  readonly reconsideration?: string;
  readonly body?: Sealed;
  readonly caseNumber?: Sealed;
  readonly note?: Sealed;
}

/** The opening of a dispute (条例 第五十一条): a command of its own, since there is no dispute yet. */
export const openingOfDispute: Step<never, 'ProceedingOpened'> = {
  acts: {},
  facts: {
    ProceedingOpened: {
      numberedBy: 'one',
      correctable: {
        openedOn: past,
        kind: (value) => named(isProceedingKind, 'kind', String(value)),
        challenges: (value) => named(isChallenged, 'challenges', String(value)),
        standing: (value) => named(isStanding, 'standing', String(value)),
      },
    },
  },
};

/** Decides the opening of a proceeding. Throws `Rejected`. */
export function openingOf(command: OpenProceeding, { now }: DecisionContext): ProceedingOpened {
  const { agencyId, kind, request, challenges, standing, reconsideration, body, caseNumber, note } = command;
  if (!isProceedingKind(kind)) throw new Rejected('proceeding.kind-unknown', { kind });
  if (reconsideration !== undefined && kind !== 'suitAfterReconsideration') {
    throw new Rejected('proceeding.reconsideration-not-taken', { kind });
  }
  const openedOn = dateNotAfterToday(command.openedOn, now, 'proceeding.opened-in-future');
  return {
    type: 'ProceedingOpened',
    schema: 1,
    data: {
      agencyId,
      kind,
      openedOn,
      ...(request ? { request } : {}),
      ...(challenges === undefined ? {} : { challenges: named(isChallenged, 'challenges', challenges) }),
      ...(standing === undefined ? {} : { standing: named(isStanding, 'standing', standing) }),
      ...given('reconsideration', reconsideration),
      ...given('body', body),
      ...given('caseNumber', caseNumber),
      ...given('note', note),
    },
  };
}
