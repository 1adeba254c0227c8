import { UNKNOWN_PROCEEDING, proceedingActs } from '@yishen/domain';
import { z } from 'zod';
import {
  Appellant,
  Challenged,
  CorrectableField,
  DecisionCode,
  Forum,
  HearingProcedure,
  OrderKind,
  ProceedingDeadlineKind,
  ProceedingFactType,
  ProceedingKind,
  ProceedingOutcome,
  Standing,
  TableFourColumn,
} from '../http/codes';
import { defineRoute } from '../http/route';
import { TimelineEntry } from '../requests/requests.routes';
import {
  AgencyParams,
  CommandAnswer,
  DateText,
  Day,
  Freshness,
  Id,
  IdParams,
  NoteText,
  PageQuery,
  offeredAct,
} from '../http/schemas';

const Conclusion = z.object({ outcome: ProceedingOutcome, concludedOn: DateText });

export const OPEN = defineRoute({
  method: 'post',
  path: '/agencies/:agencyId/proceedings',
  access: { act: 'proceeding.open', scope: 'agency' },
  tag: 'proceedings',
  summary: 'Record a reconsideration or a suit, with its conclusion when that is known',
  command: 'new',
  status: 201,
  params: AgencyParams,
  body: z.object({
    kind: ProceedingKind,
    openedOn: DateText,
    request: Id.optional().meta({ description: 'The request it is about' }),
    challenges: Challenged.optional().meta({ description: 'What it attacks' }),
    standing: Standing.optional().meta({ description: 'The agency’s standing; respondent when absent' }),
    reconsideration: Id.optional().meta({ description: 'The reconsideration that the suit follows' }),
    body: z.string().min(1).max(200).optional().meta({ description: 'The reconsideration organ or court' }),
    caseNumber: z.string().min(1).max(100).optional(),
    note: NoteText,
    followedBy: z
      .array(Conclusion.extend({ type: z.literal('conclude') }))
      .max(1)
      .optional(),
  }),
  answer: CommandAnswer,
});

export const CONCLUDE = defineRoute({
  method: 'post',
  path: '/proceedings/:id/conclusion',
  access: { act: 'proceeding.conclude', scope: 'proceeding' },
  tag: 'proceedings',
  summary: 'Conclude a proceeding with its outcome',
  command: 'existing',
  params: IdParams,
  body: Conclusion,
  answer: CommandAnswer,
});

export const PROCEEDINGS = defineRoute({
  method: 'get',
  path: '/agencies/:agencyId/proceedings',
  access: { act: 'proceeding.read', scope: 'agency' },
  tag: 'proceedings',
  summary: 'The proceedings of an agency',
  params: AgencyParams,
  query: z.object({ state: z.enum(['open', 'concluded', 'voided']).optional(), ...PageQuery }),
  answer: z
    .object({
      rows: z.array(
        z
          .object({
            id: z.string(),
            agencyId: z.string(),
            kind: ProceedingKind,
            openedOn: Day,
            request: z.string().nullable().meta({ description: 'The id of the request it is about' }),
            standing: Standing,
            challenges: Challenged.nullable(),
            forum: Forum.meta({ description: 'Of the last instance' }),
            instance: z.number().int(),
            status: z.enum(['open', 'concluded', 'voided']),
            outcome: ProceedingOutcome.nullable(),
            concludedOn: Day.nullable(),
            result: TableFourColumn.nullable().meta({ description: 'The column of table four' }),
            dueOn: Day.nullable().meta({ description: 'What the agency has to do next' }),
            dueKind: ProceedingDeadlineKind.nullable(),
            dueProvisional: z.boolean(),
            version: z.number().int(),
          })
          .meta({ id: 'ProceedingRow' }),
      ),
      total: z.number().int(),
      freshness: Freshness,
    })
    .meta({ id: 'ProceedingList' }),
});

const Instance = z.number().int().min(1).max(99);
const Numbered = z.number().int().min(1).max(999);
const Days = z.number().int();

/** What can happen in a dispute, each with its dates; names are checked by the domain. */
const Act = z
  .discriminatedUnion('type', [
    z.object({
      type: z.literal('ReceiveNotice'),
      instance: Instance,
      receivedOn: DateText,
      procedure: HearingProcedure,
      acceptedOn: DateText.optional(),
      note: NoteText,
    }),
    z.object({ type: z.literal('FileReply'), instance: Instance, filedOn: DateText, note: NoteText }),
    z.object({ type: z.literal('SetHearing'), instance: Instance, on: DateText, note: NoteText }),
    z.object({ type: z.literal('PutDecisionOff'), instance: Instance, days: Days, noticedOn: DateText }),
    z.object({ type: z.literal('SuspendProceeding'), instance: Instance, on: DateText, note: NoteText }),
    z.object({ type: z.literal('ResumeProceeding'), instance: Instance, on: DateText }),
    z.object({
      type: z.literal('ConcludeInstance'),
      instance: Instance,
      outcome: ProceedingOutcome,
      result: ProceedingOutcome.optional(),
      decidedOn: DateText,
      receivedOn: DateText,
      opponentReceivedOn: DateText.optional(),
      note: NoteText,
    }),
    z.object({ type: z.literal('FileAppeal'), instance: Instance, by: Appellant, filedOn: DateText }),
    z.object({
      type: z.literal('OpenInstance'),
      forum: Forum,
      openedOn: DateText,
      body: z.string().min(1).max(200).optional(),
      caseNumber: z.string().min(1).max(100).optional(),
    }),
    z.object({ type: z.literal('ReceiveOpinion'), instance: Instance, receivedOn: DateText, note: NoteText }),
    z.object({ type: z.literal('ReportOpinion'), n: Numbered, reportedOn: DateText }),
    z.object({
      type: z.literal('ReceiveOrder'),
      instance: Instance,
      order: OrderKind,
      receivedOn: DateText,
      workingDays: Days.optional(),
      until: DateText.optional(),
      note: NoteText,
    }),
    z.object({ type: z.literal('CarryOutOrder'), n: Numbered, carriedOutOn: DateText }),
    z.object({
      type: z.literal('CorrectProceeding'),
      fact: ProceedingFactType,
      n: Numbered,
      changes: z.record(CorrectableField, z.union([z.string().max(64), z.number().int()])),
      voided: z.literal(true).optional(),
      reason: z.string().min(1).max(4000),
    }),
  ])
  .meta({ id: 'ProceedingAct' });

// A correction is an act of its own.
const PROCEEDING_ACCESS = Object.fromEntries(
  Act.options.map(({ shape: { type } }) => [
    type.value,
    type.value === 'CorrectProceeding' ? ('proceeding.correct' as const) : ('proceeding.act' as const),
  ]),
);

export const ACT = defineRoute({
  method: 'post',
  path: '/proceedings/:id/facts',
  access: { act: PROCEEDING_ACCESS, scope: 'proceeding' },
  tag: 'proceedings',
  summary: 'Record what happened in a proceeding, or correct what was recorded',
  command: 'existing',
  params: IdParams,
  body: Act,
  answer: CommandAnswer,
});

export const BUNDLE = defineRoute({
  method: 'post',
  path: '/proceedings/:id/bundle',
  access: { act: 'proceeding.bundle', scope: 'proceeding' },
  tag: 'proceedings',
  refuses: ['work'],
  summary:
    'The papers for the reconsideration organ or the court as a zip file: decision, proofs of service, ledger of days, extract of the log with hashes, index, draft reply; recorded',
  command: 'existing',
  params: IdParams,
  answerType: 'application/zip',
});

const Dated = Day.nullable();

const ProceedingDeadline = z
  .object({
    kind: ProceedingDeadlineKind,
    ref: z.number().int(),
    party: z.enum(['agency', 'opponent', 'body']),
    from: Day,
    dueOn: Day,
    movedFrom: Dated,
    state: z.enum(['running', 'met', 'missed', 'lapsed']),
    provisional: z.boolean(),
    length: z.number().int(),
    unit: z.enum(['working', 'calendar', 'months']),
    article: z.string(),
    why: z.string().meta({ description: 'Why it falls on this day' }),
  })
  .meta({ id: 'ProceedingDeadline' });

export const PAGE = defineRoute({
  method: 'get',
  path: '/proceedings/:id',
  access: { act: 'proceeding.read', scope: 'proceeding' },
  tag: 'proceedings',
  summary: 'A dispute with all its instances, folded from its own stream; what is unsealed is recorded',
  params: IdParams,
  answer: z
    .object({
      id: z.string(),
      agencyId: z.string(),
      version: z.number().int(),
      status: z.enum(['open', 'concluded', 'voided']),
      kind: ProceedingKind,
      openedOn: Day,
      standing: Standing,
      challenges: Challenged.nullable(),
      request: z.string().nullable(),
      reconsideration: z.string().nullable().meta({ description: 'The id of the reconsideration it follows' }),
      instances: z.array(
        z
          .object({
            n: z.number().int(),
            forum: Forum,
            openedOn: Day,
            body: z.string().nullable(),
            caseNumber: z.string().nullable(),
            noticeReceivedOn: Dated,
            procedure: HearingProcedure.nullable(),
            acceptedOn: Dated,
            filedOn: Dated,
            suspended: z.boolean(),
            outcome: ProceedingOutcome.nullable(),
            namedResult: ProceedingOutcome.nullable(),
            decidedOn: Dated,
            receivedOn: Dated,
            opponentReceivedOn: Dated,
            column: TableFourColumn.nullable().meta({ description: 'The column of table four it gives the dispute' }),
          })
          .meta({ id: 'ProceedingInstance' }),
      ),
      orders: z.array(
        z.object({
          n: z.number().int(),
          instance: z.number().int(),
          order: OrderKind,
          receivedOn: Day,
          onRequest: z.boolean().meta({ description: 'Its period runs on the request it is about' }),
          workingDays: z.number().int().nullable(),
          until: Dated,
          carriedOutOn: Dated,
        }),
      ),
      opinions: z.array(z.object({ n: z.number().int(), receivedOn: Day, reportedOn: Dated })),
      deadlines: z.array(ProceedingDeadline),
      facts: z
        .array(
          z.object({
            type: ProceedingFactType,
            n: z.number().int(),
            label: z.string(),
            values: z.record(z.string(), z.union([z.string(), z.number()])),
          }),
        )
        .meta({ description: 'What is recorded and can be corrected, with the values of the fields that can be' }),
      timeline: z.array(TimelineEntry),
      acts: z.array(offeredAct(proceedingActs(UNKNOWN_PROCEEDING).map(({ act }) => act))),
      countsIn: z.array(
        z.object({
          year: z.number().int(),
          table: z.literal('four'),
          row: ProceedingKind,
          column: TableFourColumn,
          label: z.string(),
        }),
      ),
    })
    .meta({ id: 'ProceedingPage' }),
});

export const WINDOWS = defineRoute({
  method: 'get',
  path: '/agencies/:agencyId/challenge-windows',
  access: { act: 'proceeding.read', scope: 'agency' },
  tag: 'proceedings',
  summary: 'What can still be filed against the agency’s decisions and missing answers, where, and until when',
  params: AgencyParams,
  query: z.object({
    of: z
      .enum(['served', 'unserved', 'unanswered'])
      .default('served')
      .meta({ description: 'Decisions with proof of service, decisions without, or requests not answered in time' }),
    ...PageQuery,
  }),
  answer: z
    .object({
      rows: z.array(
        z
          .object({
            id: z.string().meta({ description: 'The id of the request' }),
            code: z.string(),
            decision: DecisionCode.nullable(),
            on: z.string().meta({ description: 'The reply date, or the last day of the period that passed' }),
            deliveredOn: Day.nullable(),
            authority: z.string().nullable().meta({ description: 'Where reconsideration is applied for' }),
            court: z.string().nullable(),
            sentence: z.string().nullable().meta({ description: 'What the letter tells the applicant' }),
            proceedings: z.array(z.string()).meta({ description: 'What was already brought about this request' }),
            windows: z.array(
              z
                .object({
                  route: z.enum(['reconsideration', 'suit']),
                  first: z.boolean().meta({ description: 'A suit is open only after this reconsideration' }),
                  startedBy: z.enum(['delivery', 'knowledge', 'expiry', 'unknown']),
                  from: Day,
                  until: Day,
                  movedFrom: Day.nullable(),
                  provisional: z.boolean(),
                  state: z.enum(['open', 'over']),
                  article: z.string(),
                })
                .meta({ id: 'ChallengeWindow' }),
            ),
          })
          .meta({ id: 'ChallengeWindows' }),
      ),
      total: z.number().int(),
      freshness: Freshness,
    })
    .meta({ id: 'ChallengeBoard' }),
});
