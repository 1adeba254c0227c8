import type { PlainDate } from '@yishen/calendar';
import {
  factsOf,
  lettersOf,
  type FactOf,
  type KnownRequest,
  type Letter,
  type Letterhead,
  type LetterSubject,
  type Sealed,
} from '@yishen/domain';
import type { RecordedEvent } from '@yishen/event-store';
import { feeWorkingTable, letterNumberText, type LetterValue } from '@yishen/rendering';
import {
  APPLICANT_KINDS,
  CARRIERS,
  CHANNELS,
  DECISIONS,
  DOCUMENTS,
  FEE_SCALES,
  RECORD_CORRECTION_OUTCOMES,
  SERVICE_MODES,
  type ApplicantKind,
  type DecisionCode,
  type DocumentCode,
  type RecordCorrectionOutcomeCode,
  type Review,
} from '@yishen/statute';
import { SEALED_FIELDS } from '../sealedFields';
import { caseSteps } from './caseSteps';

/** Where the text of a content comes from: plain, sealed, or the name of a member of staff. */
export type Source =
  | { readonly value: LetterValue }
  | { readonly sealed: readonly SealedText[]; readonly joinedBy?: string; readonly before?: string }
  | { readonly staff: string; readonly after?: string };

/** A sealed text and the name it opens under. */
export interface SealedText {
  readonly sealed: Sealed;
  readonly field: string;
}

/** The sources of a letter before anything is unsealed. */
export interface LetterSources {
  readonly sources: Readonly<Record<string, Source>>;
  readonly decision?: DecisionCode;
  readonly you: string;
}

/** An application to correct a record that was decided, as its letters read it (条例 第四十一条). */
export interface DecidedCorrection {
  readonly stream: string;
  readonly applicant: { readonly person: string; readonly kind: ApplicantKind; readonly name: Sealed };
  readonly record: Sealed;
  readonly outcome: RecordCorrectionOutcomeCode;
  readonly statement: Sealed;
  readonly decidedOn: PlainDate;
}

/** A case as letters read it: the folded request and its events. */
export interface LetterCase {
  readonly request: KnownRequest;
  readonly events: readonly RecordedEvent[];
  readonly letterhead: Letterhead | undefined;
  /** The application that a letter on a correction answers. */
  readonly correction?: DecidedCorrection;
  /** Who makes the letter. */
  readonly actor: string;
}

type Numbered = 'SupplementNoticeIssued' | 'ReasonsAsked' | 'FeeNoticeIssued';

const plain = (value: LetterValue): Source => ({ value });
const text = (sealed: Sealed, field: string = SEALED_FIELDS.text): Source => ({ sealed: [{ sealed, field }] });
const maybe = (key: string, sealed: Sealed | undefined, field?: string): Record<string, Source> =>
  sealed ? { [key]: text(sealed, field) } : {};

/**
 * Where each content of a document comes from in a case; `undefined` when the case has no such step: no consultation, no signed
 * draft, no lapse. A content that is not among the sources is not recorded and may be typed.
 */
export function letterSources(document: DocumentCode, about: LetterSubject, of: LetterCase): LetterSources | undefined {
  const own = SOURCES[document](about.n, of);
  if (!own) return undefined;
  const { decision, sources } = own;
  const { addressee } = DOCUMENTS[document];
  return {
    sources: { ...commonSources(of), ...sources },
    ...(decision === undefined ? {} : { decision }),
    you:
      addressee === 'thirdParty'
        ? '你（单位）'
        : addressee === 'agency' || (of.correction?.applicant.kind ?? of.request.applicantKind) !== 'naturalPerson'
          ? '贵单位'
          : '您',
  };
}

/** The letters that a case can have now: each document with the steps it can be about. */
export function letterSubjects(of: LetterCase): readonly { document: DocumentCode; about: LetterSubject }[] {
  return (Object.keys(SOURCES) as DocumentCode[]).flatMap((document) =>
    numbersOf(document, of).flatMap((n) => {
      const about: LetterSubject = { step: DOCUMENTS[document].step, ...(n === undefined ? {} : { n }) };
      return letterSources(document, about, of) ? [{ document, about }] : [];
    }),
  );
}

function numbersOf(document: DocumentCode, of: LetterCase): readonly (number | undefined)[] {
  const { supplements, consultations, extensions, fees, draft, reasons } = of.request;
  const numbers = (list: readonly { readonly n: number }[]): readonly number[] => list.map(({ n }) => n);
  switch (DOCUMENTS[document].step) {
    case 'supplement':
      return numbers(supplements);
    case 'consultation':
      return numbers(consultations);
    case 'fee':
      return numbers(fees);
    case 'extension':
      return extensions.map((_, at) => at + 1);
    case 'decision':
      return draft ? [draft.n] : [];
    case 'reasons':
      return reasons ? [reasons.n] : [];
    case 'service':
      return lettersOf(of.events).map((_, at) => at + 1);
    default:
      return [undefined];
  }
}

interface Own {
  readonly sources: Readonly<Record<string, Source>>;
  readonly decision?: DecisionCode;
}
type SourcesOf = (n: number | undefined, of: LetterCase) => Own | undefined;

const SOURCES: Readonly<Record<DocumentCode, SourcesOf>> = {
  applicationForm: (_, of) => ({ sources: applicantSources(of) }),
  registrationForm: (_, of) => ({ sources: { ...applicantSources(of), ...receiptSources(of) } }),
  processSheet: (_, of) => ({ sources: { ...receiptSources(of), steps: plain(caseSteps(of.request.facts)) } }),
  receipt: (_, of) => ({ sources: { ...receiptSources(of), queryCode: plain(arrivalOf(of).data.code) } }),

  supplementNotice: (n, of) =>
    from(of, 'SupplementNoticeIssued', n, ({ data }) => ({
      items: { sealed: data.items.map((sealed) => ({ sealed, field: SEALED_FIELDS.text })) },
      ...maybe('guidance', data.guidance),
      replyWorkingDays: plain(String(data.replyWorkingDays)),
    })),
  reasonsNotice: (n, of) =>
    from(of, 'ReasonsAsked', n, ({ data }) => ({
      grounds: text(data.grounds),
      replyWorkingDays: plain(String(data.replyWorkingDays)),
    })),
  extensionNotice: (n, of) => {
    const granted = factsOf(of.request, 'ExtensionGranted')[(n ?? 0) - 1];
    if (!granted) return undefined;
    const { workingDays, reason } = granted.data;
    return {
      sources: {
        workingDays: plain(String(workingDays)),
        ...maybe('reason', reason),
        ...dueDates(of, granted.version),
      },
    };
  },
  delayedAnswerNotice: (_, of) => {
    const set = factsOf(of.request, 'DelayedAnswerSet').at(-1);
    return set && { sources: { until: plain(set.data.until), reasons: text(set.data.reasons) } };
  },

  thirdPartyConsultation: (n, of) => consultation(n, of, 'thirdParty'),
  coMakerConsultation: (n, of) => consultation(n, of, 'coMaker'),
  assistanceLetter: (n, of) => consultation(n, of, 'otherAgency'),
  consultationReplySlip: (n, of) => consultation(n, of, 'thirdParty') ?? consultation(n, of, 'coMaker'),
  consultationNotice: (n, of) => consultation(n, of, undefined) && { sources: {} },
  disclosureNotice: (n, of) => {
    const asked = consultation(n, of, 'thirdParty');
    const overridden = factsOf(of.request, 'ObjectionOverridden').find(({ data }) => data.n === n);
    if (!asked || !overridden) return undefined;
    const { content, reasons } = overridden.data;
    return { sources: { ...asked.sources, disclosed: text(content), reasons: text(reasons) } };
  },

  feeNotice: (n, of) =>
    from(of, 'FeeNoticeIssued', n, ({ data }) => {
      const { unit } = FEE_SCALES[data.basis][0];
      const how = data.basis === 'requests' ? `按件计收（当月第${data.count}件）` : `按量计收（共${data.count}页）`;
      return {
        grounds: text(data.grounds),
        basis: plain(`${data.article}，${how}`),
        working: plain(feeWorkingTable(data.lines, unit)),
        amount: plain(`${yuanOf(data.fen)}元`),
      };
    }),

  disclosureReply: decided,
  partialReply: decided,
  refusalReply: decided,
  nonexistenceReply: decided,
  otherAgencyReply: decided,
  processingReply: decided,
  unclearReply: decided,
  repeatedReply: decided,
  petitionReply: decided,
  publicationReply: decided,
  queryReply: decided,
  excessiveReply: decided,
  confirmationReply: decided,

  correctionNotice: (_, { correction }) => {
    if (!correction || correction.outcome === 'forwarded') return undefined;
    const { outcome, statement } = correction;
    const said = { sealed: statement, field: SEALED_FIELDS.correctionText };
    const before = `${RECORD_CORRECTION_OUTCOMES[outcome].label}。`;
    return { sources: { ...correctionSources(correction), result: { sealed: [said], before } } };
  },
  transferNotice: (_, { correction }) => {
    if (correction?.outcome !== 'forwarded') return undefined;
    const transferredTo = text(correction.statement, SEALED_FIELDS.correctionText);
    return { sources: { ...correctionSources(correction), transferredTo } };
  },
  // Made from the dispute, with the papers that it lists (`makeCourtBundle`).
  defenceIndex: () => undefined,

  discontinuationNote: (_, of) => {
    const { conclusion } = of.request;
    if (!conclusion || conclusion.how === 'answered') return undefined;
    const lapsed = factsOf(of.request, 'RequestLapsed').at(-1)?.data.note;
    const withdrawn = factsOf(of.request, 'RequestWithdrawn').at(-1)?.data.note;
    const note =
      conclusion.how === 'lapsed'
        ? maybe('fileNote', lapsed)
        : maybe('withdrawal', withdrawn, SEALED_FIELDS.withdrawalNote);
    return {
      decision: conclusion.decision,
      sources: { ...note, endedOn: plain(conclusion.on), officer: { staff: of.actor } },
    };
  },

  serviceReturn: (n, of) => {
    const letter = lettersOf(of.events)[(n ?? 0) - 1];
    if (!letter || letter.isVoid || DOCUMENTS[letter.document].addressee === 'internal') return undefined;
    return { sources: serviceSources(letter, of) };
  },

  approvalForm: (_, of) => {
    const drafted = factsOf(of.request, 'DecisionDrafted').at(-1);
    if (!drafted) return undefined;
    const { n, decision, by } = drafted.data;
    const passed = (review: Review) =>
      factsOf(of.request, 'DecisionReviewed').find(
        ({ data }) => data.n === n && data.review === review && data.verdict === 'passed',
      );
    const signed = factsOf(of.request, 'DecisionSigned').find(({ data }) => data.n === n);
    const [secrecy, legal] = [passed('secrecy'), passed('legal')];
    return {
      sources: {
        proposal: plain(`${DECISIONS[decision].label}（${DECISIONS[decision].article}）`),
        ...(secrecy ? { secrecyReview: { staff: secrecy.data.by, after: '审查通过' } } : {}),
        ...(legal ? { legalReview: { staff: legal.data.by, after: '审核通过' } } : {}),
        drafter: { staff: by },
        ...(signed ? { signature: { staff: signed.data.by, after: signed.data.signedOn } } : {}),
      },
    };
  },
};

function from<T extends Numbered>(
  of: LetterCase,
  type: T,
  n: number | undefined,
  sourcesOf: (fact: FactOf<T>) => Readonly<Record<string, Source>>,
): Own | undefined {
  const fact = (factsOf(of.request, type) as readonly FactOf<Numbered>[]).find(({ data }) => data.n === n) as
    FactOf<T> | undefined;
  return fact && { sources: sourcesOf(fact) };
}

function consultation(n: number | undefined, of: LetterCase, party: string | undefined): Own | undefined {
  const started = factsOf(of.request, 'ConsultationStarted').find(({ data }) => data.n === n);
  if (!started || (party !== undefined && started.data.party !== party)) return undefined;
  return { sources: { party: text(started.data.name), question: text(started.data.question) } };
}

// The letter of a conclusion is made from the signed draft: what was reviewed is what goes out.
function decided(this: void, n: number | undefined, of: LetterCase): Own | undefined {
  const drafted = factsOf(of.request, 'DecisionDrafted').find(({ data }) => data.n === n);
  if (!drafted) return undefined;
  const { decision, contents } = drafted.data;
  const entries = Object.entries(contents).map(([key, sealed]) => [key, text(sealed)] as const);
  return { decision, sources: Object.fromEntries(entries) };
}

function arrivalOf({ request }: LetterCase): FactOf<'RequestReceived' | 'RequestArrived'> {
  const [first] = request.facts;
  return first as FactOf<'RequestReceived' | 'RequestArrived'>;
}

function commonSources(of: LetterCase): Readonly<Record<string, Source>> {
  const { applicant, content, code } = arrivalOf(of).data;
  const { letterhead, request } = of;
  return {
    applicant: {
      sealed: [
        { sealed: applicant.name, field: SEALED_FIELDS.name },
        ...(applicant.joint ?? []).map(({ name }) => ({ sealed: name, field: SEALED_FIELDS.text })),
      ],
      joinedBy: '、',
    },
    code: plain(code),
    content: text(content, SEALED_FIELDS.content),
    ...(request.receivedOn === undefined ? {} : { receivedOn: plain(request.receivedOn) }),
    ...(letterhead
      ? {
          contact: plain(letterhead.contact),
          howToSubmit: plain(letterhead.howToSubmit),
          ...(letterhead.payment === undefined ? {} : { payment: plain(letterhead.payment) }),
        }
      : {}),
  };
}

function correctionSources({ applicant, record }: DecidedCorrection): Readonly<Record<string, Source>> {
  return {
    applicant: text(applicant.name, SEALED_FIELDS.name),
    record: text(record, SEALED_FIELDS.correctionText),
  };
}

function applicantSources(of: LetterCase): Readonly<Record<string, Source>> {
  const { applicant } = arrivalOf(of).data;
  return {
    applicantKind: plain(APPLICANT_KINDS[of.request.applicantKind].label),
    ...maybe('identity', applicant.identity, SEALED_FIELDS.identity),
    applicantContact: text(applicant.contact, SEALED_FIELDS.contact),
    channel: plain(CHANNELS[of.request.channel].label),
  };
}

function receiptSources(of: LetterCase): Readonly<Record<string, Source>> {
  const { label, receiptDate, article } = CHANNELS[of.request.channel];
  const due = replyDue(of.request.deadlines);
  return {
    channel: plain(label),
    receiptBasis: plain(`${receiptDate}（${article}）`),
    ...(due === undefined ? {} : { dueOn: plain(due) }),
  };
}

interface DueDate {
  readonly kind: string;
  readonly dueOn: string;
}

function replyDue(deadlines: readonly DueDate[]): string | undefined {
  return deadlines.find(({ kind }) => kind === 'reply')?.dueOn;
}

// The last deadlines before the extension and the first after it: the applicant is told what was derived then.
function dueDates({ events }: LetterCase, version: number): Readonly<Record<string, Source>> {
  const derived = events.flatMap(({ type, version: at, data }) => {
    if (type !== 'DeadlinesChanged') return [];
    const due = replyDue((data as unknown as { readonly deadlines: readonly DueDate[] }).deadlines);
    return due === undefined ? [] : [{ at, due }];
  });
  const before = derived.findLast(({ at }) => at < version)?.due;
  const after = derived.find(({ at }) => at > version)?.due;
  return {
    ...(before === undefined ? {} : { originalDueOn: plain(before) }),
    ...(after === undefined ? {} : { dueOn: plain(after) }),
  };
}

function serviceSources(letter: Letter, of: LetterCase): Readonly<Record<string, Source>> {
  const { document, number, about, sent, deliveredOn } = letter;
  const { title, addressee } = DOCUMENTS[document];
  const named = number ? `${title}（${letterNumberText(number.prefix, number.year, number.number)}）` : title;
  // Somebody else may have asked for a correction, so their name is typed.
  const ofCase = about.source === undefined ? commonSources(of).applicant : undefined;
  const party = addressee === 'applicant' ? ofCase : consultation(about.n, of, undefined)?.sources.party;
  const carried = sent?.carrier ? `（${CARRIERS[sent.carrier].label}）` : '';
  return {
    served: plain(named),
    ...(party ? { addressee: party } : {}),
    ...maybe('place', sent?.place),
    ...(sent ? { mode: plain(`${SERVICE_MODES[sent.mode].label}${carried}`), server: { staff: sent.by } } : {}),
    ...(sent?.mode === 'post' ? { postedOn: plain(sent.sentOn) } : {}),
    ...maybe('trackingNumber', sent?.trackingNumber),
    ...(deliveredOn === undefined ? {} : { deliveredOn: plain(deliveredOn) }),
  };
}

function yuanOf(fen: number): string {
  return fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2);
}
