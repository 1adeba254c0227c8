import { dateOfInstant, type Instant, type PlainDate } from '@yishen/calendar';
import {
  CARRIERS,
  CARRIER_ARTICLE,
  DOCUMENTS,
  SERVICE_MODES,
  isCarrier,
  isDocumentCode,
  type Carrier,
  type DecisionCode,
  type DocumentCode,
  type DocumentStep,
  type ServiceMode,
} from '@yishen/statute';
import type { ByType, DomainEvent } from '../event';
import { Rejected, type RejectionCode } from '../rejected';
import type { FileReference, Sealed } from '../sealed';

import { dateOf } from './context';
import type { Mark } from './step';

declare module './procedure' {
  interface RequestRecords extends ByType<LetterEvent> {}
}

/** The 文号 of a letter: the agency's prefix, the year and the number of its letter book. */
export interface LetterNumber {
  readonly prefix: string;
  readonly year: number;
  readonly number: number;
}

/**
 * The step of the request that a letter belongs to; `n` is the notice, consultation or draft of that step, `source` the application
 * to correct a record that names this request (条例 第四十一条).
 */
export interface LetterSubject {
  readonly step: DocumentStep;
  readonly n?: number;
  readonly source?: string;
}

/** Whether two letters are about the same thing. */
export function isSameSubject(one: LetterSubject, other: LetterSubject): boolean {
  return one.step === other.step && one.n === other.n && one.source === other.source;
}

/** A letter was issued: rendered, sealed and kept as a file, with its number when its form takes one. */
export type LetterIssued = DomainEvent<
  'LetterIssued',
  {
    readonly letter: string;
    readonly document: DocumentCode;
    readonly about: LetterSubject;
    readonly decision?: DecisionCode;
    readonly number?: LetterNumber;
    readonly issuedOn: PlainDate;
    readonly file: FileReference;
    readonly by: string;
  }
>;

/** A letter was cancelled (作废) before it went out; its number stays in the book. */
export type LetterVoided = DomainEvent<
  'LetterVoided',
  { readonly letter: string; readonly reason: Sealed; readonly by: string }
>;

/** A letter went out: by post on the day it was handed to the postal enterprise (国办公开办函〔2016〕235号, 交邮之日). */
export type LetterSent = DomainEvent<
  'LetterSent',
  {
    readonly letter: string;
    readonly mode: ServiceMode;
    readonly carrier?: Carrier;
    readonly sentOn: PlainDate;
    readonly trackingNumber?: Sealed;
    readonly place?: Sealed;
    readonly by: string;
  }
>;

/** A letter reached its addressee: the day of the signature or of the return receipt (民事诉讼法 第八十七条至第九十一条). */
export type LetterDelivered = DomainEvent<
  'LetterDelivered',
  { readonly letter: string; readonly deliveredOn: PlainDate; readonly note?: Sealed; readonly by: string }
>;

/** Every event of a request's stream that concerns its letters. */
export type LetterEvent = LetterIssued | LetterVoided | LetterSent | LetterDelivered;

/** How the time line marks letters. */
export const LETTER_MARKS: { readonly [E in LetterEvent['type']]: Mark } = {
  LetterIssued: 'plain',
  LetterVoided: 'plain',
  LetterSent: 'plain',
  LetterDelivered: 'plain',
};

/** A letter of a request, folded from its events. */
export interface Letter {
  readonly letter: string;
  readonly document: DocumentCode;
  readonly about: LetterSubject;
  readonly decision?: DecisionCode;
  readonly number?: LetterNumber;
  readonly issuedOn: PlainDate;
  readonly file: FileReference;
  readonly by: string;
  readonly isVoid: boolean;
  readonly reason?: Sealed;
  readonly sent?: Omit<LetterSent['data'], 'letter'>;
  readonly deliveredOn?: PlainDate;
}

/** Issues a letter whose file is made. */
export interface IssueLetter {
  readonly type: 'IssueLetter';
  readonly letter: string;
  readonly document: string;
  readonly about: LetterSubject;
  readonly decision?: DecisionCode;
  readonly number?: LetterNumber;
  readonly issuedOn: string;
  readonly file: FileReference;
  readonly by: string;
}

/** Cancels a letter. */
export interface VoidLetter {
  readonly type: 'VoidLetter';
  readonly letter: string;
  readonly reason: Sealed;
  readonly by: string;
}

/** Records that a letter went out. */
export interface RecordLetterSent {
  readonly type: 'RecordLetterSent';
  readonly letter: string;
  readonly mode: string;
  readonly carrier?: string | undefined;
  /** Whether the addressee would have to pay the postage. */
  readonly cashOnDelivery?: boolean | undefined;
  readonly sentOn: string;
  readonly trackingNumber?: Sealed | undefined;
  readonly place?: Sealed | undefined;
  readonly by: string;
}

/** Records that a letter reached its addressee. */
export interface RecordLetterDelivered {
  readonly type: 'RecordLetterDelivered';
  readonly letter: string;
  readonly deliveredOn: string;
  readonly note?: Sealed | undefined;
  readonly by: string;
}

/** Every command on a request's letters. */
export type LetterCommand = IssueLetter | VoidLetter | RecordLetterSent | RecordLetterDelivered;

/** What a decision on letters needs besides the letters: the time, and the first day a letter can bear. */
export interface LetterContext {
  readonly now: Instant;
  /** The day the request arrived: no letter about it is older. */
  readonly notBefore: PlainDate;
}

/** Folds one event into the letters of a request; events of other kinds change nothing. */
export function evolveLetters(letters: readonly Letter[], event: { readonly type: string }): readonly Letter[] {
  const { type, data } = event as LetterEvent;
  const change = (letter: string, what: Partial<Letter>): readonly Letter[] =>
    letters.map((one) => (one.letter === letter ? { ...one, ...what } : one));
  switch (type) {
    case 'LetterIssued':
      return [...letters, { ...data, isVoid: false }];
    case 'LetterVoided':
      return change(data.letter, { isVoid: true, reason: data.reason });
    case 'LetterSent': {
      const { letter, ...sent } = data;
      return change(letter, { sent });
    }
    case 'LetterDelivered':
      return change(data.letter, { deliveredOn: data.deliveredOn });
    default:
      return letters;
  }
}

/** The letters of a request from its events, in the order in which they were issued. */
export function lettersOf(events: readonly { readonly type: string }[]): readonly Letter[] {
  return events.reduce<readonly Letter[]>(evolveLetters, []);
}

/** Decides one act on a request's letters. Throws `Rejected`; `[]` means that it is done already. */
export function decideLetter(
  command: LetterCommand,
  letters: readonly Letter[],
  context: LetterContext,
): readonly LetterEvent[] {
  switch (command.type) {
    case 'IssueLetter':
      return issue(command, letters, context);
    case 'VoidLetter': {
      const { letter, reason, by } = command;
      const known = letterIn(letters, letter);
      if (known.isVoid) return [];
      if (known.sent) throw new Rejected('letter.already-sent', { sentOn: known.sent.sentOn });
      return [{ type: 'LetterVoided', schema: 1, data: { letter, reason, by } }];
    }
    case 'RecordLetterSent':
      return send(command, letters, context);
    case 'RecordLetterDelivered': {
      const { letter, note, by } = command;
      const { sent } = standing(letters, letter);
      if (!sent) throw new Rejected('letter.not-sent');
      const deliveredOn = dateIn(command.deliveredOn, context, sent.sentOn);
      const data = { letter, deliveredOn, ...(note ? { note } : {}), by };
      return [{ type: 'LetterDelivered', schema: 1, data }];
    }
  }
}

function issue(command: IssueLetter, letters: readonly Letter[], context: LetterContext): readonly LetterEvent[] {
  const { letter, document, about, decision, number, file, by } = command;
  if (!isDocumentCode(document)) throw new Rejected('letter.document-unknown', { document });
  if (letters.some((one) => one.letter === letter)) throw new Rejected('letter.already-issued', { document });
  // A second notice of one step would give one act a second 文号: the first must be cancelled before.
  const twin = letters.find((one) => !one.isVoid && one.document === document && isSameSubject(one.about, about));
  if (twin && DOCUMENTS[document].takesNumber) throw new Rejected('letter.already-issued', { document });
  const issuedOn = dateIn(command.issuedOn, context, context.notBefore);
  const data = {
    letter,
    document,
    about,
    ...(decision === undefined ? {} : { decision }),
    ...(number ? { number } : {}),
    issuedOn,
    file,
    by,
  };
  return [{ type: 'LetterIssued', schema: 1, data }];
}

function send(command: RecordLetterSent, letters: readonly Letter[], context: LetterContext): readonly LetterEvent[] {
  const { letter, mode, carrier, trackingNumber, place, by } = command;
  const { document, issuedOn } = standing(letters, letter);
  if (DOCUMENTS[document].addressee === 'internal') throw new Rejected('letter.internal');
  if (!Object.hasOwn(SERVICE_MODES, mode)) throw new Rejected('request.service-mode-unknown', { serviceMode: mode });
  const byPost = mode === 'post';
  if (byPost) requireCarrier(command);
  const sentOn = dateIn(command.sentOn, context, issuedOn);
  const data = {
    letter,
    mode: mode as ServiceMode,
    ...(byPost ? { carrier: carrier as Carrier } : {}),
    sentOn,
    ...(trackingNumber ? { trackingNumber } : {}),
    ...(place ? { place } : {}),
    by,
  };
  return [{ type: 'LetterSent', schema: 1, data }];
}

// Official papers go by the postal enterprise, and never at the addressee's cost (邮政法 第五十五条; 235号).
function requireCarrier({ carrier = '', cashOnDelivery }: RecordLetterSent): void {
  if (!isCarrier(carrier)) throw new Rejected('letter.carrier-unknown', { carrier });
  if (!CARRIERS[carrier].isAllowed) throw new Rejected('letter.courier-not-allowed', { article: CARRIER_ARTICLE });
  if (cashOnDelivery === true) throw new Rejected('letter.cash-on-delivery', { article: CARRIER_ARTICLE });
}

function letterIn(letters: readonly Letter[], letter: string): Letter {
  const known = letters.find((one) => one.letter === letter);
  if (!known) throw new Rejected('letter.unknown');
  return known;
}

function standing(letters: readonly Letter[], letter: string): Letter {
  const known = letterIn(letters, letter);
  if (known.isVoid) throw new Rejected('letter.void');
  return known;
}

function dateIn(text: string, { now }: LetterContext, notBefore: PlainDate): PlainDate {
  const [date, today] = [dateOf(text), dateOfInstant(now)];
  const refuse = (code: RejectionCode, than: PlainDate): never => {
    throw new Rejected(code, { date, earlier: than, today: than });
  };
  if (date > today) refuse('letter.date-in-future', today);
  if (date < notBefore) refuse('letter.date-out-of-order', notBefore);
  return date;
}
