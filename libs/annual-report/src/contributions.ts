import { yearOf, type PlainDate } from '@yishen/calendar';
import {
  OUTCOME_ROW_VERSIONS,
  outcomeRowOf,
  type OutcomeRowVersions,
  type ApplicantKind,
  type OutcomeRow,
  type ProceedingKind,
  type ProceedingResult,
} from '@yishen/statute';
import type { DecisionCode } from '@yishen/statute';
import type { FactCorrected, ProceedingEvent, RequestEvent } from '@yishen/domain';
import { disputeContributions, evolveCountedDispute, type CountedDispute } from './disputeContributions';

/**
 * What a contribution counts: a request received or concluded; a dispute opened or ended, as one line a year; and each of its
 * instances opened or ended, for those who count every instance (domain.md 3.7.5).
 */
export type Measure = 'received' | 'concluded' | 'opened' | 'ended' | 'instanceOpened' | 'instanceEnded';

/** One unit that a case adds to the report: its measure, the year of the legal date, the column, and for a result the row. */
export interface Contribution {
  readonly measure: Measure;
  readonly year: number;
  readonly kind: ApplicantKind | ProceedingKind;
  /** The outcome row of table three, or the result column of table four; `''` for what has none. */
  readonly row: OutcomeRow | ProceedingResult | '';
}

/** A line of the ledger: a contribution added (+1) or taken back (−1). */
export interface LedgerEntry extends Contribution {
  readonly sign: 1 | -1;
}

/** The facts of one stream that its contributions depend on; small, plain JSON, kept by the projector. */
export type CountedFacts =
  | {
      readonly of: 'request';
      readonly kind: ApplicantKind;
      /** Absent while the date of receipt is unconfirmed, and once the request was split. */
      readonly received?: number;
      readonly concluded?: number;
      readonly row?: OutcomeRow;
      /** Conclusion and reply date, from which the row follows; absent in what a projector kept before rows had versions. */
      readonly decision?: DecisionCode;
      readonly repliedOn?: PlainDate;
    }
  | CountedDispute;

/** Folds one event into the facts that count; events that count nothing leave them as they are. Rows are those in force on the reply date. */
export function evolveCounted(
  facts: CountedFacts | undefined,
  event: { readonly type: string; readonly data: unknown },
  rows: OutcomeRowVersions = OUTCOME_ROW_VERSIONS,
): CountedFacts | undefined {
  const known = event as RequestEvent | ProceedingEvent;
  switch (known.type) {
    case 'RequestReceived':
      return { of: 'request', kind: known.data.applicant.kind, received: yearOf(known.data.receivedOn) };
    case 'RequestArrived':
      return { of: 'request', kind: known.data.applicant.kind };
    case 'ReceiptConfirmed':
      return facts?.of === 'request' ? { ...facts, received: yearOf(known.data.receivedOn) } : facts;
    case 'ApplicantKindSet':
      return facts?.of === 'request' ? { ...facts, kind: known.data.kind } : facts;
    case 'RequestSplit':
      return facts?.of === 'request' ? { of: 'request', kind: facts.kind } : facts;
    case 'RequestAnswered':
      return concluded(facts, known.data.repliedOn, known.data.decision, rows);
    case 'RequestWithdrawn':
      return concluded(facts, known.data.withdrawnOn, 'A23', rows);
    case 'RequestLapsed':
      return concluded(facts, known.data.lapsedOn, known.data.decision, rows);
    case 'RequestReopened':
      return reopened(facts);
    case 'FactCorrected':
      return corrected(facts, known.data, rows);
    default:
      return facts?.of === 'request' ? facts : evolveCountedDispute(facts, known as ProceedingEvent);
  }
}

function concluded(
  facts: CountedFacts | undefined,
  repliedOn: PlainDate,
  decision: DecisionCode,
  rows: OutcomeRowVersions,
): CountedFacts | undefined {
  if (facts?.of !== 'request') return facts;
  return { ...facts, concluded: yearOf(repliedOn), row: outcomeRowOf(decision, repliedOn, rows), decision, repliedOn };
}

// The domain corrects a conclusion only while it stands (`request.fact-superseded`), and revokes none.
function corrected(
  facts: CountedFacts | undefined,
  { of, changes }: FactCorrected['data'],
  rows: OutcomeRowVersions,
): CountedFacts | undefined {
  if (facts?.of !== 'request') return facts;
  const { receivedOn, repliedOn, withdrawnOn, lapsedOn, decision } = changes as Readonly<Record<string, string>>;
  switch (of) {
    case 'RequestReceived':
    case 'ReceiptConfirmed':
      // A request that was split counts no more, whatever its own date is corrected to.
      return receivedOn === undefined || facts.received === undefined
        ? facts
        : { ...facts, received: yearOf(receivedOn as PlainDate) };
    case 'RequestAnswered':
    case 'RequestWithdrawn':
    case 'RequestLapsed': {
      const on = (repliedOn ?? withdrawnOn ?? lapsedOn ?? facts.repliedOn) as PlainDate | undefined;
      const code = (decision ?? facts.decision) as DecisionCode | undefined;
      return {
        ...facts,
        ...(on === undefined ? {} : { concluded: yearOf(on), repliedOn: on }),
        ...(code === undefined ? {} : { row: outcomeRowOf(code, on, rows), decision: code }),
      };
    }
    default:
      return facts;
  }
}

function reopened(facts: CountedFacts | undefined): CountedFacts | undefined {
  if (facts?.of !== 'request') return facts;
  const { kind, received } = facts;
  return { of: 'request', kind, ...(received === undefined ? {} : { received }) };
}

/**
 * The contributions of a stream: a request counts +1 received in the year of receipt and, when concluded, +1 in its row
 * in the year of the reply date (domain.md 3.6.1); a dispute one line for each year in which it is heard or decided (3.7.2).
 */
export function contributionsOf(facts: CountedFacts | undefined): readonly Contribution[] {
  if (!facts) return [];
  if (facts.of === 'proceeding') return disputeContributions(facts);
  const { kind, row } = facts;
  if (facts.received === undefined) return [];
  const started: Contribution = { measure: 'received', year: facts.received, kind, row: '' };
  return facts.concluded === undefined || row === undefined
    ? [started]
    : [started, { measure: 'concluded', year: facts.concluded, kind, row }];
}

/** The ledger lines that lead from one state of a stream to the next: the old retracted, the new added, the rest untouched. */
export function ledgerEntries(
  before: CountedFacts | undefined,
  after: CountedFacts | undefined,
): readonly LedgerEntry[] {
  if (before === after) return [];
  const [old, fresh] = [contributionsOf(before), contributionsOf(after)];
  return [
    ...without(old, fresh).map((one) => ({ ...one, sign: -1 as const })),
    ...without(fresh, old).map((one) => ({ ...one, sign: 1 as const })),
  ];
}

// Two instances of one dispute may contribute the same: each takes away one only.
function without(some: readonly Contribution[], others: readonly Contribution[]): readonly Contribution[] {
  const left = [...others];
  return some.filter((one) => {
    const at = left.findIndex((other) => sameContribution(one, other));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

function sameContribution(a: Contribution, b: Contribution): boolean {
  return a.measure === b.measure && a.year === b.year && a.kind === b.kind && a.row === b.row;
}
