import { z } from 'zod';
import { AnyDeadlineKind, NoticeKind, RejectionGround } from '../http/codes';
import { defineRoute } from '../http/route';
import { Actor, CommandAnswer, Day, RegionText, Year } from '../http/schemas';

const RegionParams = z.object({ region: RegionText });
const ProposalParams = RegionParams.extend({ proposal: z.coerce.number().int().min(1).max(100_000) });

const NoticeBody = z.object({
  text: z.string().min(1).max(20_000).optional().meta({ description: 'The notice as it is published' }),
  json: z
    .unknown()
    .optional()
    .meta({ description: 'Its JSON form: year, and holidays with name, from, to, days, makeUp; instead of `text`' }),
  year: Year.optional().meta({ description: 'Of a text that does not name it' }),
  kind: NoticeKind.optional().meta({ description: 'new, amendment or regional; found out when absent' }),
});

const NoticeDay = z.object({ date: Day, weekday: z.number().int(), name: z.string() });
const Notice = z
  .object({
    region: z.string(),
    kind: NoticeKind,
    year: z.number().int(),
    off: z.array(NoticeDay),
    makeUp: z.array(NoticeDay),
  })
  .meta({ id: 'HolidayNotice' });

const Impact = z
  .object({
    version: z.string().meta({ description: 'Of the calendar once the notice is approved' }),
    open: z.number().int(),
    moved: z.number().int().meta({ description: 'Open cases of which a deadline gets another day' }),
    settled: z
      .number()
      .int()
      .meta({ description: 'Open cases of which a date stops being provisional and no day changes' }),
    cases: z.array(
      z.object({
        id: z.string(),
        code: z.string().nullable().meta({ description: 'Null for a dispute' }),
        agencyId: z.string(),
        deadlines: z.array(
          z.object({
            kind: AnyDeadlineKind,
            ref: z.number().int().optional(),
            from: Day.optional(),
            to: Day.optional(),
            wasProvisional: z.boolean(),
            isProvisional: z.boolean(),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'CalendarImpact' });

export const CALENDAR = defineRoute({
  method: 'get',
  path: '/calendars/:region',
  access: { act: 'calendar.read', scope: 'system' },
  tag: 'calendar',
  summary: 'The calendar of a region: its version, what was proposed, and how far each rollout is',
  params: RegionParams,
  answer: z.object({
    region: z.string(),
    calendarVersion: z.string(),
    publishedYears: z.array(z.number().int()),
    proposals: z.array(
      z.object({
        proposal: z.number().int(),
        status: z.enum(['proposed', 'approved', 'rejected']),
        notice: Notice,
        document: z.string().nullable(),
        link: z.string().nullable(),
        digest: z.string(),
        by: Actor,
        decidedBy: Actor.nullable(),
        calendarVersion: z.string().nullable(),
        rollout: z
          .object({
            status: z.enum(['pending', 'started', 'completed']),
            open: z.number().int(),
            derived: z.number().int(),
            failed: z.number().int(),
          })
          .nullable(),
      }),
    ),
    missedYears: z.array(z.number().int()),
    version: z.number().int(),
  }),
});

export const CALENDAR_YEAR = defineRoute({
  method: 'get',
  path: '/calendars/:region/years/:year',
  access: 'signedIn',
  tag: 'calendar',
  summary: 'The days of a year that are off though weekdays, or worked though weekends, in the calendar in force',
  params: RegionParams.extend({ year: Year }),
  answer: z.object({
    calendarVersion: z.string(),
    published: z.boolean(),
    off: z.array(NoticeDay),
    makeUp: z.array(NoticeDay),
  }),
});

export const PREVIEW = defineRoute({
  method: 'post',
  path: '/calendars/:region/preview',
  access: { act: 'calendar.read', scope: 'system' },
  tag: 'calendar',
  summary: 'Read a notice without entering it: its days, and what moves in the open cases',
  params: RegionParams,
  body: NoticeBody,
  status: 200,
  answer: z.object({ notice: Notice, impact: Impact }),
});

export const PROPOSE = defineRoute({
  method: 'post',
  path: '/calendars/:region/proposals',
  access: { act: 'calendar.propose', scope: 'system' },
  tag: 'calendar',
  summary: 'Enter a notice for approval by another person',
  command: 'new',
  status: 201,
  params: RegionParams,
  body: NoticeBody.extend({
    link: z
      .url({ protocol: /^https?$/ })
      .max(500)
      .optional(),
    document: z
      .string()
      .min(1)
      .max(100)
      .optional()
      .meta({ examples: ['国办发明电〔2025〕7号'] }),
  }),
  answer: CommandAnswer,
});

export const IMPACT = defineRoute({
  method: 'get',
  path: '/calendars/:region/proposals/:proposal/impact',
  access: { act: 'calendar.read', scope: 'system' },
  tag: 'calendar',
  refuses: ['record'],
  summary: 'What moves in the open cases when a proposal is approved',
  params: ProposalParams,
  answer: Impact,
});

export const APPROVE = defineRoute({
  method: 'post',
  path: '/calendars/:region/proposals/:proposal/approval',
  access: { act: 'calendar.approve', scope: 'system' },
  tag: 'calendar',
  refuses: ['record'],
  summary: 'Approve a proposal that somebody else entered; the open cases are derived again after it',
  command: 'existing',
  params: ProposalParams,
  body: z.object({}),
  answer: CommandAnswer,
});

export const REJECT = defineRoute({
  method: 'post',
  path: '/calendars/:region/proposals/:proposal/rejection',
  access: { act: 'calendar.reject', scope: 'system' },
  tag: 'calendar',
  refuses: ['record'],
  summary: 'Put a proposal aside',
  command: 'existing',
  params: ProposalParams,
  body: z.object({ ground: RejectionGround }),
  answer: CommandAnswer,
});
