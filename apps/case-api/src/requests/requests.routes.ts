import { z } from 'zod';
import { defineRoute } from '../http/route';
import {
  AgencyParams,
  CodeText,
  CommandAnswer,
  DateText,
  Freshness,
  IdParams,
  NoteText,
  PageQuery,
  Year,
} from '../http/schemas';
import { Digest } from '../files/files.routes';
import { LedgerDay } from '../system/system.routes';

const Answer = z.object({ decision: CodeText, repliedOn: DateText, serviceMode: CodeText, note: NoteText });
const Withdrawal = z.object({ withdrawnOn: DateText, note: NoteText });

export const RECEIVE = defineRoute({
  method: 'post',
  path: '/agencies/:agencyId/requests',
  tag: 'requests',
  summary: 'Register a request, with the facts that are already known',
  command: 'new',
  status: 201,
  params: AgencyParams,
  body: z.object({
    channel: CodeText,
    receivedOn: DateText,
    applicant: z.object({
      kind: CodeText,
      name: z.string().min(1).max(200),
      identity: z.string().min(1).max(64).optional(),
      contact: z.string().min(1).max(500),
    }),
    content: z.string().min(1).max(50_000),
    scan: z.object({ digest: Digest }).optional(),
    followedBy: z
      .array(
        z.discriminatedUnion('type', [
          Answer.extend({ type: z.literal('answer') }),
          Withdrawal.extend({ type: z.literal('withdraw') }),
        ]),
      )
      .max(10)
      .optional(),
  }),
  answer: CommandAnswer,
});

export const ANSWER = defineRoute({
  method: 'post',
  path: '/requests/:id/answer',
  tag: 'requests',
  summary: 'Conclude a request by an answer or a file note',
  command: 'existing',
  params: IdParams,
  body: Answer,
  answer: CommandAnswer,
});

export const WITHDRAW = defineRoute({
  method: 'post',
  path: '/requests/:id/withdrawal',
  tag: 'requests',
  summary: 'Record the applicant’s withdrawal',
  command: 'existing',
  params: IdParams,
  body: Withdrawal,
  answer: CommandAnswer,
});

const CaseRow = z
  .object({
    id: z.string(),
    code: z.string(),
    agencyId: z.string(),
    applicantKind: z.string(),
    applicantName: z.string().nullable(),
    channel: z.string(),
    receivedOn: z.string(),
    status: z.enum(['open', 'concluded']),
    decision: z.string().nullable(),
    concludedOn: z.string().nullable(),
    dueOn: z.string().nullable(),
    deadlineState: z.string().nullable(),
    provisional: z.boolean(),
    workingDaysLeft: z.number().int().nullable(),
    workingDayNumber: z.number().int().nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'CaseRow' });

export const LIST = defineRoute({
  method: 'get',
  path: '/agencies/:agencyId/requests',
  tag: 'requests',
  summary: 'The queue of an agency',
  params: AgencyParams,
  query: z.object({
    state: z.enum(['open', 'concluded', 'overdue']).optional(),
    year: Year.optional(),
    code: z.string().max(16).optional(),
    sort: z.enum(['dueOn', '-dueOn', 'receivedOn', '-receivedOn']).default('-receivedOn'),
    ...PageQuery,
  }),
  answer: z.object({ rows: z.array(CaseRow), total: z.number().int(), freshness: Freshness }),
});

const Deadline = z
  .object({
    kind: z.string(),
    from: z.string(),
    dueOn: z.string(),
    dueAt: z.string(),
    state: z.enum(['running', 'met', 'missed']),
    provisional: z.boolean(),
    workingDays: z.number().int(),
    article: z.string(),
    ruleVersion: z.string(),
    calendarVersion: z.string(),
    warnings: z.array(z.object({ workingDaysLeft: z.number().int(), at: z.string() })),
    ledger: z.array(LedgerDay),
  })
  .meta({ id: 'Deadline' });

export const TimelineEntry = z
  .object({
    position: z.string(),
    version: z.number().int(),
    type: z.string(),
    at: z.string(),
    actor: z.object({ id: z.string(), displayName: z.string() }),
    summary: z.string(),
    note: z.string().nullable(),
    data: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'TimelineEntry' });

export const CASE = defineRoute({
  method: 'get',
  path: '/requests/:id',
  tag: 'requests',
  summary: 'The case page, folded from the request’s own stream; what is unsealed is recorded',
  params: IdParams,
  answer: z
    .object({
      id: z.string(),
      code: z.string(),
      agencyId: z.string(),
      status: z.enum(['open', 'concluded']),
      version: z.number().int(),
      channel: z.string(),
      receivedOn: z.string(),
      applicant: z.object({
        person: z.string(),
        kind: z.string(),
        name: z.string().nullable(),
        identity: z.string().nullable(),
        contact: z.string().nullable(),
        erased: z.boolean(),
      }),
      content: z.string().nullable(),
      scan: z.object({ digest: z.string(), name: z.string().nullable(), size: z.number().int() }).nullable(),
      decision: z.string().nullable(),
      concludedOn: z.string().nullable(),
      deadlines: z.array(Deadline),
      timeline: z.array(TimelineEntry),
      acts: z.array(z.object({ act: z.string(), allowed: z.boolean(), reason: z.string().optional() })),
      countsIn: z.array(
        z.object({
          year: z.number().int(),
          table: z.literal('three'),
          row: z.string(),
          column: z.string(),
          label: z.string(),
        }),
      ),
    })
    .meta({ id: 'CasePage' }),
});
