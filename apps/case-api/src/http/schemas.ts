import { PROBLEM_CODES } from '@yishen/catalogue';
import { isPlainDate, isRegion } from '@yishen/calendar';
import { z } from 'zod';
import { answerCode } from './codes';

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The id of a stream. */
export const Id = z.string().regex(ID).meta({ format: 'uuid' });
/** The params of a route below an agency. */
export const AgencyParams = z.object({ agencyId: Id });
/** The params of a route on one stream. */
export const IdParams = z.object({ id: Id });
/** A year of a report. */
export const Year = z.coerce.number().int().min(2008).max(2200);
/** The params of a route on an agency's year. */
export const AgencyYearParams = z.object({ agencyId: Id, year: Year });
/** A legal day. Whether it may be this day is the domain's business; whether it is one at all as well. */
export const DateText = z
  .string()
  .max(32)
  .meta({ format: 'date', examples: ['2024-03-01'] });
/** A legal day as an answer gives it. */
export const Day = z.string().meta({ format: 'date' });
/** An instant as an answer gives it. */
export const Moment = z.string().meta({ format: 'date-time' });
/** Where a request stands. */
export const CaseStatus = z.enum(['unconfirmed', 'open', 'concluded', 'split']).meta({ id: 'CaseStatus' });
/** A person, or a process of the engine, with the name to show. */
export const Actor = z.object({ id: z.string(), displayName: z.string() }).meta({ id: 'Actor' });
/** A text in both languages. */
export const BothLanguages = z.object({ zh: z.string(), en: z.string() }).meta({ id: 'BothLanguages' });
/** An act on offer, and why it cannot be done when it cannot. */
export function offeredAct(acts: readonly string[]): z.ZodObject<{
  act: z.ZodType<string, string>;
  allowed: z.ZodBoolean;
  reason: z.ZodOptional<z.ZodString>;
}> {
  return z.object({ act: answerCode(acts), allowed: z.boolean(), reason: z.string().optional() });
}
/** An object with every name of a list as a field. */
export function everyOf<S extends z.ZodType>(names: readonly string[], value: S): z.ZodObject<Record<string, S>> {
  return z.object(Object.fromEntries(names.map((name) => [name, value])));
}
/** A legal day in a query. */
export const QueryDate = z.string().refine(isPlainDate).meta({ format: 'date' });
/** The region of a calendar: the country, or a part of it. */
export const RegionText = z
  .string()
  .max(32)
  .refine(isRegion)
  .meta({ examples: ['CN', 'CN-45'] });
/** A free note, sealed with the request. */
export const NoteText = z.string().min(1).max(4000).optional();
/** A position in the log. */
export const Position = z.string().regex(/^\d{1,18}$/);
/** A page of a list. */
export const PageQuery = {
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
  after: Position.optional(),
};

/** The answer to every command. */
export const CommandAnswer = z
  .object({ id: z.string(), version: z.number().int(), position: Position, repeated: z.boolean() })
  .meta({ id: 'CommandAnswer' });

/** How old a list is. */
export const Freshness = z
  .object({
    position: Position.meta({ description: 'Everything up to here is in the list' }),
    head: Position.meta({ description: 'The end of the log' }),
    stale: z.boolean().meta({ description: 'Older than asked for by `after`, or more than a moment behind' }),
    behindSeconds: z.number(),
    parked: z.number().int().meta({
      description:
        'Records whose next event could not be applied: lists and figures may lack them until they are retried',
    }),
  })
  .meta({ id: 'Freshness' });

/** What is wrong with a row of a list. */
const RowFault = z.object({
  row: z.number().int(),
  column: z.string().optional(),
  statement: z.string(),
  statementEn: z.string(),
});

/** Every error. */
export const ProblemBody = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: answerCode(PROBLEM_CODES),
    detail: z.string(),
    titleEn: z.string(),
    detailEn: z.string(),
    instance: z.string(),
    requestId: z
      .string()
      .meta({ description: 'The records of the server that were made for this request have it too' }),
    parameters: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    errors: z
      .array(
        z.object({
          pointer: z.string(),
          rule: z.string(),
          known: z.array(z.string()).optional().meta({ description: 'The fields or codes that there are' }),
        }),
      )
      .optional(),
    faults: z.array(RowFault).optional().meta({ description: 'What is wrong in a list that was sent' }),
    demo: z.boolean().optional().meta({ description: 'There are demonstration users to sign in with' }),
  })
  .meta({ id: 'Problem' });
