import { z } from 'zod';
import { ErasureGround } from '../http/codes';
import { defineRoute } from '../http/route';
import { CodeText, CommandAnswer, IdParams } from '../http/schemas';

export const REQUEST_ERASURE = defineRoute({
  method: 'post',
  path: '/persons/:id/erasure',
  tag: 'persons',
  summary: 'Ask that a person’s data be erased',
  command: 'new',
  params: IdParams,
  body: z.object({ ground: ErasureGround }),
  answer: CommandAnswer,
});

export const CONFIRM_ERASURE = defineRoute({
  method: 'post',
  path: '/persons/:id/erasure/confirmation',
  tag: 'persons',
  summary: 'Confirm an erasure that somebody else asked for: the keys are destroyed, no figure changes',
  command: 'new',
  params: IdParams,
  body: z.object({}),
  answer: CommandAnswer,
});
