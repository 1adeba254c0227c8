import { PROCEEDING_KIND_ORDER, TABLE_FOUR_KEYS, TABLE_TWO_KEYS } from '@yishen/annual-report';
import { PUBLICATION_FIGURE_ORDER, TABLE_THREE_ROW_ORDER } from '@yishen/statute';
import { z } from 'zod';
import { everyOf } from '../http/schemas';

const Counts = z.array(z.number().int());

/** Tables two, three and four of a year: recorded figures as text, null where unrecorded, and counts column by column. */
export const ReportTables = z
  .object({
    year: z.number().int(),
    two: everyOf(PUBLICATION_FIGURE_ORDER, z.string().nullable()),
    three: everyOf(TABLE_THREE_ROW_ORDER, Counts),
    four: everyOf(PROCEEDING_KIND_ORDER, Counts),
  })
  .meta({ id: 'ReportTables' });

const Figure = z.number().nullable();
const Figures = z.array(Figure);

/** The tables of a report in the exchange shape; null where the report has no number. */
export const ExchangeTables = z
  .object({
    agency: z.string(),
    year: z.number().int().nullable(),
    tableTwo: everyOf(Object.keys(TABLE_TWO_KEYS), z.union([Figure, Figures])),
    tableThree: everyOf(TABLE_THREE_ROW_ORDER, Figures),
    tableFour: everyOf(Object.values(TABLE_FOUR_KEYS), Figures),
    blanks: z
      .array(z.object({ place: z.string(), text: z.string() }))
      .optional()
      .meta({ description: 'Places that a published report left empty' }),
    layout: z.literal('2019').optional(),
    formerFigures: z
      .array(z.object({ row: z.string(), column: z.string(), value: Figure }))
      .optional()
      .meta({ description: 'The figures of table two that only the form of 2019 has' }),
    version: z
      .object({ n: z.number().int(), epoch: z.string(), position: z.string(), signedOn: z.string() })
      .optional()
      .meta({ description: 'Which signed version it is' }),
  })
  .meta({ id: 'ExchangeTables' });

/** Tables in the exchange shape as they are taken over: what is missing or wrong in them is said row by row. */
export const TakenTables = z
  .record(z.string(), z.unknown())
  .meta({ description: 'Tables in the exchange shape, as `…/json` answers them' });
