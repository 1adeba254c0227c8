import { z } from 'zod';
import { defineRoute } from '../http/route';
import { AgencyYearParams, CommandAnswer } from '../http/schemas';

const PATH = '/agencies/:agencyId/publications/:year';

export const FIGURES = defineRoute({
  method: 'get',
  path: PATH,
  tag: 'publications',
  summary: 'The figures of table two of a year; null is unrecorded, which is not zero',
  params: AgencyYearParams,
  answer: z.object({ figures: z.record(z.string(), z.string().nullable()), version: z.number().int() }),
});

export const RECORD_FIGURES = defineRoute({
  method: 'put',
  path: `${PATH}/figures`,
  tag: 'publications',
  summary: 'Record figures of table two; version 0 is a year without any',
  command: 'existing',
  params: AgencyYearParams,
  body: z.object({ figures: z.record(z.string().max(64), z.string().max(32)) }),
  answer: CommandAnswer,
});

export const CONFIRM_NOTHING = defineRoute({
  method: 'post',
  path: `${PATH}/confirmation`,
  tag: 'publications',
  summary: 'Confirm that every figure not recorded yet is zero',
  command: 'existing',
  params: AgencyYearParams,
  body: z.object({}),
  answer: CommandAnswer,
});
