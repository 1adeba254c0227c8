import { RECORD_CORRECTION_ACCESS } from '@yishen/application';
import { z } from 'zod';
import { Digest } from '../files/files.routes';
import { ApplicantKind, Channel, RecordCorrectionDate, RecordCorrectionOutcome, ServiceMode } from '../http/codes';
import { defineRoute } from '../http/route';
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
import { TimelineEntry } from '../requests/requests.routes';

const Statement = z.string().min(1).max(4000);

export const ASK = defineRoute({
  method: 'post',
  path: '/agencies/:agencyId/record-corrections',
  access: { act: 'recordCorrection.receive', scope: 'agency' },
  tag: 'record corrections',
  refuses: ['namedFile', 'request.channel-unknown', 'request.applicant-kind-unknown'],
  summary: 'Register an application to correct a record about oneself (条例 第四十一条)',
  command: 'new',
  status: 201,
  params: AgencyParams,
  body: z.object({
    channel: Channel,
    receivedOn: DateText,
    applicant: z.object({
      kind: ApplicantKind,
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
  access: { act: RECORD_CORRECTION_ACCESS, scope: 'recordCorrection' },
  tag: 'record corrections',
  refuses: ['request.service-mode-unknown'],
  summary: 'Record the decision, that the applicant was told, a withdrawal, or amend a date',
  command: 'existing',
  params: IdParams,
  body: z
    .discriminatedUnion('type', [
      z.object({
        type: z.literal('DecideRecordCorrection'),
        outcome: RecordCorrectionOutcome,
        decidedOn: DateText,
        statement: Statement.meta({
          description: 'How the record reads now, the organ entitled to correct it, or why it is not corrected',
        }),
      }),
      z.object({
        type: z.literal('TellRecordCorrection'),
        toldOn: DateText,
        serviceMode: ServiceMode,
        note: NoteText,
      }),
      z.object({ type: z.literal('WithdrawRecordCorrection'), withdrawnOn: DateText, note: NoteText }),
      z.object({
        type: z.literal('AmendRecordCorrection'),
        date: RecordCorrectionDate,
        to: DateText,
        reason: Statement,
      }),
    ])
    .meta({ id: 'RecordCorrectionAct' }),
  answer: CommandAnswer,
});

const Status = z.enum(['asked', 'decided', 'told', 'withdrawn']);
const Dated = Day.nullable();

const Facts = {
  id: z.string(),
  agencyId: z.string(),
  code: z.string(),
  channel: Channel,
  status: Status,
  outcome: RecordCorrectionOutcome.nullable(),
  version: z.number().int(),
};

export const REGISTER = defineRoute({
  method: 'get',
  path: '/agencies/:agencyId/record-corrections',
  access: { act: 'recordCorrection.read', scope: 'agency' },
  tag: 'record corrections',
  summary: 'The register of applications to correct a record, the oldest first; the law sets them no period',
  params: AgencyParams,
  query: z.object({ state: z.enum(['open', 'closed', 'all']).default('open'), ...PageQuery }),
  answer: z
    .object({
      rows: z.array(
        z
          .object({
            ...Facts,
            applicantKind: ApplicantKind,
            receivedOn: Day,
            decidedOn: Dated,
            toldOn: Dated,
            withdrawnOn: Dated,
          })
          .meta({ id: 'RecordCorrectionRow' }),
      ),
      total: z.number().int(),
      freshness: Freshness,
    })
    .meta({ id: 'RecordCorrectionList' }),
});

export const PAGE = defineRoute({
  method: 'get',
  path: '/record-corrections/:id',
  access: { act: 'recordCorrection.read', scope: 'recordCorrection' },
  tag: 'record corrections',
  summary: 'An application to correct a record, folded from its own stream; what is unsealed is recorded',
  params: IdParams,
  answer: z
    .object({
      ...Facts,
      dates: z
        .object({
          receivedOn: Day.optional(),
          decidedOn: Day.optional(),
          toldOn: Day.optional(),
          withdrawnOn: Day.optional(),
        })
        .meta({ description: 'As far as recorded, and as amended' }),
      applicant: z.object({
        kind: ApplicantKind,
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
      acts: z.array(offeredAct(Object.keys(RECORD_CORRECTION_ACCESS))),
      timeline: z.array(TimelineEntry),
    })
    .meta({ id: 'RecordCorrectionPage' }),
});
