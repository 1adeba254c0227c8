import type { PlainDate } from '@yishen/calendar';
import { periodInForce } from '@yishen/statute';
import type { ByType, DomainEvent } from '../../event';
import { Rejected } from '../../rejected';
import type { Sealed } from '../../sealed';
import { count, date, optional, text, type FieldsOfActs } from '../actField';
import { actorOf, factDate } from '../context';
import { given } from '../evidence';
import { IN_PERIOD, OPEN, RUNNING, forbidden } from '../guards';
import type { KnownRequest } from '../procedure';
import type { Desk, InOrder, Step } from '../step';
import { pastDay, workingDays } from '../values';
import { delayedUntil, extendedOn, replyDeadline, replyPeriod } from './reply';

declare module '../procedure' {
  interface Procedure {
    readonly extensions: readonly {
      readonly version: number;
      readonly workingDays: number;
      readonly grantedOn: PlainDate;
      readonly noticedOn: PlainDate;
    }[];
    readonly proposedExtension?: number;
  }
  interface RequestFacts extends ByType<ExtensionProposed | ExtensionGranted> {}
  interface RequestActs extends ExtensionActs {}
}

/** A clerk proposed an extension. */
export type ExtensionProposed = DomainEvent<
  'ExtensionProposed',
  { readonly workingDays: number; readonly reason: Sealed; readonly by: string }
>;

/** The head of the office agreed to an extension and the applicant was told (条例 第三十三条第二款). */
export type ExtensionGranted = DomainEvent<
  'ExtensionGranted',
  {
    readonly workingDays: number;
    readonly grantedOn: PlainDate;
    readonly noticedOn: PlainDate;
    readonly reason?: Sealed;
    readonly by: string;
  }
>;

/** The acts of an extension. */
export const extensionActs = {
  ProposeExtension: { workingDays: count, reason: text },
  GrantExtension: { workingDays: count, grantedOn: date, noticedOn: date, reason: optional(text) },
} as const satisfies FieldsOfActs;
type ExtensionActs = typeof extensionActs;

// Once per running period, or once in all where the agency's setting says so.
const ONE_EXTENSION = forbidden(
  'request.extension-once',
  (state, { today, clock }) =>
    (!clock.policy.extensionPerPeriod && state.extensions.length > 0) || extendedOn(state, today) > 0,
  true,
);
// A date set by 条例 第三十五条 lies outside the period that 第三十三条第二款 extends; the same article sets a later one.
const NO_DATE_SET = forbidden('request.delay-set', (_, { then }) => {
  const { receivedOn } = then;
  return receivedOn !== undefined && delayedUntil(then, replyPeriod(then, receivedOn).from) !== undefined;
});

/** The extension of the reply period (条例 第三十三条第二款). */
export const extension: Step<keyof ExtensionActs, 'ExtensionProposed' | 'ExtensionGranted', never, 'extensions'> = {
  flow: 'extension',
  acts: {
    ProposeExtension: {
      access: 'request.handle',
      article: '条例第三十三条第二款',
      guards: [...OPEN, NO_DATE_SET, ONE_EXTENSION, IN_PERIOD],
      decide: ({ workingDays: days, reason }, state, desk) => {
        requireExtension(days, desk.today, state, desk);
        return [{ type: 'ExtensionProposed', schema: 1, data: { workingDays: days, reason, by: actorOf(desk) } }];
      },
    },
    GrantExtension: {
      access: 'request.approve',
      article: '条例第三十三条第二款',
      guards: [...RUNNING, NO_DATE_SET, ONE_EXTENSION, IN_PERIOD],
      latestOn: (_, { reply }) => reply?.dueOn,
      decide: (act, state, desk) => [granted(act, state, desk)],
    },
  },
  facts: {
    ExtensionProposed: {
      type: 'ExtensionProposed',
      sheet: null,
      mark: 'plain',
      day: null,
      correctable: {},
      revocable: true,
      apply: (procedure, { data }) => ({ ...procedure, proposedExtension: data.workingDays }),
    },
    ExtensionGranted: {
      type: 'ExtensionGranted',
      sheet: 'sheet.ExtensionGranted',
      mark: 'dated',
      day: 'grantedOn',
      correctable: { grantedOn: pastDay, noticedOn: pastDay, workingDays },
      revocable: true,
      recordAnew: ({ workingDays: days, grantedOn, noticedOn }, before, desk) =>
        void granted({ workingDays: days, grantedOn, noticedOn }, before, desk),
      apply: ({ proposedExtension: _, ...procedure }, { version, data }) => {
        const { workingDays: days, grantedOn, noticedOn } = data;
        return {
          ...procedure,
          extensions: [...procedure.extensions, { version, workingDays: days, grantedOn, noticedOn }],
        };
      },
    },
  },
  start: { extensions: [] },
  kinds: {},
  inOrder: ({ receivedOn, extensions }) =>
    extensions.flatMap(({ grantedOn, noticedOn }): InOrder[] => [
      [receivedOn, grantedOn],
      [grantedOn, noticedOn],
    ]),
};

function granted(
  act: {
    readonly workingDays: number;
    readonly grantedOn: string;
    readonly noticedOn: string;
    readonly reason?: Sealed | undefined;
  },
  state: KnownRequest,
  desk: Desk,
): ExtensionGranted {
  const grantedOn = factDate(act.grantedOn, desk, state.receivedOn);
  requireExtension(act.workingDays, grantedOn, state, desk);
  const noticedOn = factDate(act.noticedOn, desk, grantedOn);
  const reply = replyDeadline(state, noticedOn, desk);
  if (reply?.state === 'waiting') throw new Rejected('request.extension-while-waiting');
  // 条例 第三十三条第二款: the applicant must be told before the first deadline is over.
  if (reply && noticedOn > reply.dueOn) {
    throw new Rejected('request.extension-told-late', { noticedOn, dueOn: reply.dueOn });
  }
  const data = {
    workingDays: act.workingDays,
    grantedOn,
    noticedOn,
    ...given('reason', act.reason),
    by: actorOf(desk),
  };
  return { type: 'ExtensionGranted', schema: 1, data };
}

function requireExtension(days: number, on: PlainDate, state: KnownRequest, desk: Desk): void {
  const { receivedOn } = state;
  if (receivedOn === undefined) throw new Rejected('request.unconfirmed');
  const most = periodInForce('extension', receivedOn, desk.clock.rules.periods)?.days ?? 0;
  const used = extendedOn(state, on);
  if (!Number.isInteger(days) || days < 1 || days + used > most) {
    throw new Rejected('request.extension-too-long', { workingDays: days, most: most - used });
  }
}
