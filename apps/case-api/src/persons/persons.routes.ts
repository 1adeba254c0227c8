import { z } from 'zod';
import { ErasureGround } from '../http/codes';
import { defineRoute } from '../http/route';
import { CommandAnswer, IdParams } from '../http/schemas';

export const REQUEST_ERASURE = defineRoute({
  method: 'post',
  path: '/persons/:id/erasure',
  access: { act: 'person.requestErasure', scope: 'person' },
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
  access: { act: 'person.confirmErasure', scope: 'person' },
  tag: 'persons',
  summary: 'Confirm an erasure that somebody else asked for: the keys are destroyed, no figure changes',
  command: 'new',
  params: IdParams,
  body: z.object({}),
  answer: CommandAnswer,
});
