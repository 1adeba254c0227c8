import { z } from 'zod';
import { SettingKey } from '../http/codes';
import { defineRoute } from '../http/route';
import { Actor, AgencyParams, BothLanguages, CommandAnswer, Moment, NoteText } from '../http/schemas';

const Value = z.union([z.boolean(), z.number(), z.string().max(64)]);

export const SETTINGS = defineRoute({
  method: 'get',
  path: '/agencies/:agencyId/settings',
  access: { act: 'agency.readSettings', scope: 'agency' },
  tag: 'settings',
  summary:
    'What the agency chose where the law is silent: each setting with its value, default, source, and since when',
  params: AgencyParams,
  answer: z.object({
    settings: z.array(
      z
        .object({
          key: SettingKey,
          label: BothLanguages,
          source: z.string().meta({ description: 'The article or paper, and what it leaves open' }),
          question: z.string().nullable(),
          kind: z.enum(['flag', 'workingDays', 'choice']),
          range: z.object({ from: z.number().int(), to: z.number().int() }).nullable(),
          choices: z.array(z.object({ value: z.string(), label: BothLanguages })),
          default: Value,
          value: Value,
          changed: z
            .object({
              since: Moment,
              by: Actor,
              reason: z.string().nullable(),
            })
            .nullable()
            .meta({ description: 'Null while nobody ever changed it' }),
        })
        .meta({ id: 'AgencySetting' }),
    ),
    version: z.number().int(),
  }),
});

export const CHANGE_SETTING = defineRoute({
  method: 'put',
  path: '/agencies/:agencyId/settings/:setting',
  access: { act: 'agency.changeSetting', scope: 'agency' },
  tag: 'settings',
  summary: 'Change a setting; it holds from now on, also for open cases',
  command: 'existing',
  params: AgencyParams.extend({ setting: SettingKey }),
  body: z.object({ value: Value, reason: NoteText }),
  answer: CommandAnswer,
});
