import { DOMAIN_REFUSALS, type ProblemCode } from '@yishen/catalogue';
import {
  ACT_FIELDS,
  ACT_RULES,
  REQUEST_ACT_NAMES,
  REQUEST_EVENT_TYPES,
  type ActField,
  type DeadlineState as DeadlineStateOf,
} from '@yishen/domain';
import { TABLE_THREE_COLUMNS } from '@yishen/annual-report';
import { SETTING_ORDER, TABLE_THREE_ROW_ORDER } from '@yishen/statute';
import { z } from 'zod';
import {
  actChoice,
  ApplicantKind,
  answerCode,
  Channel,
  ContentKey,
  CorrectableValue,
  DeadlineKind,
  DecisionCode,
  EvidenceKind,
  Remedies,
  ServiceMode,
} from '../http/codes';
import { defineRoute } from '../http/route';
import {
  Actor,
  AgencyParams,
  CaseStatus,
  CommandAnswer,
  DateText,
  Day,
  Freshness,
  IdParams,
  Moment,
  NoteText,
  PageQuery,
  everyOf,
  Year,
} from '../http/schemas';
import { Incident } from '../incidents/incidents.routes';
import { Digest } from '../files/files.routes';

const Answer = z.object({
  decision: DecisionCode,
  repliedOn: DateText,
  serviceMode: ServiceMode,
  remedies: Remedies.optional().meta({
    description: '`untold` when it did not say where and until when to challenge it',
  }),
  note: NoteText,
});
const Withdrawal = z.object({ withdrawnOn: DateText, note: NoteText });

const FileName = z.object({ digest: Digest });

const Applicant = z.object({
  kind: ApplicantKind,
  name: z.string().min(1).max(200),
  identity: z.string().min(1).max(64).optional(),
  contact: z.string().min(1).max(500),
  agent: z
    .object({
      name: z.string().min(1).max(200),
      contact: z.string().min(1).max(500).optional(),
      authority: FileName.optional(),
    })
    .optional(),
  joint: z
    .array(z.object({ kind: ApplicantKind, name: z.string().min(1).max(200) }))
    .max(200)
    .optional(),
});

const Incoming = z.object({
  channel: Channel,
  applicant: Applicant,
  content: z.string().min(1).max(50_000),
  scan: FileName.optional(),
});

export const RECEIVE = defineRoute({
  method: 'post',
  path: '/agencies/:agencyId/requests',
  access: { act: 'request.receive', scope: 'agency' },
  tag: 'requests',
  refuses: ['namedFile'],
  summary: 'Register a request, with the facts that are already known',
  command: 'new',
  status: 201,
  params: AgencyParams,
  body: Incoming.extend({
    receivedOn: DateText,
    evidence: z.object({ kind: EvidenceKind, note: NoteText, file: FileName.optional() }).optional(),
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

export const ARRIVE = defineRoute({
  method: 'post',
  path: '/agencies/:agencyId/arrivals',
  access: { act: 'request.receive', scope: 'agency' },
  tag: 'requests',
  refuses: ['namedFile'],
  summary: 'Record a request whose date of receipt is yet to be confirmed with the applicant (条例 第三十一条)',
  command: 'new',
  status: 201,
  params: AgencyParams,
  body: Incoming.extend({ arrivedOn: DateText }),
  answer: CommandAnswer,
});

// The body of an act, field by field, as the domain's table of acts says.
const SCHEMA_OF = {
  date: () => DateText,
  text: () => z.string().min(1).max(20_000),
  texts: () => z.array(z.string().min(1).max(4_000)).min(1).max(100),
  contents: () => z.record(ContentKey, z.string().min(1).max(50_000)),
  count: () => z.number().int().min(0).max(1_000_000),
  money: () => z.number().int().min(0).max(100_000_000_00),
  choice: ({ choices = [] }, name) => actChoice(name, choices),
  flag: () => z.boolean(),
  file: () => FileName,
  version: () => z.number().int().min(1).max(100_000),
  changes: () => z.record(CorrectableValue, z.union([z.string().max(64), z.number()])),
  id: () => z.string().min(1).max(200),
} as const satisfies Record<ActField['kind'], (field: ActField, name: string) => z.ZodType>;

function actSchema(name: (typeof REQUEST_ACT_NAMES)[number]): z.ZodObject {
  const fields = Object.entries(ACT_FIELDS[name] as Readonly<Record<string, ActField>>).map(([fieldName, field]) => {
    const schema: z.ZodType = SCHEMA_OF[field.kind](field, fieldName);
    return [fieldName, field.optional ? schema.optional() : schema] as const;
  });
  return z
    .object({ type: z.literal(name), ...Object.fromEntries(fields), override: z.string().min(1).max(4_000).optional() })
    .meta({ id: `Act${name}` });
}

const [firstAct, ...otherActs] = REQUEST_ACT_NAMES.map(actSchema);

// Who may do which act: the domain's table.
const REQUEST_ACCESS = Object.fromEntries(REQUEST_ACT_NAMES.map((name) => [name, ACT_RULES[name].access]));

/** Any act of the domain's table. */
const Act = z.discriminatedUnion('type', [firstAct!, ...otherActs] as never).meta({ id: 'RequestAct' }) as z.ZodType<
  Record<string, unknown> & { readonly type: string }
>;

export const ACT = defineRoute({
  method: 'post',
  path: '/requests/:id/acts',
  access: { act: REQUEST_ACCESS, scope: 'request' },
  tag: 'requests',
  refuses: ['namedFile'],
  summary: 'Do an act of the procedure: guards, reviews and articles are those of the case page',
  command: 'existing',
  params: IdParams,
  body: Act,
  answer: CommandAnswer,
});

export const ANSWER = defineRoute({
  method: 'post',
  path: '/requests/:id/answer',
  access: { act: 'request.answer', scope: 'request' },
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
  access: { act: 'request.withdraw', scope: 'request' },
  tag: 'requests',
  summary: 'Record the applicant’s withdrawal',
  command: 'existing',
  params: IdParams,
  body: Withdrawal,
  answer: CommandAnswer,
});

const DeadlineState = answerCode(['running', 'waiting', 'met', 'missed', 'lapsed'] satisfies DeadlineStateOf[]).meta({
  id: 'DeadlineState',
});

/** A row of the list: a column of the read table is shown by being named here. */
export const CaseRow = z
  .object({
    id: z.string(),
    code: z.string(),
    agencyId: z.string(),
    applicantKind: ApplicantKind,
    applicantName: z.string().nullable(),
    channel: Channel,
    arrivedOn: Day.nullable(),
    receivedOn: Day.nullable(),
    receiptEvidenced: z.boolean(),
    status: CaseStatus,
    decision: DecisionCode.nullable(),
    concludedOn: Day.nullable(),
    archivedOn: Day.nullable(),
    deadlineKind: DeadlineKind.nullable(),
    extendedBy: z.number().int(),
    stoppedUntil: Day.nullable(),
    dueOn: Day.nullable(),
    deadlineState: DeadlineState.nullable(),
    provisional: z.boolean(),
    workingDaysLeft: z.number().int().nullable(),
    workingDayNumber: z.number().int().nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'CaseRow' });

export const LIST = defineRoute({
  method: 'get',
  path: '/agencies/:agencyId/requests',
  access: { act: 'request.read', scope: 'agency' },
  tag: 'requests',
  summary: 'The queue of an agency',
  params: AgencyParams,
  query: z.object({
    state: z.enum(['open', 'concluded', 'overdue', 'unconfirmed', 'stopped', 'unevidenced']).optional(),
    year: Year.optional(),
    code: z.string().max(16).optional(),
    sort: z.enum(['dueOn', '-dueOn', 'receivedOn', '-receivedOn']).default('-receivedOn'),
    ...PageQuery,
  }),
  answer: z.object({ rows: z.array(CaseRow), total: z.number().int(), freshness: Freshness }).meta({ id: 'CaseList' }),
});

const LedgerLine = z
  .object({
    date: Day,
    weekday: z.number().int(),
    kind: z.enum(['workday', 'weekend', 'holiday', 'makeUp']),
    working: z.boolean(),
    provisional: z.boolean(),
    name: z.string().optional(),
    reason: z.enum(['counted', 'extension', 'weekend', 'holiday', 'excluded', 'waiting', 'superseded', 'delayed']),
    count: z.number().int().optional(),
    article: z.string(),
    fact: z.number().int().optional().meta({ description: 'The version of the fact that made the reason' }),
  })
  .meta({ id: 'LedgerLine' });

const Deadline = z
  .object({
    kind: DeadlineKind,
    ref: z.number().int().optional(),
    from: Day,
    dueOn: Day,
    dueAt: Moment,
    state: DeadlineState,
    provisional: z.boolean(),
    workingDays: z.number().int(),
    article: z.string(),
    ruleVersion: z.string(),
    calendarVersion: z.string(),
    warnings: z.array(z.object({ workingDaysLeft: z.number().int(), at: Moment })),
    onExpiry: z.enum(['miss', 'lapse', 'silence']).optional(),
    excluded: z.array(z.object({ after: Day, until: Day, consultation: z.number().int() })).optional(),
    extendedBy: z.number().int().optional(),
    ledger: z.array(LedgerLine),
  })
  .meta({ id: 'Deadline' });

const CountsIn = z
  .object({
    year: z.number().int(),
    table: z.literal('three'),
    row: answerCode(TABLE_THREE_ROW_ORDER),
    column: answerCode(TABLE_THREE_COLUMNS),
    label: z.string(),
  })
  .meta({ id: 'CountedIn' });

// A rule of the domain, or that the act is another role's.
const ActRefusal = answerCode([...Object.keys(DOMAIN_REFUSALS), 'access.denied' satisfies ProblemCode]).meta({
  id: 'ActRefusal',
});

const OfferedRequestAct = z
  .object({
    act: answerCode(REQUEST_ACT_NAMES),
    allowed: z.boolean(),
    article: z.string(),
    reason: z.string().optional(),
    code: ActRefusal.optional().meta({ description: 'The code of the refusal that the act would get' }),
    overridable: z.boolean().meta({ description: 'This caller may do it all the same, with a reason' }),
    latestOn: Day.optional(),
  })
  .meta({ id: 'OfferedRequestAct' });

export const TimelineEntry = z
  .object({
    position: z.string(),
    version: z.number().int(),
    type: z.string(),
    at: Moment,
    actor: Actor,
    summary: z.string(),
    note: z.string().nullable(),
    texts: z.array(z.object({ path: z.string(), text: z.string() })).optional(),
    data: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'TimelineEntry' });

/** A recorded fact of a request: which event said it, and its data without sealed values. */
const FoldedFact = z
  .looseObject({ type: answerCode(REQUEST_EVENT_TYPES), version: z.number().int() })
  .meta({ id: 'FoldedFact' });

export const CASE = defineRoute({
  method: 'get',
  path: '/requests/:id',
  access: { act: 'request.read', scope: 'request' },
  tag: 'requests',
  summary: 'The case page, folded from the request’s own stream; what is unsealed is recorded',
  params: IdParams,
  answer: z
    .object({
      id: z.string(),
      code: z.string(),
      agencyId: z.string(),
      status: CaseStatus,
      version: z.number().int(),
      channel: Channel,
      arrivedOn: Day.nullable(),
      receivedOn: Day.nullable(),
      applicant: z.object({
        person: z.string(),
        kind: ApplicantKind,
        name: z.string().nullable(),
        identity: z.string().nullable(),
        contact: z.string().nullable(),
        agent: z.string().nullable(),
        joint: z.array(z.object({ kind: ApplicantKind, name: z.string().nullable() })),
        erased: z.boolean(),
      }),
      content: z.string().nullable(),
      scan: z.object({ digest: z.string(), name: z.string().nullable(), size: z.number().int() }).nullable(),
      decision: DecisionCode.nullable(),
      concludedOn: Day.nullable(),
      deadlines: z.array(Deadline),
      timeline: z.array(TimelineEntry),
      acts: z.array(OfferedRequestAct),
      state: z.looseObject({ status: CaseStatus, facts: z.array(FoldedFact) }).meta({
        id: 'FoldedRequest',
        description:
          'The request as the domain folds it, without sealed values: input of the same functions in the browser',
      }),
      incidents: z.array(Incident).meta({ description: 'Those still open' }),
      countsIn: z.array(CountsIn),
    })
    .meta({ id: 'CasePage' }),
});

const Days = z.array(z.tuple([Day, z.string()])).meta({ description: 'Days with the name of their holiday' });

export const CLOCK = defineRoute({
  method: 'get',
  path: '/agencies/:agencyId/calendar',
  access: { act: 'request.read', scope: 'agency' },
  tag: 'requests',
  summary:
    'The calendar and the choices that the deadlines of an agency are folded with: for the same fold in a browser',
  params: AgencyParams,
  answer: z
    .object({
      version: z.string(),
      region: z.string(),
      publishedYears: z.array(z.number().int()),
      off: Days,
      makeUp: Days,
      policy: everyOf(SETTING_ORDER, z.union([z.boolean(), z.number(), z.string()])),
    })
    .meta({ id: 'AgencyClock' }),
});

export const WHAT_IF = defineRoute({
  method: 'post',
  path: '/requests/:id/what-if',
  access: { act: 'request.read', scope: 'request' },
  tag: 'requests',
  summary: 'What acts would lead to: the same fold on hypothetical facts; nothing is recorded',
  params: IdParams,
  body: z.object({ today: DateText.optional(), acts: z.array(Act).min(1).max(20) }),
  answer: z
    .object({
      deadlines: z.array(Deadline),
      countsIn: z.array(CountsIn),
      acts: z.array(OfferedRequestAct),
    })
    .meta({ id: 'WhatIf' }),
});
