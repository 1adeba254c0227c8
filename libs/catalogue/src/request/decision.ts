import type { Messages } from '../message';
import type { Refusals } from '../refusal';

/** The words of drafting, signing and answering. */
export const DECISION_WORDS = {
  'event.RequestAnswered': {
    zh: '{repliedOn} 答复：{decision}（{serviceMode}）',
    en: 'Answered on {repliedOn}: {decision} ({serviceMode})',
  },
  'event.DecisionDrafted': { zh: '拟稿第 {n} 稿：{decision}', en: 'Draft {n}: {decision}' },
  'event.DecisionReviewed': { zh: '{review}：{verdict}（第 {n} 稿）', en: '{review}: {verdict} (draft {n})' },
  'event.DecisionSigned': { zh: '{signedOn} 签发：{decision}', en: 'Signed on {signedOn}: {decision}' },
  'event.AnswerDelivered': { zh: '{deliveredOn} 答复送达申请人', en: 'The answer was delivered on {deliveredOn}' },
  'event.untold': { zh: '{summary}，未告知救济途径和期限', en: '{summary}, remedies not told' },
  'requestAct.DraftDecision': { zh: '拟稿', en: 'Draft' },
  'requestAct.ReviewDecision': { zh: '审核', en: 'Review' },
  'requestAct.SignDecision': { zh: '签发', en: 'Sign' },
  'requestAct.AnswerRequest': { zh: '答复', en: 'Answer' },
  'requestAct.RecordDelivery': { zh: '登记答复送达', en: 'Record the delivery' },
  'field.contents': { zh: '答复内容', en: 'Contents' },
  'field.review': { zh: '审核种类', en: 'Review' },
  'field.verdict': { zh: '审核意见', en: 'Verdict' },
  'field.opinion': { zh: '意见说明', en: 'Opinion' },
  'field.signedOn': { zh: '签发日期', en: 'Signed on' },
  'field.deliveredOn': { zh: '送达日期', en: 'Delivered on' },
  'choice.verdict.passed': { zh: '通过', en: 'passed' },
  'choice.verdict.returned': { zh: '退回修改', en: 'returned' },
  'sheet.DecisionSigned': { zh: '签发', en: 'Signed' },
  'sheet.RequestAnswered': { zh: '答复', en: 'Answered' },
  'sheet.AnswerDelivered': { zh: '送达', en: 'Delivered' },
} as const satisfies Messages;

/** The refusals of drafting, signing and answering. */
export const DECISION_REFUSALS = {
  'request.decision-unknown': {
    status: 422,
    title: { zh: '答复类型不存在', en: 'Unknown kind of decision' },
    detail: { zh: '没有答复类型“{decision}”', en: 'There is no decision "{decision}"' },
  },
  'request.decision-is-withdrawal': {
    status: 422,
    title: { zh: '撤回申请应当登记为撤回，不能登记为答复', en: 'A withdrawal is recorded as such, not as an answer' },
  },
  'request.replied-before-received': {
    status: 422,
    title: { zh: '答复日期不能早于收到日期', en: 'The reply is dated before the receipt' },
    detail: {
      zh: '答复日期 {repliedOn} 早于收到日期 {receivedOn}',
      en: 'The reply date {repliedOn} is before the receipt {receivedOn}',
    },
  },
  'request.replied-in-future': {
    status: 422,
    title: { zh: '答复日期不能晚于今天', en: 'The reply date lies in the future' },
    detail: { zh: '答复日期 {date} 晚于今天 {today}', en: 'The reply date {date} is later than today, {today}' },
  },
  'request.objection-stands': {
    status: 422,
    title: { zh: '第三方的合理反对意见仍然有效', en: 'A reasonable objection stands' },
    detail: {
      zh: '依第三十二条，第三方有合理理由反对的不得公开；为公共利益公开的，先作决定并书面告知。',
      en: 'Article 32: not disclosed while a reasonable objection stands, unless it is overridden for the public interest in writing.',
    },
  },
  'request.no-draft': {
    status: 422,
    title: { zh: '没有拟办意见', en: 'There is no draft' },
    detail: { zh: '请先拟写答复。', en: 'Draft the answer first.' },
  },
  'request.draft-signed': {
    status: 422,
    title: { zh: '拟稿已经签发', en: 'The draft is signed' },
    detail: { zh: '该拟稿已经签发。', en: 'The draft was signed already.' },
  },
  'request.draft-not-reviewed': {
    status: 422,
    title: { zh: '审核尚未通过', en: 'The reviews are not passed' },
    detail: {
      zh: '签发前须通过规定的保密审查、法制审核。',
      en: 'The required reviews must be passed before the signature.',
    },
  },
  'request.contents-missing': {
    status: 422,
    title: { zh: '答复缺少应有内容', en: 'Contents are missing' },
    detail: { zh: '还缺少：{missing}。', en: 'Still missing: {missing}.' },
  },
  'request.answer-not-signed': {
    status: 422,
    title: { zh: '答复尚未签发', en: 'The answer is not signed' },
    detail: { zh: '拟写的答复须经签发后才能发出。', en: 'An answer is signed before it goes out.' },
  },
  'request.answer-differs-from-draft': {
    status: 422,
    title: { zh: '与签发的答复不一致', en: 'It differs from what was signed' },
    detail: { zh: '签发的是“{decision}”类答复。', en: 'The signed draft is a {decision}.' },
  },
  'request.decision-needs-supplement': {
    status: 422,
    title: { zh: '未经补正不能以“仍不明确”办结', en: 'It needs a supplement' },
    detail: {
      zh: '第三十条：补正后仍不明确的才适用。',
      en: 'Only after a supplement that is still unclear (Article 30).',
    },
  },
  'request.decision-needs-reasons': {
    status: 422,
    title: { zh: '未认定申请理由不合理', en: 'It needs judged reasons' },
    detail: {
      zh: '依第三十五条，须先要求说明理由并认定其不合理。',
      en: 'Ask for reasons and judge them unreasonable first (Article 35).',
    },
  },
  'request.decision-needs-consultation': {
    status: 422,
    title: { zh: '未征求第三方意见', en: 'It needs a consultation' },
    detail: {
      zh: '依第三十二条，涉及第三方合法权益的应当书面征求其意见。',
      en: 'Consult the third party in writing first (Article 32).',
    },
  },
} as const satisfies Refusals;
