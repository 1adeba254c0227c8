import type { PlainDate } from '@yishen/calendar';
import {
  PROCEEDING_OUTCOMES,
  outcomesOf,
  type ProceedingOutcomeCode,
  type ProceedingResult,
  type ResultOutcome,
} from '@yishen/statute';
import type { ByType, DomainEvent } from '../../event';
import { Rejected } from '../../rejected';
import { dateNotAfterToday } from '../../request/context';
import { given } from '../../request/evidence';
import type { Sealed } from '../../sealed';
import { periodParts, type Parts } from '../deadline';
import { fact, saidBy } from '../dispute';
import { columnIn, inOrder, outcomeNamed, past, resultNamed } from '../readings';
import { heard, inOpenInstance, openInstance } from '../standing';
import type { Step } from '../step';

declare module '../dispute' {
  interface ProceedingFacts extends ByType<InstanceConcluded> {}
  interface ProceedingRecords extends ByType<ProceedingConcluded> {}
  interface ProceedingActs extends ByType<ConcludeInstance | ConcludeProceeding> {}
  interface ProceedingDeadlineKinds {
    suit: true;
  }
  interface Instance {
    readonly conclusion?: InstanceConclusion;
  }
}

/** An instance was decided. */
export type InstanceConcluded = DomainEvent<
  'InstanceConcluded',
  {
    readonly instance: number;
    readonly outcome: ProceedingOutcomeCode;
    /** The result of a judgment that changes the one below. */
    readonly result?: ResultOutcome;
    readonly decidedOn: PlainDate;
    readonly receivedOn: PlainDate;
    /** The day the opponent received it, when known: their period to go on runs from there. */
    readonly opponentReceivedOn?: PlainDate;
    /** The column of table four by the mapping and setting of that moment; absent when the outcome has none of its own. */
    readonly column?: ProceedingResult;
    readonly note?: Sealed;
  }
>;

/** The proceeding came to an end: its open instance was concluded. */
export type ProceedingConcluded = DomainEvent<
  'ProceedingConcluded',
  { readonly outcome: ProceedingOutcomeCode; readonly concludedOn: PlainDate; readonly column?: ProceedingResult }
>;

/** Records the decision of an instance. */
export interface ConcludeInstance {
  readonly type: 'ConcludeInstance';
  readonly instance: number;
  readonly outcome: string;
  readonly result?: string;
  readonly decidedOn: string;
  readonly receivedOn: string;
  readonly opponentReceivedOn?: string;
  readonly note?: Sealed;
}

/** Concludes the open instance of a proceeding with an outcome that is a result by itself. */
export interface ConcludeProceeding {
  readonly type: 'ConcludeProceeding';
  readonly outcome: string;
  readonly concludedOn: string;
}

/** How an instance ended. */
export interface InstanceConclusion {
  readonly outcome: ProceedingOutcomeCode;
  readonly result?: ResultOutcome;
  readonly decidedOn: PlainDate;
  readonly receivedOn: PlainDate;
  readonly opponentReceivedOn?: PlainDate;
  readonly column?: ProceedingResult;
}

/** The decision of an instance, and the suit that may follow a reconsideration. */
export const conclusionOfDispute: Step<'ConcludeInstance' | 'ConcludeProceeding', 'InstanceConcluded'> = {
  acts: {
    ConcludeInstance: {
      refusal: inOpenInstance(() => undefined),
      decide: ({ instance, opponentReceivedOn, note, ...command }, state, desk) => {
        heard(state.dispute, instance);
        const outcome = outcomeNamed(command.outcome);
        const result = command.result === undefined ? undefined : resultNamed(command.result);
        const decidedOn = desk.day(command.decidedOn);
        return fact('InstanceConcluded', {
          instance,
          outcome,
          ...given('result', result),
          decidedOn,
          receivedOn: desk.day(command.receivedOn),
          ...(opponentReceivedOn === undefined ? {} : { opponentReceivedOn: desk.day(opponentReceivedOn) }),
          ...columnIn(outcome, result, decidedOn, desk),
          ...given('note', note),
        });
      },
    },
    ConcludeProceeding: {
      refusal: (dispute) => (openInstance(dispute) ? undefined : 'proceeding.already-concluded'),
      decide: (command, { dispute }, desk) => {
        const open = openInstance(dispute);
        if (!open) throw new Rejected('proceeding.already-concluded');
        const outcome = outcomeNamed(command.outcome);
        const concludedOn = dateNotAfterToday(command.concludedOn, desk.now, 'proceeding.concluded-in-future');
        const { openedOn } = open;
        if (concludedOn < openedOn) throw new Rejected('proceeding.concluded-before-opened', { openedOn, concludedOn });
        const column = columnIn(outcome, undefined, concludedOn, desk);
        return { type: 'ProceedingConcluded', schema: 1, data: { outcome, concludedOn, ...column } };
      },
    },
  },
  facts: {
    InstanceConcluded: {
      numberedBy: 'instance',
      correctable: {
        outcome: (value) => outcomeNamed(String(value)),
        result: (value) => resultNamed(String(value)),
        decidedOn: past,
        receivedOn: past,
        opponentReceivedOn: past,
      },
      follows: ({ outcome, result, decidedOn }, context) => columnIn(outcome, result, decidedOn, context),
    },
  },
  ofInstance: (facts, n) =>
    given(
      'conclusion',
      saidBy(facts, 'InstanceConcluded').find(({ instance }) => instance === n),
    ),
  checkInstance: ({ forum, openedOn, appeals, conclusion: decided }) => {
    if (!decided) return;
    const { outcome, result, decidedOn, receivedOn, opponentReceivedOn } = decided;
    inOrder(openedOn, decidedOn, receivedOn);
    inOrder(decidedOn, opponentReceivedOn);
    for (const { filedOn: appealedOn } of appeals) inOrder(decidedOn, appealedOn);
    if (!outcomesOf(forum).includes(outcome)) throw new Rejected('proceeding.outcome-not-of-forum', { outcome, forum });
    const takesResult = PROCEEDING_OUTCOMES[outcome].effect === 'named';
    if (takesResult && result === undefined) throw new Rejected('proceeding.result-missing', { outcome });
    if (!takesResult && result !== undefined) throw new Rejected('proceeding.result-not-taken', { outcome });
  },
  instanceDeadlines: ({ n, forum, conclusion: decided }, _, calendar) => {
    if (forum !== 'reconsideration' || !decided) return [];
    const from = decided.opponentReceivedOn ?? decided.receivedOn;
    return periodParts('suitAfterReconsideration', from, calendar).map((period): Parts => ({
      ...period,
      kind: 'suit',
      ref: n,
      party: 'opponent',
      onExpiry: 'remind',
      silent: true,
    }));
  },
};
