import { z } from 'zod';
import { Permission, Role } from '../http/codes';
import { defineRoute } from '../http/route';
import { Actor, Day } from '../http/schemas';

const Me = z
  .object({
    user: Actor,
    agencies: z.array(z.object({ id: z.string(), name: z.string(), roles: z.array(Role), acts: z.array(Permission) })),
    systemActs: z.array(Permission).meta({ description: 'What one may do on the system itself' }),
    today: Day,
    demo: z.boolean(),
  })
  .meta({ id: 'Me' });

export const SIGN_IN = defineRoute({
  method: 'post',
  path: '/session',
  access: 'open',
  tag: 'session',
  summary: 'Sign in; many wrong tries lock the name for a while',
  refuses: ['session.wrong-password', 'session.locked', 'unavailable'],
  body: z.object({ loginName: z.string().min(1).max(256), password: z.string().min(1).max(1024) }),
  answer: Me,
});

export const WHO = defineRoute({
  method: 'get',
  path: '/session',
  access: 'signedIn',
  tag: 'session',
  summary: 'Who is signed in, where, and what he may do there',
  answer: Me,
});

export const SIGN_OUT = defineRoute({
  method: 'delete',
  path: '/session',
  access: 'open',
  tag: 'session',
  summary: 'Sign out',
  refuses: ['unavailable'],
});
