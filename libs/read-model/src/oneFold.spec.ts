import { STREAM_FOLDS, upcast, type StreamFold } from '@yishen/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseListRow } from './caseList/table';
import type { FeeListRow } from './feeList/table';
import type { IncidentRow } from './incident/table';
import { ledger, type LedgerRow } from './ledger/table';
import type { ProceedingListRow } from './proceedingList/table';
import type { ProjectedEvent } from './projection';
import { READ_TABLES } from './readTables';
import type { RecordCorrectionRow } from './recordCorrection/table';
import { rowsOf } from './streamRows';
import type { SuggestionListRow } from './suggestionList/table';
import { anyStream } from './testing/anyLog';
import { foldedTables, type FoldedTables } from './testing/foldedTables';
import { histories, recorded } from './testing/histories';

// test/README.md: `npm run fold-properties` walks 5,000.
const numRuns = Number(process.env['FOLD_HISTORIES'] ?? 300);
const timeout = 60_000 + numRuns * 200;

/** Batches of a stream as a consumer may get them: of any size, some of them again, and again from further back. */
const delivery = fc.array(fc.record({ size: fc.integer({ min: 1, max: 6 }), back: fc.integer({ min: 0, max: 4 }) }), {
  minLength: 1,
  maxLength: 6,
});

type Delivery = typeof delivery extends fc.Arbitrary<infer Value> ? Value : never;

function delivered(events: readonly ProjectedEvent[], steps: Delivery): FoldedTables {
  const tables = foldedTables(READ_TABLES);
  for (let at = 0, turn = 0; at < events.length; turn += 1) {
    const { size, back } = steps[turn % steps.length]!;
    tables.applyBatch(events.slice(Math.max(0, at - back), at + size));
    at += size;
  }
  return tables;
}

// Counters are the sums of the ledger's lines, which are compared.
const TABLES = READ_TABLES.filter(({ name, projections }) => name === ledger.name || projections.length > 0);

const projectionsFrom = (kind: string) =>
  READ_TABLES.flatMap((table) =>
    table.projections.filter((one) => one.kind === kind).map((projection) => ({ table, projection })),
  );

const kinds = Object.keys(anyStream) as (keyof typeof anyStream)[];

describe('every read row is a function of the state that the domain folds its stream to', () => {
  it.each(kinds)(
    'for any %s, whatever the batches it came in and whatever came again, the rows are those of the whole stream',
    (kind) => {
      fc.assert(
        fc.property(anyStream[kind], delivery, (events, steps) => {
          const tables = delivered(events, steps);
          const rebuilt = rowsOf(READ_TABLES, [{ events, since: 1 }]);
          for (const table of TABLES) {
            const expected = rebuilt.get(table) ?? [];
            expect(tables.rows(table.name), table.name).toHaveLength(expected.length);
            expect(tables.rows(table.name), table.name).toEqual(expect.arrayContaining([...expected]));
          }
        }),
        { numRuns },
      );
    },
    timeout,
  );

  it.each(kinds)(
    'for any %s, a row says what the projection makes of the folded state and of nothing else',
    (kind) => {
      fc.assert(
        fc.property(anyStream[kind], (events) => {
          const fold = STREAM_FOLDS[kind] as StreamFold<never>;
          const state = events.reduce<never>((so, event) => fold.evolve(so, upcast(event)), fold.initial);
          const rebuilt = rowsOf(READ_TABLES, [{ events, since: 1 }]);
          for (const { table, projection } of projectionsFrom(kind)) {
            const parts = projection.partsOf(state);
            const rows = (rebuilt.get(table) ?? []) as { version: number }[];
            expect(rows.length).toBeLessThanOrEqual(parts.length);
            for (const [at, row] of rows.entries()) {
              expect(row).toEqual(projection.rowOf(parts[at], events[row.version - 1]!));
            }
          }
        }),
        { numRuns },
      );
    },
    timeout,
  );

  it(
    'for histories of every kind of stream dealt into one another, in one log',
    () => {
      fc.assert(
        fc.property(histories({ minLength: 1, maxLength: 6 }), delivery, (history, steps) => {
          const events = recorded(history);
          const tables = delivered(events, steps);
          const streams = [...new Set(events.map(({ stream }) => stream))].map((stream) => ({
            events: events.filter((event) => event.stream === stream),
            since: 1,
          }));
          const rebuilt = rowsOf(READ_TABLES, streams);
          for (const table of TABLES) {
            const expected = rebuilt.get(table) ?? [];
            expect(tables.rows(table.name), table.name).toHaveLength(expected.length);
            expect(tables.rows(table.name), table.name).toEqual(expect.arrayContaining([...expected]));
          }
        }),
        { numRuns },
      );
    },
    timeout,
  );
});

describe('the histories that these properties are walked over', () => {
  it('hold corrections, revocations, splits, re-openings, orders to answer anew and disputes taken back', () => {
    const sample = [...Object.values(anyStream)].flatMap((stream) =>
      fc.sample(stream, { numRuns: 300, seed: 20261201 }),
    );
    const holding = (...types: readonly string[]): number =>
      sample.filter((events) => types.every((type) => events.some((event) => event.type === type))).length;
    const MUCH = [
      ['FactCorrected'],
      ['CorrectionRejected'],
      ['ReceiptEvidenced', 'FactRevoked'],
      ['AnswerDelivered', 'FactRevoked'],
      ['FeeNoticeIssued', 'FactRevoked'],
      ['DisclosureSuggested', 'FactRevoked'],
      ['RequestSplit'],
      ['RequestReopened'],
      ['ReanswerOrdered'],
      ['IncidentClosed'],
      ['InstanceOpened', 'ProceedingCorrected'],
      ['RecordCorrectionDateAmended'],
    ];
    for (const types of MUCH) expect(holding(...types), types.join(' ')).toBeGreaterThanOrEqual(10);
  });
});

/** The facts of a request as they read in the end: a second reading of corrections and revocations, of the events alone. */
interface Fact {
  readonly version: number;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

function factsOf(events: readonly ProjectedEvent[]): readonly Fact[] {
  const dataOf = (event: ProjectedEvent) => event.data as Readonly<Record<string, unknown>>;
  const revoked = events.filter(({ type }) => type === 'FactRevoked').map((event) => dataOf(event)['version']);
  return events
    .filter(({ version }) => !(revoked as number[]).includes(version))
    .map((event) => ({
      version: event.version,
      type: event.type,
      data: events
        .filter(({ type, data }) => type === 'FactCorrected' && (data as { version: number }).version === event.version)
        .reduce((data, correction) => ({ ...data, ...(dataOf(correction)['changes'] as object) }), dataOf(event)),
    }));
}

const rowIn = <Row>(events: readonly ProjectedEvent[], table: string): Row | undefined => {
  const rows = rowsOf(READ_TABLES, [{ events, since: 1 }]);
  return [...rows].find(([{ name }]) => name === table)?.[1].at(-1) as Row | undefined;
};
const yearIn = (day: string): number => Number(day.slice(0, 4));

describe('the rows of a request say what its events say, read a second way', () => {
  const holds = (check: (events: readonly ProjectedEvent[], facts: readonly Fact[]) => void): void => {
    fc.assert(
      fc.property(anyStream.request, (events) => check(events, factsOf(events))),
      { numRuns },
    );
  };

  it(
    'receipt is proved while a proof that nobody took back is on record, and without one the case stands in its queue',
    () => {
      holds((events, facts) => {
        const row = rowIn<CaseListRow>(events, 'case_list')!;
        const proved = facts.some(
          ({ type, data }) =>
            type === 'ReceiptConfirmed' ||
            type === 'ReceiptEvidenced' ||
            (type === 'RequestReceived' && 'evidence' in data),
        );
        expect(row.receiptEvidenced).toBe(proved);
        if (row.status === 'open' || row.status === 'concluded') expect(row.gap).toBe(proved ? null : 'unevidenced');
        expect(row.version).toBe(events.length);
      });
    },
    timeout,
  );

  it(
    'dates, decision and archiving are those of the last fact of their kind, as corrected',
    () => {
      holds((events, facts) => {
        const row = rowIn<CaseListRow>(events, 'case_list')!;
        const opening = facts[0]!;
        const confirmed = facts.findLast(({ type }) => type === 'ReceiptConfirmed');
        expect(row.receivedOn).toBe(confirmed?.data['receivedOn'] ?? opening.data['receivedOn'] ?? null);
        expect(row.archivedOn).toBe(
          facts.findLast(({ type }) => type === 'RequestArchived')?.data['archivedOn'] ?? null,
        );
        const last = facts.findLast(({ type }) => END_DAYS[type] !== undefined || type === 'RequestReopened');
        if (row.status === 'concluded') {
          expect(row.concludedOn).toBe(last?.data[END_DAYS[last.type]!]);
          expect(row.decision).toBe(last?.type === 'RequestWithdrawn' ? 'A23' : last?.data['decision']);
        } else if (row.status === 'open') {
          expect(last === undefined || last.type === 'RequestReopened').toBe(true);
        }
      });
    },
    timeout,
  );

  it(
    'the standing answer is none once undone or ordered anew, else the last one given, with its delivery',
    () => {
      holds((events, facts) => {
        const row = rowIn<CaseListRow>(events, 'case_list')!;
        const given = facts.findLastIndex(({ type }) => END_DAYS[type] !== undefined || type === 'ReanswerGiven');
        const fallen = facts.findLastIndex(({ type }) => type === 'RequestReopened' || type === 'ReanswerOrdered');
        const answer = given > fallen ? facts[given] : undefined;
        const on = answer && (answer.data[END_DAYS[answer.type] ?? 'repliedOn'] as string);
        expect(row.standingOn).toBe(on ?? null);
        const served = facts
          .slice(given)
          .findLast(
            ({ type, data }) => type === 'AnswerDelivered' || (type === 'NoticeServed' && data['step'] === 'answer'),
          );
        const deliveredOn = served?.data['deliveredOn'] ?? served?.data['servedOn'];
        expect(row.deliveredOn).toBe(answer ? (deliveredOn ?? null) : null);
      });
    },
    timeout,
  );

  it(
    'fees and suggestions are the facts of them that stand, entry by entry',
    () => {
      holds((events, facts) => {
        const fees = facts.flatMap(({ version, type, data }) => {
          const [what, day] = FEES[type] ?? [];
          return what === undefined ? [] : [{ version, what, year: yearIn(data[day!] as string), fen: data['fen'] }];
        });
        expect(rowIn<FeeListRow>(events, 'fee_list')?.entries ?? []).toEqual(fees);
        const suggested = facts.filter(({ type }) => type === 'DisclosureSuggested');
        const entries = rowIn<SuggestionListRow>(events, 'suggestion_list')?.entries ?? [];
        expect(entries.map(({ version, suggestedOn }) => [version, suggestedOn])).toEqual(
          suggested.map(({ version, data }) => [version, data['suggestedOn']]),
        );
        for (const { n, judged, published } of entries) {
          const own = facts.filter(({ data }) => data['n'] === n);
          const judgement = own.findLast(({ type }) => type === 'DisclosureSuggestionJudged');
          expect(judged?.on).toBe(judgement?.data['judgedOn']);
          expect(judged?.accepted).toBe(judgement?.data['accepted']);
          const publication = own.findLast(
            ({ type, data }) =>
              type === 'SuggestionPublished' || (type === 'DisclosureSuggestionJudged' && 'publishedOn' in data),
          );
          expect(published?.on).toBe(publication?.data['publishedOn']);
        }
      });
    },
    timeout,
  );

  it(
    'the ledger sums to one line for the receipt and one for the conclusion, and every line is at the event that made it',
    () => {
      holds((events, facts) => {
        const lines = (rowsOf(READ_TABLES, [{ events, since: 1 }]).get(ledger) ?? []) as LedgerRow[];
        const sums = new Map<string, number>();
        for (const { measure, year, sign, position, eventType } of lines) {
          sums.set(`${measure} ${year}`, sign + (sums.get(`${measure} ${year}`) ?? 0));
          expect(events[Number(position) - 1]!.type).toBe(eventType);
        }
        const row = rowIn<CaseListRow>(events, 'case_list')!;
        const counts = row.receivedOn !== null && !facts.some(({ type }) => type === 'RequestSplit');
        const expected = [
          ...(counts ? [`received ${yearIn(row.receivedOn)}`] : []),
          ...(counts && row.concludedOn !== null ? [`concluded ${yearIn(row.concludedOn)}`] : []),
        ];
        const standing = [...sums].filter(([, sum]) => sum !== 0);
        expect(standing.sort()).toEqual(expected.map((key) => [key, 1]).sort());
      });
    },
    timeout,
  );

  it(
    'an incident is closed once, by somebody or by what happened, and opened at an event of the stream',
    () => {
      holds((events) => {
        const row = rowIn<IncidentRow>(events, 'incident');
        const incidents = row?.incidents ?? [];
        expect(new Set(incidents.map(({ id }) => id)).size).toBe(incidents.length);
        for (const { version, openedAt, closed, closedBy } of incidents) {
          expect(openedAt).toBe((events[version - 1]!.meta as { at: string }).at);
          expect(closedBy !== null).toBe(closed === 'person');
        }
        const closings = events.filter(({ type }) => type === 'IncidentClosed');
        expect(incidents.filter(({ closed }) => closed === 'person')).toHaveLength(closings.length);
        expect(row?.openCount ?? 0).toBe(incidents.filter(({ closed }) => closed === null).length);
      });
    },
    timeout,
  );
});

const END_DAYS: Readonly<Record<string, string>> = {
  RequestAnswered: 'repliedOn',
  RequestWithdrawn: 'withdrawnOn',
  RequestLapsed: 'lapsedOn',
};
const FEES: Readonly<Record<string, readonly [what: string, day: string]>> = {
  FeeNoticeIssued: ['noticed', 'issuedOn'],
  PaymentReceived: ['paid', 'paidOn'],
  FeeRefunded: ['refunded', 'refundedOn'],
  FeeWaived: ['waived', 'waivedOn'],
};

describe('the rows of the other streams say what their events say, read a second way', () => {
  it(
    'a dispute has the day, the standing and the last instance of what was not taken back, as corrected',
    () => {
      fc.assert(
        fc.property(anyStream.proceeding, (events) => {
          const row = rowIn<ProceedingListRow>(events, 'proceeding_list')!;
          const changes = events
            .filter(({ type }) => type === 'ProceedingCorrected')
            .map(
              ({ data }) => data as { of: { type: string; n: number }; changes: Record<string, string>; voided?: true },
            );
          const ofOpening = changes.filter(({ of }) => of.type === 'ProceedingOpened');
          const opening = Object.assign({}, events[0]!.data, ...ofOpening.map((one) => one.changes)) as Record<
            string,
            string
          >;
          expect(row.openedOn).toBe(opening['openedOn']);
          expect(row.standing).toBe(opening['standing'] ?? 'respondent');
          expect(row.status === 'voided').toBe(ofOpening.some(({ voided }) => voided));
          expect(row.version).toBe(events.length);
        }),
        { numRuns },
      );
    },
    timeout,
  );

  it(
    'an application to correct a record has the days that were said last of it',
    () => {
      fc.assert(
        fc.property(anyStream.recordCorrection, (events) => {
          const days: Record<string, string | undefined> = {};
          for (const { type, data } of events) {
            const said = data as Record<string, string>;
            if (type === 'RecordCorrectionDateAmended') days[said['date']!] = said['to'];
            else for (const day of CORRECTION_DAYS) days[day] = said[day] ?? days[day];
          }
          const row = rowIn<RecordCorrectionRow>(events, 'record_correction')!;
          for (const day of CORRECTION_DAYS) expect(row[day]).toBe(days[day] ?? null);
        }),
        { numRuns },
      );
    },
    timeout,
  );
});

const CORRECTION_DAYS = ['receivedOn', 'decidedOn', 'toldOn', 'withdrawnOn'] as const;
