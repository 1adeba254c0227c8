import { z } from 'zod';
import { Digest } from '../files/files.routes';
import { defineRoute } from '../http/route';
import {
  AgencyParams,
  CodeText,
  CommandAnswer,
  DateText,
  Freshness,
  Id,
  IdParams,
  NoteText,
  PageQuery,
} from '../http/schemas';
import { TimelineEntry } from '../requests/requests.routes';

const Statement = z.string().min(1).max(4000);

export const ASK = defineRoute({
  method: 'post',
  path: '/agencies/:agencyId/record-corrections',
  tag: 'record corrections',
  summary: 'Register an application to correct a record about oneself (条例 第四十一条)',
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
    record: Statement.meta({ description: 'Which record the agency provided' }),
    claim: Statement.meta({ description: 'What is wrong in it, and how it should read' }),
    proof: z
      .object({ note: NoteText, file: z.object({ digest: Digest }).optional() })
      .meta({ description: 'A file or a note, or both' }),
    request: Id.optional().meta({ description: 'The request by whose answer the record was provided' }),
  }),
  answer: CommandAnswer,
});

export const ACT = defineRoute({
  method: 'post',
  path: '/record-corrections/:id/acts',
  tag: 'record corrections',
  summary: 'Record the decision, that the applicant was told, a withdrawal, or amend a date',
  command: 'existing',
  params: IdParams,
  body: z
    .discriminatedUnion('type', [
      z.object({
        type: z.literal('DecideRecordCorrection'),
        outcome: CodeText,
        decidedOn: DateText,
        statement: Statement.meta({
          description: 'How the record reads now, the organ entitled to correct it, or why it is not corrected',
        }),
      }),
      z.object({
        type: z.literal('TellRecordCorrection'),
        toldOn: DateText,
        serviceMode: CodeText,
        note: NoteText,
      }),
      z.object({ type: z.literal('WithdrawRecordCorrection'), withdrawnOn: DateText, note: NoteText }),
      z.object({ type: z.literal('AmendRecordCorrection'), date: CodeText, to: DateText, reason: Statement }),
    ])
    .meta({ id: 'RecordCorrectionAct' }),
  answer: CommandAnswer,
});

const Status = z.enum(['asked', 'decided', 'told', 'withdrawn']);
const Dated = z.string().nullable();

const Facts = {
  id: z.string(),
  agencyId: z.string(),
  code: z.string(),
  channel: z.string(),
  status: Status,
  outcome: z.string().nullable(),
  version: z.number().int(),
};

export const REGISTER = defineRoute({
  method: 'get',
  path: '/agencies/:agencyId/record-corrections',
  tag: 'record corrections',
  summary: 'The register of applications to correct a record, the oldest first; the law sets them no period',
  params: AgencyParams,
  query: z.object({ state: z.enum(['open', 'closed', 'all']).default('open'), ...PageQuery }),
  answer: z.object({
    rows: z.array(
      z
        .object({
          ...Facts,
          applicantKind: z.string(),
          receivedOn: z.string(),
          decidedOn: Dated,
          toldOn: Dated,
          withdrawnOn: Dated,
        })
        .meta({ id: 'RecordCorrectionRow' }),
    ),
    total: z.number().int(),
    freshness: Freshness,
  }),
});

export const PAGE = defineRoute({
  method: 'get',
  path: '/record-corrections/:id',
  tag: 'record corrections',
  summary: 'An application to correct a record, folded from its own stream; what is unsealed is recorded',
  params: IdParams,
  answer: z
    .object({
      ...Facts,
      dates: z
        .record(z.string(), z.string())
        .meta({ description: 'receivedOn, decidedOn, toldOn, withdrawnOn, as far as recorded and as amended' }),
      applicant: z.object({
        kind: z.string(),
        name: z.string().nullable(),
        identity: z.string().nullable(),
        contact: z.string().nullable(),
        erased: z.boolean(),
      }),
      record: z.string().nullable(),
      claim: z.string().nullable(),
      proof: z.object({
        note: z.string().nullable(),
        file: z.object({ digest: z.string(), size: z.number().int(), name: z.string().nullable() }).nullable(),
      }),
      request: z.string().nullable().meta({ description: 'The id of the request that provided the record' }),
      acts: z.array(z.object({ act: z.string(), allowed: z.boolean(), reason: z.string().optional() })),
      timeline: z.array(TimelineEntry),
    })
    .meta({ id: 'RecordCorrectionPage' }),
});
