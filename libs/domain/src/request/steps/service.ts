import type { PlainDate } from '@yishen/calendar';
import { SERVICE_MODES, type ServiceMode } from '@yishen/statute';
import type { ByType, DomainEvent } from '../../event';
import { Rejected } from '../../rejected';
import { count, date, oneOf, optional, proof, type FieldsOfActs } from '../actField';
import { factDate } from '../context';
import { evidenceIfAny, serviceModeOf, withNumber, type Evidence } from '../evidence';
import { SPLIT, UNCONFIRMED } from '../guards';
import type { KnownRequest, Procedure } from '../procedure';
import { withDelivery } from '../standingAnswer';
import type { Step } from '../step';
import { pastDay, serviceMode } from '../values';

declare module '../procedure' {
  interface RequestFacts extends ByType<NoticeServed> {}
  interface RequestActs extends ServiceActs {}
}

/** The notices whose service matters for a clock or a guard. */
export const SERVED_STEPS = [
  'supplement',
  'fee',
  'reasons',
  'extension',
  'delay',
  'consultationNotice',
  'answer',
] as const;

/** A notice that is served. */
export type ServedStep = (typeof SERVED_STEPS)[number];

/** A notice reached its addressee. */
export type NoticeServed = DomainEvent<
  'NoticeServed',
  {
    readonly step: ServedStep;
    readonly n: number;
    readonly servedOn: PlainDate;
    readonly serviceMode: ServiceMode;
    readonly evidence?: Evidence;
  }
>;

/** The acts of service. */
export const serviceActs = {
  RecordNoticeServed: {
    step: { kind: 'choice', choices: SERVED_STEPS },
    // The number of the notice; the latest of its kind when absent.
    n: optional(count),
    servedOn: date,
    serviceMode: oneOf(SERVICE_MODES),
    ...proof,
  },
} as const satisfies FieldsOfActs;
type ServiceActs = typeof serviceActs;

interface Notice {
  readonly n: number;
  readonly on: PlainDate;
}

interface Served {
  /** The notices of the kind that were issued, the latest last. */
  readonly issued: (state: Procedure) => readonly Notice[];
  /** There is only one of its kind. */
  readonly single?: true;
  /** The facts after the service; absent where the service matters only for a letter. */
  readonly apply?: (facts: Procedure, n: number, servedOn: PlainDate) => Procedure;
}

const SERVED: Readonly<Record<ServedStep, Served>> = {
  supplement: {
    issued: ({ supplements }) => supplements.map(({ n, issuedOn }) => ({ n, on: issuedOn })),
    apply: (facts, n, servedOn) => ({ ...facts, supplements: withNumber(facts.supplements, n, { servedOn }) }),
  },
  fee: {
    issued: ({ fees }) => fees.map(({ n, issuedOn }) => ({ n, on: issuedOn })),
    apply: (facts, n, servedOn) => ({ ...facts, fees: withNumber(facts.fees, n, { servedOn }) }),
  },
  reasons: {
    issued: ({ reasons }) => (reasons ? [{ n: reasons.n, on: reasons.askedOn }] : []),
    single: true,
    apply: (facts, _, servedOn) => (facts.reasons ? { ...facts, reasons: { ...facts.reasons, servedOn } } : facts),
  },
  extension: { issued: ({ extensions }) => extensions.map(({ grantedOn }, at) => ({ n: at + 1, on: grantedOn })) },
  delay: { issued: ({ delayed }) => (delayed ? [{ n: 1, on: delayed.noticedOn }] : []), single: true },
  consultationNotice: { issued: ({ consultations }) => consultations.map(({ n, sentOn }) => ({ n, on: sentOn })) },
  answer: {
    issued: ({ standing }) => (standing ? [{ n: 1, on: standing.on }] : []),
    single: true,
    apply: (facts, _, servedOn) => withDelivery(facts, servedOn),
  },
};

/** The service of notices (国办公开办函〔2016〕235号). */
export const service: Step<'RecordNoticeServed', 'NoticeServed'> = {
  flow: 'supplement',
  acts: {
    RecordNoticeServed: {
      access: 'request.handle',
      article: '国办公开办函〔2016〕235号',
      guards: [UNCONFIRMED, SPLIT],
      decide: (act, state, desk) => {
        const { step } = act;
        if (!isServedStep(step)) throw new Rejected('request.choice-unknown', { step });
        const { n, on: issuedOn } = noticeOf(state, step, act.n);
        const servedOn = factDate(act.servedOn, desk);
        if (servedOn < issuedOn) throw new Rejected('request.served-before-issued', { servedOn, issuedOn });
        const data = { step, n, servedOn, serviceMode: serviceModeOf(act.serviceMode), ...evidenceIfAny(act) };
        return [{ type: 'NoticeServed', schema: 1, data }];
      },
    },
  },
  facts: {
    NoticeServed: {
      type: 'NoticeServed',
      sheet: null,
      mark: 'sent',
      day: 'servedOn',
      correctable: { servedOn: pastDay, serviceMode },
      revocable: true,
      apply: (facts, { data: { step, n, servedOn } }) =>
        (isServedStep(step) ? SERVED[step].apply?.(facts, n, servedOn) : undefined) ?? facts,
    },
  },
  kinds: {},
};

function isServedStep(step: string): step is ServedStep {
  return (SERVED_STEPS as readonly string[]).includes(step);
}

/** The notices of a kind that were issued and can be served, with their numbers and days, the latest last. */
export function servedNotices(state: KnownRequest, step: ServedStep): readonly Notice[] {
  return SERVED[step].issued(state);
}

function noticeOf(state: KnownRequest, step: ServedStep, n?: number): Notice {
  const { issued, single } = SERVED[step];
  const notices = issued(state);
  const found = n === undefined || single ? notices.at(-1) : notices.find((notice) => notice.n === n);
  if (!found) throw new Rejected('request.notice-not-issued', { step });
  return found;
}
