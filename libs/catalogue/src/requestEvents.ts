import type { Message } from './message';

/** One line for every event of a request. */
export const REQUEST_EVENTS = {
  'event.LetterIssued': {
    zh: '{issuedOn} 制发{document}（{number}）',
    en: '{document} issued on {issuedOn} ({number})',
  },
  'event.LetterVoided': { zh: '文书作废', en: 'Letter cancelled' },
  'event.LetterSent': { zh: '{sentOn} 文书送出（{mode}）', en: 'Letter sent on {sentOn} ({mode})' },
  'event.LetterDelivered': { zh: '{deliveredOn} 文书送达', en: 'Letter delivered on {deliveredOn}' },
  'event.RequestArrived': {
    zh: '{arrivedOn} 收到申请（{channel}），收到日期待与申请人确认',
    en: 'Came in on {arrivedOn} ({channel}); the date of receipt is to be confirmed',
  },
  'event.ContactAttempted': {
    zh: '{attemptedOn} 联系申请人：{outcome}',
    en: 'Contacted the applicant on {attemptedOn}: {outcome}',
  },
  'event.ReceiptConfirmed': { zh: '确认收到日期 {receivedOn}', en: 'Date of receipt confirmed: {receivedOn}' },
  'event.ReceiptEvidenced': { zh: '补充收到日期的证明材料', en: 'Evidence of the receipt added' },
  'event.ApplicantKindSet': { zh: '申请人类型改为 {kind}', en: 'Kind of applicant set to {kind}' },
  'event.RequestSplit': { zh: '{splitOn} 拆分为 {into} 件', en: 'Split into {into} on {splitOn}' },
  'event.SupplementNoticeIssued': {
    zh: '{issuedOn} 发出补正告知，{replyWorkingDays} 个工作日内补正',
    en: 'Notice to supplement on {issuedOn}, {replyWorkingDays} working days',
  },
  'event.NoticeServed': {
    zh: '{servedOn} 送达（{step}，{serviceMode}）',
    en: 'Served on {servedOn} ({step}, {serviceMode})',
  },
  'event.SupplementReceived': { zh: '{receivedOn} 收到补正', en: 'Supplement received on {receivedOn}' },
  'event.LapseProposed': {
    zh: '期限 {dueOn} 届满，待确认是否视为放弃申请',
    en: 'The period ended on {dueOn}: to be confirmed as given up',
  },
  'event.RequestLapsed': {
    zh: '{lapsedOn} 视为放弃申请，不再处理（{decision}）',
    en: 'Taken as given up on {lapsedOn} ({decision})',
  },
  'event.ConsultationStarted': {
    zh: '{sentOn} 书面征求{party}意见（第 {n} 项）',
    en: 'Consulted ({party}) on {sentOn}, no. {n}',
  },
  'event.ConsultationServed': {
    zh: '{servedOn} 被征求意见方收到（第 {n} 项）',
    en: 'Consultation {n} received on {servedOn}',
  },
  'event.ConsultationReplied': {
    zh: '{receivedOn} 收到意见：{stance}（第 {n} 项）',
    en: 'Opinion on {receivedOn}: {stance} (no. {n})',
  },
  'event.ConsultationSilent': {
    zh: '第 {n} 项征求意见至 {endedOn} 未答复：{meaning}',
    en: 'Consultation {n} unanswered by {endedOn}: {meaning}',
  },
  'event.ConsultationEnded': { zh: '{endedOn} 结束征求意见（第 {n} 项）', en: 'Consultation {n} ended on {endedOn}' },
  'event.ObjectionOverridden': {
    zh: '{decidedOn} 为公共利益决定公开（第 {n} 项反对意见）',
    en: 'Disclosed for the public interest on {decidedOn} (objection {n})',
  },
  'event.ReasonsAsked': {
    zh: '{askedOn} 要求说明理由，{replyWorkingDays} 个工作日内答复',
    en: 'Reasons asked on {askedOn}, {replyWorkingDays} working days',
  },
  'event.ReasonsGiven': { zh: '{receivedOn} 收到说明的理由', en: 'Reasons given on {receivedOn}' },
  'event.ReasonsJudged': {
    zh: '{judgedOn} 认定申请理由：{reasonable}',
    en: 'Reasons judged on {judgedOn}: {reasonable}',
  },
  'event.DelayedAnswerSet': {
    zh: '{noticedOn} 告知延迟至 {until} 答复',
    en: 'Told on {noticedOn}: answered by {until}',
  },
  'event.ExtensionProposed': {
    zh: '拟延期 {workingDays} 个工作日',
    en: 'Extension of {workingDays} working days proposed',
  },
  'event.ExtensionGranted': {
    zh: '{grantedOn} 同意延期 {workingDays} 个工作日，{noticedOn} 告知申请人',
    en: 'Extended by {workingDays} working days on {grantedOn}, told on {noticedOn}',
  },
  'event.FeeNoticeIssued': {
    zh: '{issuedOn} 发出收费通知 {yuan} 元（{basis}，{count}）',
    en: 'Fee notice of {yuan} yuan on {issuedOn} ({basis}, {count})',
  },
  'event.PaymentReceived': { zh: '{paidOn} 收到缴费 {yuan} 元', en: '{yuan} yuan paid on {paidOn}' },
  'event.FeeRefunded': { zh: '{refundedOn} 退费 {yuan} 元', en: '{yuan} yuan refunded on {refundedOn}' },
  'event.FeeWaived': { zh: '{waivedOn} 免收 {yuan} 元', en: '{yuan} yuan waived on {waivedOn}' },
  'event.DecisionDrafted': { zh: '拟稿第 {n} 稿：{decision}', en: 'Draft {n}: {decision}' },
  'event.DecisionReviewed': { zh: '{review}：{verdict}（第 {n} 稿）', en: '{review}: {verdict} (draft {n})' },
  'event.DecisionSigned': { zh: '{signedOn} 签发：{decision}', en: 'Signed on {signedOn}: {decision}' },
  'event.AnswerDelivered': { zh: '{deliveredOn} 答复送达申请人', en: 'The answer was delivered on {deliveredOn}' },
  'event.RequestForwarded': { zh: '{forwardedOn} 转送其他机关', en: 'Forwarded on {forwardedOn}' },
  'event.RequestReopened': { zh: '{reopenedOn} 恢复办理（{ground}）', en: 'Reopened on {reopenedOn} ({ground})' },
  'event.ReanswerOrdered': {
    zh: '{receivedOn} 收到重新答复的要求（第 {n} 项）',
    en: 'Ordered on {receivedOn} to answer anew (no. {n})',
  },
  'event.untold': { zh: '{summary}，未告知救济途径和期限', en: '{summary}, remedies not told' },
  'event.ReanswerGiven': { zh: '{repliedOn} 重新答复：{decision}', en: 'Answered anew on {repliedOn}: {decision}' },
  'event.RequestArchived': { zh: '{archivedOn} 归档', en: 'Archived on {archivedOn}' },
  'event.CorrectionProposed': {
    zh: '提出更正第 {n} 项：记录 {version}',
    en: 'Correction {n} proposed: record {version}',
  },
  'event.FactCorrected': { zh: '更正记录 {version}：{changes}', en: 'Record {version} corrected: {changes}' },
  'event.CorrectionRejected': { zh: '更正第 {n} 项未获同意', en: 'Correction {n} was turned down' },
  'event.FactRevoked': { zh: '撤销记录 {version}', en: 'Record {version} revoked' },
  'event.DisclosureSuggested': {
    zh: '{suggestedOn} 建议转为主动公开',
    en: 'Suggested for proactive disclosure on {suggestedOn}',
  },
  'event.SuggestionPublished': { zh: '{publishedOn} 已主动公开', en: 'Published proactively on {publishedOn}' },
  'event.DisclosureSuggestionJudged': {
    zh: '{judgedOn} 主动公开建议：{accepted}',
    en: 'Suggestion judged on {judgedOn}: {accepted}',
  },
  'event.ActOverridden': { zh: '越过限制办理：{act}（{article}）', en: 'Done against a rule: {act} ({article})' },
  'event.IncidentAssigned': { zh: '事件指派', en: 'Incident assigned' },
  'event.IncidentClosed': { zh: '事件处理完毕', en: 'Incident closed' },
} as const satisfies Record<`event.${string}`, Message>;
