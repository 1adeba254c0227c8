import { periodInForce } from '@yishen/statute';
import { Rejected } from '../../rejected';
import { actorOf, clockContextOf, dateOf, factDate, todayOf, wholeNumber } from '../context';
import { replyDeadlineOf } from '../availability';
import { extendedOn, requestDeadlines } from '../deadlines';
import { procedureOn } from '../state';
import type { Deciders } from './deciders';
import { given } from './evidence';

/** Excessive requests (条例 第三十五条) and the extension of the reply period (第三十三条第二款). */
export const excessiveAndExtensionActs: Pick<
  Deciders,
  'AskReasons' | 'RecordReasons' | 'JudgeReasons' | 'SetDelayedAnswer' | 'ProposeExtension' | 'GrantExtension'
> = {
  AskReasons: (act, state, context) => {
    const askedOn = factDate(act.askedOn, context, state.receivedOn);
    const days = act.replyWorkingDays ?? clockContextOf(context).policy.reasonsReplyDays;
    const replyWorkingDays = wholeNumber(days, 1, 250, 'request.period-invalid');
    const data = { n: 1, askedOn, grounds: act.grounds, replyWorkingDays };
    return [{ type: 'ReasonsAsked', schema: 1, data }];
  },

  RecordReasons: (act, state, context) => {
    const receivedOn = factDate(act.receivedOn, context, state.reasons?.askedOn);
    return [{ type: 'ReasonsGiven', schema: 1, data: { receivedOn, reasons: act.reasons } }];
  },

  JudgeReasons: (act, state, context) => {
    const { reasonable, grounds } = act;
    const judgedOn = factDate(act.judgedOn, context, state.reasons?.receivedOn ?? state.reasons?.askedOn);
    // Who has not answered yet still may: only the end of the period given to him speaks against him.
    const asked = requestDeadlines(procedureOn(state, judgedOn), clockContextOf(context), judgedOn).find(
      ({ kind }) => kind === 'reasonsReply',
    );
    if (!reasonable && asked?.state === 'running' && !act.override) {
      throw new Rejected('request.lapse-too-early', { dueOn: asked.dueOn });
    }
    return [{ type: 'ReasonsJudged', schema: 1, data: { judgedOn, reasonable, grounds, by: actorOf(context) } }];
  },

  SetDelayedAnswer: (act, state, context) => {
    const noticedOn = factDate(act.noticedOn, context, state.reasons?.judgedOn ?? state.receivedOn);
    const until = dateOf(act.until);
    const reply = replyDeadlineOf(procedureOn(state, noticedOn), noticedOn, clockContextOf(context));
    if (until <= noticedOn || (reply && until <= reply.dueOn)) {
      throw new Rejected('request.delay-not-later', { until, dueOn: reply?.dueOn ?? noticedOn });
    }
    return [{ type: 'DelayedAnswerSet', schema: 1, data: { until, noticedOn, reasons: act.reasons } }];
  },

  ProposeExtension: ({ workingDays, reason }, state, context) => {
    requireExtension(workingDays, todayOf(context), state, context);
    return [{ type: 'ExtensionProposed', schema: 1, data: { workingDays, reason, by: actorOf(context) } }];
  },

  GrantExtension: (act, state, context) => {
    const { workingDays, reason } = act;
    const grantedOn = factDate(act.grantedOn, context, state.receivedOn);
    requireExtension(workingDays, grantedOn, state, context);
    const noticedOn = factDate(act.noticedOn, context, grantedOn);
    const reply = replyDeadlineOf(procedureOn(state, noticedOn), noticedOn, clockContextOf(context));
    if (reply?.state === 'waiting') throw new Rejected('request.extension-while-waiting');
    // 条例 第三十三条第二款 with domain.md 1.6.3: the applicant is told before the first deadline is over.
    if (reply && noticedOn > reply.dueOn) {
      throw new Rejected('request.extension-told-late', { noticedOn, dueOn: reply.dueOn });
    }
    const data = { workingDays, grantedOn, noticedOn, ...given('reason', reason), by: actorOf(context) };
    return [{ type: 'ExtensionGranted', schema: 1, data }];
  },
};

function requireExtension(
  workingDays: number,
  on: ReturnType<typeof todayOf>,
  state: Parameters<Deciders['GrantExtension']>[1],
  context: Parameters<Deciders['GrantExtension']>[2],
): void {
  const { receivedOn } = state;
  if (receivedOn === undefined) throw new Rejected('request.unconfirmed');
  const most = periodInForce('extension', receivedOn, clockContextOf(context).rules.periods)?.days ?? 0;
  const used = extendedOn(state, on);
  if (!Number.isInteger(workingDays) || workingDays < 1 || workingDays + used > most) {
    throw new Rejected('request.extension-too-long', { workingDays, most: most - used });
  }
}
