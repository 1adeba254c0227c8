import { z } from 'zod';
import { DecisionCode } from '../http/codes';
import { defineRoute } from '../http/route';
import { AgencyParams, CaseStatus, CommandAnswer, DateText, Day, IdParams } from '../http/schemas';

const Month = {
  month: z.string().meta({ examples: ['2024-03'] }),
  ordinal: z.number().int().meta({ description: 'Which request of the month this one is' }),
  feeYuan: z.number().nullable().meta({ description: 'What it costs by request; null before there was a fee' }),
  article: z.string().nullable(),
};

export const APPLICANT_MATCHES = defineRoute({
  method: 'post',
  path: '/agencies/:agencyId/applicant-matches',
  access: { act: 'request.receive', scope: 'agency' },
  tag: 'applicants',
  summary: 'Whether somebody asked this agency before: his requests, and what the next one of the month would cost',
  params: AgencyParams,
  body: z.object({
    name: z.string().min(1).max(200),
    identity: z.string().min(1).max(100).optional(),
    contact: z.string().min(1).max(500),
    receivedOn: DateText.optional(),
  }),
  answer: z.object({
    rows: z.array(
      z
        .object({
          id: z.string(),
          code: z.string(),
          receivedOn: Day.nullable(),
          status: CaseStatus,
          decision: DecisionCode.nullable(),
          by: z.enum(['identity', 'contact']),
        })
        .meta({ id: 'ApplicantMatch' }),
    ),
    ...Month,
  }),
});

export const MONTH_ORDINAL = defineRoute({
  method: 'get',
  path: '/requests/:id/month-ordinal',
  access: { act: 'request.read', scope: 'request' },
  tag: 'applicants',
  refuses: ['request.unconfirmed'],
  summary: 'Which of its applicant’s requests of the calendar month a request is (109号 第四条)',
  params: IdParams,
  answer: z.object({ ...Month, inMonth: z.number().int().meta({ description: 'How many he filed in it so far' }) }),
});

export const SPLIT = defineRoute({
  method: 'post',
  path: '/requests/:id/split',
  access: { act: 'request.receive', scope: 'request' },
  tag: 'requests',
  summary:
    'Split a request that was just registered: every part gets a number of its own and counts, the whole no more',
  command: 'existing',
  params: IdParams,
  body: z.object({ splitOn: DateText, contents: z.array(z.string().min(1).max(50_000)).min(2).max(200) }),
  answer: CommandAnswer.extend({ parts: z.array(z.object({ id: z.string(), code: z.string() })) }).meta({
    id: 'SplitAnswer',
  }),
});
