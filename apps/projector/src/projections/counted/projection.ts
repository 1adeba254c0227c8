import { evolveCounted, ledgerEntries, type CountedFacts } from '@yishen/annual-report';
import type { ProceedingEvent, RequestEvent } from '@yishen/domain';
import { COUNTED, type CountedRow } from '@yishen/read-model';
import type { Projection } from '../../projection';

/**
 * The facts of each stream that the report counts, and the ledger lines that their changes make. The version is that of
 * the last event that counted, so that a repeated event writes no second line.
 */
export const counted: Projection<CountedRow> = {
  table: COUNTED,
  handles: [
    'RequestReceived',
    'RequestArrived',
    'ReceiptConfirmed',
    'ApplicantKindSet',
    'RequestSplit',
    'RequestAnswered',
    'RequestWithdrawn',
    'RequestLapsed',
    'RequestReopened',
    'FactCorrected',
    'ProceedingOpened',
    'ProceedingConcluded',
    'InstanceOpened',
    'InstanceConcluded',
    'ProceedingCorrected',
  ] satisfies (RequestEvent | ProceedingEvent)['type'][],
  keyOf: (event) => [event.stream],
  evolve: (row, event) => {
    const facts = evolveCounted(factsOf(row), event);
    if (facts === undefined) return row;
    const { stream, version } = event;
    return { stream, agencyId: row?.agencyId ?? event.scope, facts: { ...facts }, version };
  },
  ledgerLines: (before, after, event) =>
    ledgerEntries(factsOf(before), factsOf(after)).map(({ measure, year, kind, row, sign }, entry) => ({
      stream: event.stream,
      position: event.position,
      entry,
      agencyId: after?.agencyId ?? event.scope,
      eventType: event.type,
      measure,
      year,
      kind,
      row,
      sign,
      partition: event.partition,
    })),
};

function factsOf(row: CountedRow | undefined): CountedFacts | undefined {
  return row?.facts as CountedFacts | undefined;
}
