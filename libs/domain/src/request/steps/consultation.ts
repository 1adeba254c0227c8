import type { Instant, PlainDate } from '@yishen/calendar';
import {
  CONSULTED_PARTIES,
  STANCES,
  isConsultedParty,
  isStance,
  periodInForce,
  type ConsultedParty,
  type SilenceMeaning,
  type Stance,
} from '@yishen/statute';
import { buildDeadline, type Deadline } from '../../clock';
import type { ByType, DomainEvent } from '../../event';
import { Rejected } from '../../rejected';
import type { Sealed } from '../../sealed';
import { count, date, flag, oneOf, optional, proof, text, type FieldsOfActs } from '../actField';
import { actorOf, factDate } from '../context';
import { addresseeState, serviceProof } from '../deadlineStates';
import { evidenceIfAny, given, nextNumber, withNumber, type Evidence } from '../evidence';
import { IN_PERIOD_OR_OVERRIDDEN, RUNNING, SPLIT, UNCONFIRMED, forbidden } from '../guards';
import type { KnownRequest, Procedure } from '../procedure';
import type { InOrder, Numbered, Step } from '../step';
import { pastDay } from '../values';

declare module '../procedure' {
  interface Procedure {
    readonly consultations: readonly Consultation[];
  }
  interface RequestFacts extends ByType<ConsultationFact> {}
  interface RequestActs extends ConsultationActs {}
}
declare module '../../clock' {
  interface DeadlineKinds {
    consultationService: true;
    consultationReply: true;
  }
}

/** A third party, a co-maker or another agency was asked for its opinion in writing. */
export type ConsultationStarted = DomainEvent<
  'ConsultationStarted',
  {
    readonly n: number;
    readonly party: ConsultedParty;
    readonly name: Sealed;
    readonly contact?: Sealed;
    readonly question: Sealed;
    readonly sentOn: PlainDate;
  }
>;

/** The consulted party received the letter: its fifteen working days start. */
export type ConsultationServed = DomainEvent<
  'ConsultationServed',
  { readonly n: number; readonly servedOn: PlainDate; readonly evidence?: Evidence }
>;

/** The consulted party answered. */
export type ConsultationReplied = DomainEvent<
  'ConsultationReplied',
  {
    readonly n: number;
    readonly receivedOn: PlainDate;
    readonly stance: Stance;
    readonly reasons?: Sealed;
    /** Whether the agency finds the grounds of an objection reasonable (条例 第三十二条). */
    readonly groundsReasonable?: boolean;
  }
>;

/** The consulted party said nothing in time; the article says what that means. */
export type ConsultationSilent = DomainEvent<
  'ConsultationSilent',
  { readonly n: number; readonly endedOn: PlainDate; readonly meaning: SilenceMeaning; readonly at: Instant }
>;

/** The agency ended a consultation by itself. */
export type ConsultationEnded = DomainEvent<
  'ConsultationEnded',
  { readonly n: number; readonly endedOn: PlainDate; readonly reason: Sealed }
>;

/** The agency discloses for the public interest although a third party objects, and tells it what and why (条例 第三十二条). */
export type ObjectionOverridden = DomainEvent<
  'ObjectionOverridden',
  {
    readonly n: number;
    readonly decidedOn: PlainDate;
    readonly content: Sealed;
    readonly reasons: Sealed;
    readonly by: string;
  }
>;

type ConsultationFact =
  | ConsultationStarted
  | ConsultationServed
  | ConsultationReplied
  | ConsultationSilent
  | ConsultationEnded
  | ObjectionOverridden;

/** A consultation (条例 第三十二条、第三十四条) and what came of it. */
export interface Consultation {
  readonly n: number;
  readonly version: number;
  readonly party: ConsultedParty;
  readonly sentOn: PlainDate;
  readonly servedOn?: PlainDate;
  readonly endedOn?: PlainDate;
  readonly how?: 'replied' | 'silent' | 'ended';
  readonly stance?: Stance;
  readonly groundsReasonable?: boolean;
  readonly overridden?: boolean;
}

/** The acts of a consultation. */
export const consultationActs = {
  StartConsultation: {
    party: oneOf(CONSULTED_PARTIES),
    name: text,
    contact: optional(text),
    question: text,
    sentOn: date,
  },
  RecordConsultationServed: { n: count, servedOn: date, ...proof },
  RecordConsultationReply: {
    n: count,
    receivedOn: date,
    stance: oneOf(STANCES),
    reasons: optional(text),
    groundsReasonable: optional(flag),
  },
  EndConsultation: { n: count, endedOn: date, reason: text },
  OverrideObjection: { n: count, decidedOn: date, content: text, reasons: text },
} as const satisfies FieldsOfActs;
type ConsultationActs = typeof consultationActs;

const CONSULTATION = forbidden('request.no-consultation', ({ consultations }) => consultations.length === 0);
const CONSULTATION_OPEN = forbidden(
  'request.no-consultation-open',
  ({ consultations }) => !consultations.some(({ endedOn }) => endedOn === undefined),
);
const OBJECTION = forbidden('request.no-objection', ({ consultations }) => !consultations.some(isObjection));

/** Consulting third parties, co-makers and other agencies (条例 第十一条、第十五条、第三十二条、第三十四条). */
export const consultation: Step<
  keyof ConsultationActs,
  ConsultationFact['type'],
  'consultationService' | 'consultationReply',
  'consultations'
> = {
  flow: 'consultation',
  acts: {
    StartConsultation: {
      access: 'request.handle',
      article: '条例第十五条、第三十二条、第三十四条',
      guards: [...RUNNING, IN_PERIOD_OR_OVERRIDDEN],
      decide: ({ party, name, contact, question, ...act }, state, desk) => {
        if (!isConsultedParty(party)) throw new Rejected('request.choice-unknown', { party });
        const sentOn = factDate(act.sentOn, desk, state.receivedOn);
        const n = nextNumber(state.consultations);
        const data = { n, party, name, ...given('contact', contact), question, sentOn };
        return [{ type: 'ConsultationStarted', schema: 1, data }];
      },
    },
    RecordConsultationServed: {
      access: 'request.handle',
      article: '条例第三十二条、第三十四条',
      guards: [UNCONFIRMED, SPLIT, CONSULTATION],
      about: ({ consultations }) => consultations.map(numbered),
      decide: (act, state, desk) => {
        const { n, sentOn, endedOn, how } = consultationOf(state, act.n);
        const servedOn = factDate(act.servedOn, desk);
        if (servedOn < sentOn) throw new Rejected('request.served-before-issued', { servedOn, issuedOn: sentOn });
        if (endedOn !== undefined && how !== 'silent' && servedOn > endedOn) {
          throw new Rejected('request.date-out-of-order', { date: endedOn, earlier: servedOn });
        }
        return [{ type: 'ConsultationServed', schema: 1, data: { n, servedOn, ...evidenceIfAny(act) } }];
      },
    },
    RecordConsultationReply: {
      access: 'request.handle',
      article: '条例第三十二条、第三十四条',
      guards: [UNCONFIRMED, SPLIT, CONSULTATION],
      about: ({ consultations }) => consultations.map(numbered),
      decide: (act, state, desk) => {
        const { stance, reasons, groundsReasonable } = act;
        const asked = consultationOf(state, act.n);
        if (asked.how === 'replied' || asked.how === 'ended') {
          throw new Rejected('request.consultation-ended', { n: act.n });
        }
        if (!isStance(stance)) throw new Rejected('request.choice-unknown', { stance });
        if (stance === 'objects' && groundsReasonable === undefined) throw new Rejected('request.grounds-not-judged');
        const receivedOn = factDate(act.receivedOn, desk, asked.servedOn ?? asked.sentOn);
        const judged = stance === 'objects' ? given('groundsReasonable', groundsReasonable) : {};
        const data = { n: act.n, receivedOn, stance, ...given('reasons', reasons), ...judged };
        return [{ type: 'ConsultationReplied', schema: 1, data }];
      },
    },
    EndConsultation: {
      access: 'request.handle',
      article: '条例第三十三条第三款',
      guards: [...RUNNING, CONSULTATION_OPEN],
      about: ({ consultations }) => consultations.filter(({ endedOn }) => endedOn === undefined).map(numbered),
      decide: (act, state, desk) => {
        const asked = consultationOf(state, act.n);
        if (asked.endedOn !== undefined) throw new Rejected('request.consultation-ended', { n: act.n });
        const endedOn = factDate(act.endedOn, desk, asked.sentOn);
        return [{ type: 'ConsultationEnded', schema: 1, data: { n: act.n, endedOn, reason: act.reason } }];
      },
    },
    OverrideObjection: {
      access: 'request.approve',
      article: '条例第十五条、第三十二条',
      guards: [...RUNNING, OBJECTION],
      about: ({ consultations }) => consultations.filter(isObjection).map(numbered),
      decide: ({ n, content, reasons, ...act }, state, desk) => {
        const asked = consultationOf(state, n);
        if (asked.stance !== 'objects' || CONSULTED_PARTIES[asked.party].silence !== 'agencyDecides') {
          throw new Rejected('request.no-objection', { n });
        }
        const decidedOn = factDate(act.decidedOn, desk, asked.endedOn);
        const by = actorOf(desk);
        return [{ type: 'ObjectionOverridden', schema: 1, data: { n, decidedOn, content, reasons, by } }];
      },
    },
  },
  facts: {
    ConsultationStarted: {
      type: 'ConsultationStarted',
      sheet: 'sheet.ConsultationStarted',
      mark: 'asked',
      day: 'sentOn',
      correctable: { sentOn: pastDay },
      revocable: true,
      hasFollowers: (state, { data }) =>
        state.consultations.some(({ n, servedOn, endedOn }) => n === data.n && (servedOn ?? endedOn) !== undefined),
      apply: (procedure, { version, data: { n, party, sentOn } }) => ({
        ...procedure,
        consultations: [...procedure.consultations, { n, version, party, sentOn }],
      }),
    },
    ConsultationServed: {
      type: 'ConsultationServed',
      sheet: null,
      mark: 'asked',
      day: 'servedOn',
      correctable: { servedOn: pastDay },
      revocable: true,
      apply: (procedure, { data: { n, servedOn } }) => consulted(procedure, n, { servedOn }),
    },
    ConsultationReplied: {
      type: 'ConsultationReplied',
      sheet: 'sheet.ConsultationReplied',
      mark: 'asked',
      day: 'receivedOn',
      correctable: { receivedOn: pastDay },
      revocable: true,
      reaches: 'consultationService',
      hasFollowers: (state, { data }) =>
        state.consultations.some(({ n, overridden }) => n === data.n && overridden === true),
      apply: (procedure, { data: { n, receivedOn, stance, groundsReasonable } }) =>
        consulted(procedure, n, {
          endedOn: receivedOn,
          how: 'replied',
          stance,
          ...given('groundsReasonable', groundsReasonable),
        }),
    },
    ConsultationSilent: {
      type: 'ConsultationSilent',
      sheet: null,
      mark: 'asked',
      day: 'endedOn',
      // The day of silence follows from the service: correct the service instead.
      correctable: {},
      revocable: true,
      reaches: 'consultationService',
      apply: (procedure, { data: { n, endedOn } }) => consulted(procedure, n, { endedOn, how: 'silent' }),
    },
    ConsultationEnded: {
      type: 'ConsultationEnded',
      sheet: 'sheet.ConsultationEnded',
      mark: 'asked',
      day: 'endedOn',
      correctable: { endedOn: pastDay },
      revocable: true,
      reaches: 'consultationService',
      apply: (procedure, { data: { n, endedOn } }) => consulted(procedure, n, { endedOn, how: 'ended' }),
    },
    ObjectionOverridden: {
      type: 'ObjectionOverridden',
      sheet: 'sheet.ObjectionOverridden',
      mark: 'asked',
      day: 'decidedOn',
      correctable: {},
      revocable: true,
      apply: (procedure, { data }) => consulted(procedure, data.n, { overridden: true }),
    },
  },
  start: { consultations: [] },
  kinds: {
    consultationService: { of: 'service', whenNear: null, whenMissed: 'noticeNotServed' },
    consultationReply: {
      of: 'addressee',
      rungBy: 'consultation',
      whenNear: null,
      whenMissed: null,
      whenLapsed: (state, deadline, desk) => silence(state, deadline, desk.now),
    },
  },
  deadlines: (facts, receivedOn, context, asOf) =>
    facts.consultations.flatMap(({ n, party, sentOn, servedOn, endedOn, how }): Deadline[] => {
      if (servedOn === undefined) {
        const ended = endedOn ?? facts.conclusion?.on;
        return [serviceProof({ kind: 'consultationService', ref: n, from: sentOn }, ended, context, asOf)];
      }
      const period = periodInForce('consultation', receivedOn, context.rules.periods);
      if (!period || !CONSULTED_PARTIES[party].limited) return [];
      const parts = {
        kind: 'consultationReply' as const,
        ref: n,
        from: servedOn,
        workingDays: period.days,
        article: CONSULTED_PARTIES[party].article,
        ruleVersion: period.version,
        onExpiry: 'silence' as const,
      };
      const answeredOn = how === 'silent' ? undefined : endedOn;
      return [buildDeadline(parts, context.calendar, addresseeState(answeredOn, facts, asOf))];
    }),
  inOrder: ({ receivedOn, consultations }) =>
    consultations.flatMap(({ sentOn, servedOn, endedOn, how }): InOrder[] => [
      [receivedOn, sentOn],
      [sentOn, servedOn],
      // The day of silence follows from the service, also after a correction.
      ...(how === 'silent' ? [] : [[servedOn ?? sentOn, endedOn] as const]),
    ]),
};

function numbered({ n, party, sentOn }: Consultation): Numbered {
  return { n, party, on: sentOn };
}

function isObjection({ stance, overridden }: Consultation): boolean {
  return stance === 'objects' && overridden !== true;
}

function consulted(procedure: Procedure, n: number, change: Partial<Consultation>): Procedure {
  return { ...procedure, consultations: withNumber(procedure.consultations, n, change) };
}

function consultationOf(state: KnownRequest, n: number): Consultation {
  const found = state.consultations.find((one) => one.n === n);
  if (!found) throw new Rejected('request.no-consultation', { n });
  return found;
}

// The article says what silence means: consent of a co-maker, a decision by the agency for a third party.
function silence(state: KnownRequest, { ref, dueOn }: Deadline, at: Instant): readonly ConsultationSilent[] {
  const asked = state.consultations.find(({ n }) => n === ref);
  if (!asked || asked.endedOn !== undefined) return [];
  const { silence: meaning } = CONSULTED_PARTIES[asked.party];
  return [{ type: 'ConsultationSilent', schema: 1, data: { n: asked.n, endedOn: dueOn, meaning, at } }];
}
