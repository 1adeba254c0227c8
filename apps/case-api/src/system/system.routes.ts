import { NATIONAL_REGION } from '@yishen/calendar';
import { z } from 'zod';
import { defineRoute } from '../http/route';
import { Day, Freshness, QueryDate, RegionText } from '../http/schemas';

const LedgerDay = z
  .object({
    date: Day,
    weekday: z.number().int(),
    kind: z.enum(['workday', 'weekend', 'holiday', 'makeUp']),
    working: z.boolean(),
    provisional: z.boolean(),
    name: z.string().optional(),
    count: z.number().int().optional(),
    excluded: z.literal(true).optional(),
  })
  .meta({ id: 'LedgerDay' });

export { LedgerDay };

export const LIVE = defineRoute({
  method: 'get',
  path: '/health/live',
  access: 'open',
  tag: 'system',
  summary: 'The process runs',
  answer: z.object({ status: z.literal('ok') }),
});

export const READY = defineRoute({
  method: 'get',
  path: '/health/ready',
  access: 'open',
  tag: 'system',
  summary: 'The database is reachable and its tables are there; 503 otherwise',
  otherStatus: 503,
  answer: z.object({ status: z.enum(['ok', 'unavailable']), checks: z.record(z.string(), z.boolean()) }),
});

export const OPENAPI = defineRoute({
  method: 'get',
  path: '/openapi.json',
  access: 'open',
  tag: 'system',
  summary: 'This document',
  answer: z.record(z.string(), z.unknown()),
});

export const FRESHNESS = defineRoute({
  method: 'get',
  path: '/system/freshness',
  access: 'signedIn',
  tag: 'system',
  summary: 'How old the lists are',
  answer: z.object({ freshness: Freshness, epoch: z.string() }),
});

export const DUE = defineRoute({
  method: 'get',
  path: '/calendar/due',
  access: 'signedIn',
  tag: 'calendar',
  refuses: ['working-days.invalid', 'date.invalid'],
  summary: 'The n-th working day after a day, with the day ledger',
  query: z.object({
    from: QueryDate,
    workingDays: z.coerce.number().int().min(0).max(4000),
    region: RegionText.default(NATIONAL_REGION),
  }),
  answer: z.object({
    due: Day,
    provisional: z.boolean(),
    calendarVersion: z.string(),
    days: z.array(LedgerDay),
  }),
});
