import { PUBLICATION_FIGURE_ORDER } from '@yishen/statute';
import { z } from 'zod';
import { NormKind, PublicationFigure } from '../http/codes';
import { defineRoute } from '../http/route';
import { AgencyParams, AgencyYearParams, CommandAnswer, DateText, Day, everyOf } from '../http/schemas';

const PATH = '/agencies/:agencyId/publications/:year';

export const FIGURES = defineRoute({
  method: 'get',
  path: PATH,
  access: { act: 'report.read', scope: 'agency' },
  tag: 'publications',
  summary: 'The figures of table two of a year; null is unrecorded, which is not zero',
  params: AgencyYearParams,
  answer: z
    .object({ figures: everyOf(PUBLICATION_FIGURE_ORDER, z.string().nullable()), version: z.number().int() })
    .meta({ id: 'Publication' }),
});

export const RECORD_FIGURES = defineRoute({
  method: 'put',
  path: `${PATH}/figures`,
  access: { act: 'publication.record', scope: 'agency' },
  tag: 'publications',
  summary: 'Record figures of table two; version 0 is a year without any',
  command: 'existing',
  params: AgencyYearParams,
  body: z.object({ figures: z.record(PublicationFigure, z.string().max(32)) }),
  answer: CommandAnswer,
});

export const CONFIRM_NOTHING = defineRoute({
  method: 'post',
  path: `${PATH}/confirmation`,
  access: { act: 'publication.record', scope: 'agency' },
  tag: 'publications',
  summary: 'Confirm that every figure not recorded yet is zero',
  command: 'existing',
  params: AgencyYearParams,
  body: z.object({}),
  answer: CommandAnswer,
});

const NORMS = '/agencies/:agencyId/norms';
const TitleText = z.string().max(300);
const NumberText = z.string().max(100);

export const NORM_REGISTER = defineRoute({
  method: 'get',
  path: NORMS,
  access: { act: 'report.read', scope: 'agency' },
  tag: 'publications',
  summary:
    'The register of 规章 and 行政规范性文件 of an agency, from which table two counts them; struck entries are left out',
  params: AgencyParams,
  answer: z.object({
    norms: z.array(
      z
        .object({
          n: z.number().int(),
          kind: NormKind,
          title: z.string(),
          number: z.string().nullable(),
          issuedOn: Day,
          repealedOn: Day.nullable(),
        })
        .meta({ id: 'Norm' }),
    ),
  }),
});

export const ENTER_NORM = defineRoute({
  method: 'post',
  path: NORMS,
  access: { act: 'publication.record', scope: 'agency' },
  tag: 'publications',
  summary: 'Enter a document in the register; one of earlier years too, for table two counts what is in force',
  command: 'new',
  params: AgencyParams,
  body: z.object({
    kind: NormKind,
    title: TitleText,
    number: NumberText.optional(),
    issuedOn: DateText,
    repealedOn: DateText.optional(),
  }),
  answer: CommandAnswer,
});

const NormParams = AgencyParams.extend({ n: z.coerce.number().int().min(1) });

export const REPEAL_NORM = defineRoute({
  method: 'post',
  path: `${NORMS}/:n/repeal`,
  access: { act: 'publication.record', scope: 'agency' },
  tag: 'publications',
  summary: 'Record that a document was repealed or ceased to have effect',
  command: 'new',
  params: NormParams,
  body: z.object({ repealedOn: DateText }),
  answer: CommandAnswer,
});

export const AMEND_NORM = defineRoute({
  method: 'post',
  path: `${NORMS}/:n/amendment`,
  access: { act: 'publication.record', scope: 'agency' },
  tag: 'publications',
  summary:
    'Amend an entry of the register, take a repeal back (`repealedOn` null), or strike what should never have been entered',
  command: 'new',
  params: NormParams,
  body: z.object({
    changes: z
      .object({
        kind: NormKind,
        title: TitleText,
        number: NumberText,
        issuedOn: DateText,
        repealedOn: DateText.nullable(),
      })
      .partial(),
    struck: z.boolean().optional(),
    reason: z.string().min(1).max(2000),
  }),
  answer: CommandAnswer,
});
