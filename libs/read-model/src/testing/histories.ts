import { partitionOf } from '@yishen/messaging';
import {
  DECISIONS,
  PROCEEDING_KINDS,
  TABLE_FOUR_MAPPINGS,
  PUBLICATION_FIGURE_ORDER,
  APPLICANT_KIND_ORDER,
} from '@yishen/statute';
import fc from 'fast-check';
import type { ProjectedEvent } from '../projection';

/** An event before it has a position. */
export interface Happening {
  readonly stream: string;
  readonly scope: string;
  readonly version: number;
  readonly type: string;
  readonly data: unknown;
}

export const AGENCIES = ['agency-a', 'agency-b'] as const;

const pick = <T>(values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
const day = fc
  .tuple(fc.integer({ min: 2022, max: 2025 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([year, month, date]) => `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`);
const sealed = { k: 'key', v: 'c2VhbGVk' };

type Bare = readonly { readonly type: string; readonly data: unknown }[];

const request = (agencyId: string): fc.Arbitrary<Bare> =>
  fc
    .record({
      kind: pick(APPLICANT_KIND_ORDER),
      receivedOn: day,
      end: fc.option(
        fc.record({
          decision: pick(Object.keys(DECISIONS).filter((code) => code !== 'A23')),
          on: day,
          withdrawn: fc.boolean(),
        }),
      ),
      warned: fc.boolean(),
    })
    .map(({ kind, receivedOn, end, warned }) => [
      {
        type: 'RequestReceived',
        data: {
          agencyId,
          code: '申2024-ABCDEF',
          channel: 'inPerson',
          receivedOn,
          applicant: { person: 'person', kind, name: sealed, contact: sealed },
          content: sealed,
        },
      },
      deadlinesChanged(1, receivedOn, 'running', false),
      ...(warned
        ? [{ type: 'DeadlineWarned', data: { kind: 'reply', derivation: 1, workingDaysLeft: 5, dueOn: receivedOn } }]
        : []),
      ...(end === null
        ? []
        : [
            end.withdrawn
              ? { type: 'RequestWithdrawn', data: { withdrawnOn: end.on } }
              : {
                  type: 'RequestAnswered',
                  data: { decision: end.decision, repliedOn: end.on, serviceMode: 'mail' },
                },
            deadlinesChanged(2, receivedOn, 'met', true),
          ]),
    ]);

function deadlinesChanged(derivation: number, receivedOn: string, state: string, closed: boolean) {
  const deadline = {
    kind: 'reply',
    from: receivedOn,
    dueOn: `${receivedOn.slice(0, 8)}28`,
    dueAt: `${receivedOn.slice(0, 8)}28T15:59:59.999Z`,
    state,
    provisional: false,
    workingDays: 20,
    article: '第三十三条',
    ruleVersion: 'reply-2019',
    calendarVersion: 'cn',
    warnings: [],
  };
  return { type: 'DeadlinesChanged', data: { derivation, deadlines: [deadline], closed } };
}

const proceeding = (agencyId: string): fc.Arbitrary<Bare> =>
  fc
    .record({
      kind: pick(Object.keys(PROCEEDING_KINDS)),
      openedOn: day,
      end: fc.option(fc.record({ outcome: pick(Object.keys(TABLE_FOUR_MAPPINGS[0]!.columns)), concludedOn: day })),
    })
    .map(({ kind, openedOn, end }) => [
      { type: 'ProceedingOpened', data: { agencyId, kind, openedOn } },
      ...(end === null ? [] : [{ type: 'ProceedingConcluded', data: end }]),
    ]);

const recordCorrection = (agencyId: string): fc.Arbitrary<Bare> =>
  fc
    .record({ kind: pick(APPLICANT_KIND_ORDER), receivedOn: day, decidedOn: day, told: fc.boolean() })
    .map(({ kind, receivedOn, decidedOn, told }) => [
      {
        type: 'RecordCorrectionAsked',
        data: {
          agencyId,
          code: '7K2M-9QXD',
          channel: 'inPerson',
          receivedOn,
          applicant: { person: 'person', kind, name: sealed, contact: sealed },
          record: sealed,
          claim: sealed,
          proof: { note: sealed },
        },
      },
      { type: 'RecordCorrectionDecided', data: { outcome: 'corrected', decidedOn, statement: sealed } },
      ...(told ? [{ type: 'RecordCorrectionTold', data: { toldOn: decidedOn, serviceMode: 'post' } }] : []),
    ]);

const publication = (agencyId: string, year: number): fc.Arbitrary<Bare> =>
  fc
    .array(fc.record({ figure: pick(PUBLICATION_FIGURE_ORDER), value: fc.nat(99).map(String) }), {
      minLength: 1,
      maxLength: 6,
    })
    .map((figures) => figures.map((one) => ({ type: 'PublicationFigureRecorded', data: { agencyId, year, ...one } })));

const norms = (agencyId: string): fc.Arbitrary<Bare> =>
  fc
    .array(
      fc.record({
        kind: pick(['rules', 'normative']),
        issuedOn: day,
        repealedOn: fc.option(day),
        struck: fc.boolean(),
      }),
      {
        maxLength: 5,
      },
    )
    .map((list) =>
      list.flatMap(({ kind, issuedOn, repealedOn, struck }, at) => [
        { type: 'NormEntered', data: { agencyId, n: at + 1, kind, title: '某某办法', issuedOn, by: 'user' } },
        ...(repealedOn === null
          ? []
          : [{ type: 'NormRepealed', data: { agencyId, n: at + 1, repealedOn, by: 'user' } }]),
        ...(struck
          ? [{ type: 'NormAmended', data: { agencyId, n: at + 1, changes: {}, struck, reason: sealed, by: 'user' } }]
          : []),
      ]),
    );

const user: fc.Arbitrary<Bare> = fc
  .array(fc.record({ agencyId: pick(AGENCIES), roles: fc.subarray(['clerk', 'legal', 'report']) }), { maxLength: 4 })
  .map((grants) => [
    { type: 'UserRegistered', data: { userId: 'user' } },
    ...grants.map((grant) => ({ type: 'RolesGranted', data: { userId: 'user', ...grant } })),
  ]);

const named = (kind: string, scope: string, events: fc.Arbitrary<Bare>): fc.Arbitrary<Happening[]> =>
  fc
    .tuple(fc.uuid(), events)
    .map(([id, bare]) => bare.map((one, at) => ({ ...one, stream: `${kind}-${id}`, scope, version: at + 1 })));

/** Histories of several streams of every kind in two agencies; events of one stream in order, streams interleaved at will. */
export const histories = (streams: { minLength: number; maxLength: number }): fc.Arbitrary<Happening[]> =>
  fc
    .tuple(
      fc.array(
        fc.oneof(
          { weight: 6, arbitrary: pick(AGENCIES).chain((agency) => named('request', agency, request(agency))) },
          { weight: 3, arbitrary: pick(AGENCIES).chain((agency) => named('proceeding', agency, proceeding(agency))) },
          {
            weight: 1,
            arbitrary: pick(AGENCIES).chain((agency) => named('recordCorrection', agency, recordCorrection(agency))),
          },
          { weight: 1, arbitrary: named('user', 'system', user) },
        ),
        streams,
      ),
      publication(AGENCIES[0], 2024),
      norms(AGENCIES[0]),
      fc.infiniteStream(fc.nat()),
    )
    .map(([own, figures, documents, order]) => {
      const stream = `publication-${AGENCIES[0]}-2024`;
      const published = figures.map((one, at) => ({ ...one, stream, scope: AGENCIES[0], version: at + 1 }));
      const register = `normRegister-${AGENCIES[0]}`;
      const entered = documents.map((one, at) => ({ ...one, stream: register, scope: AGENCIES[0], version: at + 1 }));
      const registered = { name: '阿尔丁大街街道办事处', region: '150203' };
      const agencies = AGENCIES.map((agencyId) => [
        {
          type: 'AgencyRegistered',
          data: { agencyId, ...registered },
          stream: `agency-${agencyId}`,
          scope: 'system',
          version: 1,
        },
      ]);
      return interleaved([...agencies, ...own, published, entered], order);
    });

function interleaved(streams: readonly (readonly Happening[])[], order: Iterable<number>): Happening[] {
  const left = streams.map((events) => [...events]).filter((events) => events.length > 0);
  const result: Happening[] = [];
  for (const at of order) {
    if (left.length === 0) break;
    const index = at % left.length;
    result.push(left[index]!.shift()!);
    if (left[index]!.length === 0) left.splice(index, 1);
  }
  return result;
}

/** Gives events the positions of their order, and their partitions. */
export function recorded(happenings: readonly Happening[], partitions = 8): ProjectedEvent[] {
  return happenings.map((happening, at) => ({
    ...happening,
    schema: 1,
    position: String(at + 1),
    partition: partitionOf(happening.stream, partitions),
  }));
}
