import { z } from 'zod';
import { Digest } from '../files/files.routes';
import { AgencyKind, Carrier, DocumentCode, LetterContent, LetterValue, ServiceMode } from '../http/codes';
import { defineRoute } from '../http/route';
import { Actor, AgencyParams, CommandAnswer, DateText, Day, Id, IdParams, NoteText } from '../http/schemas';

const LetterParams = IdParams.extend({ letter: Id });

/** Which letter: its document, the notice, consultation, fee or draft it is about, its day, and what the case does not record. */
const Letter = z.object({
  document: DocumentCode,
  n: z.number().int().min(1).max(10_000).optional(),
  source: Id.optional().meta({ description: 'The application to correct a record that the letter answers' }),
  issuedOn: DateText,
  values: z.record(LetterValue, z.string().min(1).max(20_000)).meta({ id: 'LetterValues' }).optional(),
});

const Missing = z.object({ key: LetterContent, label: z.string(), from: z.enum(['case', 'agency']) });

export const LETTERS = defineRoute({
  method: 'get',
  path: '/requests/:id/letters',
  access: { act: 'letter.preview', scope: 'request' },
  tag: 'letters',
  summary: 'The letters of a request, and those that can be made now with what must be typed for each',
  params: IdParams,
  answer: z
    .object({
      agencyId: z.string(),
      version: z.number().int(),
      hasLetterhead: z.boolean(),
      letters: z.array(
        z
          .object({
            letter: z.string(),
            document: DocumentCode,
            label: z.string(),
            n: z.number().int().nullable(),
            number: z.string().nullable().meta({ description: '文号; null for a paper for the file' }),
            issuedOn: Day,
            by: Actor,
            digest: Digest,
            goesOut: z.boolean(),
            isVoid: z.boolean(),
            sent: z
              .object({ mode: ServiceMode, carrier: Carrier.nullable(), sentOn: Day })
              .nullable()
              .meta({ description: 'By post the day it was handed to the postal enterprise' }),
            deliveredOn: Day.nullable(),
          })
          .meta({ id: 'Letter' }),
      ),
      possible: z.array(
        z
          .object({
            document: DocumentCode,
            label: z.string(),
            n: z.number().int().nullable(),
            articles: z.array(z.string()),
            takesNumber: z.boolean(),
            missing: z.array(Missing),
            issued: z.string().nullable(),
          })
          .meta({ id: 'PossibleLetter' }),
      ),
    })
    .meta({ id: 'CaseLetters' }),
});

export const PREVIEW_LETTER = defineRoute({
  method: 'post',
  path: '/requests/:id/letters/preview',
  access: { act: 'letter.preview', scope: 'request' },
  tag: 'letters',
  refuses: ['record-correction.not-decided', 'work'],
  summary: 'A letter as it would be issued, as HTML: nothing is recorded but the look, and no number is taken',
  params: IdParams,
  body: Letter,
  answer: z.object({ title: z.string(), html: z.string() }),
});

export const PREVIEW_LETTER_FILE = defineRoute({
  method: 'post',
  path: '/requests/:id/letters/preview/docx',
  access: { act: 'letter.preview', scope: 'request' },
  tag: 'letters',
  refuses: ['record-correction.not-decided', 'work'],
  summary: 'The same preview as a Word file',
  params: IdParams,
  body: Letter,
  answerType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
});

export const ISSUE_LETTER = defineRoute({
  method: 'post',
  path: '/requests/:id/letters',
  access: { act: 'letter.issue', scope: 'request' },
  tag: 'letters',
  refuses: ['record-correction.not-decided', 'work'],
  summary: 'Issue a letter: it gets the next number of the agency’s year and its file is sealed and kept',
  command: 'existing',
  status: 201,
  params: IdParams,
  body: Letter,
  answer: CommandAnswer.extend({ letter: z.string(), number: z.string().nullable() }).meta({ id: 'IssuedLetter' }),
});

export const LETTER_FILE = defineRoute({
  method: 'get',
  path: '/requests/:id/letters/:letter/file',
  access: { act: 'file.read', scope: 'request' },
  tag: 'letters',
  refuses: ['letter.unknown'],
  summary: 'Download an issued letter; the look is recorded',
  params: LetterParams,
  answerType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
});

export const SEND_LETTER = defineRoute({
  method: 'post',
  path: '/requests/:id/letters/:letter/sending',
  access: { act: 'letter.send', scope: 'request' },
  tag: 'letters',
  refuses: ['request.service-mode-unknown'],
  summary: 'Record that a letter went out; by post only with the postal enterprise, never cash on delivery',
  command: 'existing',
  params: LetterParams,
  body: z.object({
    mode: ServiceMode,
    carrier: Carrier.optional(),
    cashOnDelivery: z.boolean().optional(),
    sentOn: DateText,
    trackingNumber: z.string().min(1).max(64).optional(),
    place: z.string().min(1).max(500).optional(),
  }),
  answer: CommandAnswer,
});

export const DELIVER_LETTER = defineRoute({
  method: 'post',
  path: '/requests/:id/letters/:letter/delivery',
  access: { act: 'letter.send', scope: 'request' },
  tag: 'letters',
  summary: 'Record that a letter reached its addressee',
  command: 'existing',
  params: LetterParams,
  body: z.object({ deliveredOn: DateText, note: NoteText }),
  answer: CommandAnswer,
});

export const VOID_LETTER = defineRoute({
  method: 'post',
  path: '/requests/:id/letters/:letter/voiding',
  access: { act: 'letter.void', scope: 'request' },
  tag: 'letters',
  summary: 'Cancel a letter that has not gone out; its number stays in the letter book, void',
  command: 'existing',
  params: LetterParams,
  body: z.object({ reason: z.string().min(1).max(4000) }),
  answer: CommandAnswer,
});

const Line = z.string().max(2000);
const Letterhead = z
  .object({
    numberPrefix: Line.meta({ examples: ['××公复'] }),
    agencyKind: AgencyKind.meta({ description: 'By 复议法 第二十四条 it decides who reviews the agency’s acts' }),
    reconsiderationAuthority: Line,
    court: Line,
    contact: Line,
    howToSubmit: Line,
    payment: Line.optional(),
  })
  .meta({ id: 'Letterhead' });

export const LETTERHEAD = defineRoute({
  method: 'get',
  path: '/agencies/:agencyId/letterhead',
  access: { act: 'agency.readSettings', scope: 'agency' },
  tag: 'letters',
  summary: 'What the agency’s letters say about it',
  params: AgencyParams,
  answer: z.object({ letterhead: Letterhead.nullable(), version: z.number().int() }),
});

export const SET_LETTERHEAD = defineRoute({
  method: 'put',
  path: '/agencies/:agencyId/letterhead',
  access: { act: 'agency.setLetterhead', scope: 'agency' },
  tag: 'letters',
  refuses: ['agency'],
  summary: 'Set what the agency’s letters say about it; letters already issued stay as they are',
  command: 'existing',
  params: AgencyParams,
  body: Letterhead,
  answer: CommandAnswer,
});
