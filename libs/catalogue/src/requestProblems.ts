import type { Message } from './message';

/** The refusals of a request's procedure: what rule, in one line. */
export const REQUEST_PROBLEM_TITLES = {
  'problem.request.date-in-future': { zh: '日期晚于今天', en: 'The date lies in the future' },
  'problem.request.date-out-of-order': { zh: '日期先后颠倒', en: 'The dates are out of order' },
  'problem.request.choice-unknown': { zh: '选项不在列表中', en: 'Not one of the choices' },
  'problem.request.act-unknown': { zh: '没有这种操作', en: 'There is no such act' },
  'problem.request.unconfirmed': { zh: '收件尚未确认', en: 'The receipt is not confirmed' },
  'problem.request.already-confirmed': { zh: '收到日期已经确定', en: 'The date of receipt is already fixed' },
  'problem.request.not-concluded': { zh: '申请尚未办结', en: 'The request is not concluded' },
  'problem.request.split': { zh: '申请已拆分', en: 'The request was split' },
  'problem.request.split-not-open': { zh: '不能拆分', en: 'Cannot be split' },
  'problem.request.split-too-late': { zh: '已有办理记录，不能拆分', en: 'Too late to split' },
  'problem.request.split-too-few': { zh: '拆分件数不足', en: 'Too few parts' },
  'problem.request.archived': { zh: '案卷已归档', en: 'The file is archived' },
  'problem.request.evidence-kind-unknown': { zh: '证明材料种类不符', en: 'The kind of evidence does not fit' },
  'problem.request.evidence-missing': { zh: '缺少证明材料', en: 'Evidence is missing' },
  'problem.request.channel-needs-no-confirmation': { zh: '该渠道无需确认', en: 'This channel needs no confirmation' },
  'problem.request.items-missing': { zh: '没有补正事项', en: 'No items' },
  'problem.request.period-invalid': { zh: '期限不合规', en: 'The period is invalid' },
  'problem.request.supplement-once': { zh: '只能一次性告知补正', en: 'Only one notice to supplement' },
  'problem.request.supplement-late': {
    zh: '补正告知已超过七个工作日',
    en: 'The notice is later than seven working days',
  },
  'problem.request.supplement-late-restart': {
    zh: '逾期补正告知后重新计算期限须说明理由',
    en: 'A restart after a late notice needs a reason',
  },
  'problem.request.no-supplement-awaited': { zh: '没有待补正的通知', en: 'No supplement is awaited' },
  'problem.request.supplement-after-period': { zh: '补正超过期限', en: 'The supplement is late' },
  'problem.request.served-before-issued': { zh: '送达日早于发出日', en: 'Served before it was issued' },
  'problem.request.notice-not-issued': { zh: '通知尚未发出', en: 'The notice was not issued' },
  'problem.request.nothing-lapsed': { zh: '没有逾期的事项', en: 'Nothing lapsed' },
  'problem.request.lapse-too-early': { zh: '尚未逾期', en: 'Too early' },
  'problem.request.lapse-provisional': { zh: '期限为暂定，不能视为放弃', en: 'The date is provisional' },
  'problem.request.no-consultation': { zh: '没有该项征求意见', en: 'No such consultation' },
  'problem.request.no-consultation-open': { zh: '没有进行中的征求意见', en: 'No consultation is open' },
  'problem.request.consultation-ended': { zh: '该项征求意见已结束', en: 'The consultation has ended' },
  'problem.request.grounds-not-judged': { zh: '未判断反对理由是否合理', en: 'The grounds are not judged' },
  'problem.request.no-objection': { zh: '没有需要越过的反对意见', en: 'There is no objection' },
  'problem.request.objection-stands': { zh: '第三方的合理反对意见仍然有效', en: 'A reasonable objection stands' },
  'problem.request.reasons-once': { zh: '已要求说明理由', en: 'Reasons were asked already' },
  'problem.request.reasons-not-asked': { zh: '尚未要求说明理由', en: 'Reasons were not asked' },
  'problem.request.reasons-not-accepted': { zh: '理由尚未认定为合理', en: 'The reasons were not accepted' },
  'problem.request.delay-set': {
    zh: '已确定延迟答复的日期（条例第三十五条），不再适用延期（第三十三条第二款）',
    en: 'A later date was set (条例 art. 35): it is not extended under art. 33',
  },
  'problem.request.delay-not-later': { zh: '延迟答复日不晚于现有期限', en: 'The date is not later' },
  'problem.request.reply-period-over': { zh: '答复期限已经届满', en: 'The reply period is over' },
  'problem.request.extension-once': { zh: '本期限内已经延期', en: 'Extended already' },
  'problem.request.extension-too-long': { zh: '延期天数超限', en: 'The extension is too long' },
  'problem.request.extension-told-late': { zh: '延期告知晚于答复期限', en: 'The applicant was told late' },
  'problem.request.extension-while-waiting': { zh: '期限停止计算期间不能延期', en: 'No extension while waiting' },
  'problem.request.fee-once': { zh: '一件申请只能收费一次', en: 'One fee per request' },
  'problem.request.fee-before-law': { zh: '收费办法尚未施行', en: 'There was no fee then' },
  'problem.request.fee-nothing-owed': { zh: '未超过免费数量', en: 'Nothing is owed' },
  'problem.request.no-fee-notice': { zh: '尚未发出收费通知', en: 'There is no fee notice' },
  'problem.request.no-fee-owed': { zh: '没有待缴的费用', en: 'Nothing is owed' },
  'problem.request.count-invalid': { zh: '数量不合规', en: 'The count is invalid' },
  'problem.request.amount-invalid': { zh: '金额不合规', en: 'The amount is invalid' },
  'problem.request.payment-after-period': { zh: '缴费超过期限', en: 'Paid after the period' },
  'problem.request.nothing-to-refund': { zh: '没有可退的款项', en: 'Nothing to refund' },
  'problem.request.no-draft': { zh: '没有拟办意见', en: 'There is no draft' },
  'problem.request.draft-signed': { zh: '拟稿已经签发', en: 'The draft is signed' },
  'problem.request.draft-not-reviewed': { zh: '审核尚未通过', en: 'The reviews are not passed' },
  'problem.request.needs-second-person': { zh: '须由另一人办理', en: 'Another person is needed' },
  'problem.request.contents-missing': { zh: '答复缺少应有内容', en: 'Contents are missing' },
  'problem.request.answer-not-signed': { zh: '答复尚未签发', en: 'The answer is not signed' },
  'problem.request.answer-differs-from-draft': { zh: '与签发的答复不一致', en: 'It differs from what was signed' },
  'problem.request.decision-needs-supplement': { zh: '未经补正不能以“仍不明确”办结', en: 'It needs a supplement' },
  'problem.request.decision-needs-reasons': { zh: '未认定申请理由不合理', en: 'It needs judged reasons' },
  'problem.request.decision-needs-consultation': { zh: '未征求第三方意见', en: 'It needs a consultation' },
  'problem.request.reopening-ground-wrong': { zh: '重新办理的理由不符', en: 'The ground does not fit' },
  'problem.request.no-reanswer-ordered': { zh: '没有待重新答复的事项', en: 'No new answer is ordered' },
  'problem.request.reanswer-open': { zh: '重新答复尚未完成', en: 'A new answer is owed' },
  'problem.request.no-correction-proposed': { zh: '没有待确认的更正', en: 'No correction is proposed' },
  'problem.request.no-suggestion-accepted': {
    zh: '没有采纳后待公开的建议',
    en: 'No accepted suggestion waits to be published',
  },
  'problem.request.no-suggestion-open': { zh: '没有待处理的建议', en: 'No suggestion is open' },
  'problem.request.incident-unknown': { zh: '没有这个事件', en: 'There is no such incident' },
  'problem.request.incident-closed': { zh: '事件已经关闭', en: 'The incident is closed' },
  'problem.request.fact-unknown': { zh: '没有这条记录', en: 'There is no such fact' },
  'problem.request.fact-not-revocable': { zh: '该记录不能撤销', en: 'This fact cannot be revoked' },
  'problem.request.fact-has-followers': { zh: '已有后续记录', en: 'Later facts rest on it' },
  'problem.request.fact-superseded': { zh: '该记录已不再有效', en: 'The fact is superseded' },
  'problem.request.field-not-correctable': { zh: '该项不能更正', en: 'This value cannot be corrected' },
  'problem.request.correction-invalid': { zh: '更正的值无效', en: 'The corrected value is invalid' },
  'problem.request.correction-empty': { zh: '没有更正内容', en: 'Nothing is corrected' },
} as const satisfies Record<`problem.request.${string}`, Message>;

/** The same refusals with what was given in this occurrence. */
export const REQUEST_PROBLEM_DETAILS = {
  'detail.request.date-in-future': { zh: '{date} 晚于今天（{today}）。', en: '{date} lies after today ({today}).' },
  'detail.request.date-out-of-order': {
    zh: '{date} 早于在先的事实（{earlier}）。',
    en: '{date} lies before the fact it follows ({earlier}).',
  },
  'detail.request.choice-unknown': {
    zh: '所给的选项不在该项的列表中。',
    en: 'The value given is not one of the choices of this field.',
  },
  'detail.request.act-unknown': { zh: '操作“{act}”不存在。', en: 'There is no act “{act}”.' },
  'detail.request.unconfirmed': {
    zh: '须先依第三十一条与申请人确认收到日期。',
    en: 'Confirm the date of receipt with the applicant first (Article 31).',
  },
  'detail.request.already-confirmed': {
    zh: '该申请的收到日期已经记录；更正须由两人办理。',
    en: 'The date of receipt is on record; correcting it takes two persons.',
  },
  'detail.request.not-concluded': { zh: '只有办结的申请才能办理此事项。', en: 'This needs a concluded request.' },
  'detail.request.split': {
    zh: '该申请已拆分为若干件，请在拆分后的各件上办理。',
    en: 'Work on the requests it was split into.',
  },
  'detail.request.split-not-open': {
    zh: '只有刚登记、尚未办理的申请可以拆分。',
    en: 'Only a request that was just registered can be split.',
  },
  'detail.request.split-too-late': {
    zh: '该申请已有办理记录；一事一申请的拆分应在登记时进行。',
    en: 'The request has been worked on; splitting belongs to registration.',
  },
  'detail.request.split-too-few': { zh: '拆分后至少应有两件。', en: 'A split makes at least two requests.' },
  'detail.request.archived': { zh: '该申请已经归档。', en: 'The request was archived already.' },
  'detail.request.evidence-kind-unknown': {
    zh: '该收件渠道不接受“{kind}”类证明材料。',
    en: 'Evidence of the kind “{kind}” does not fit this channel.',
  },
  'detail.request.evidence-missing': { zh: '证明材料应为文件或者文字说明。', en: 'Evidence is a file or a note.' },
  'detail.request.channel-needs-no-confirmation': {
    zh: '渠道“{channel}”的收到日期依第三十一条直接确定，请直接登记。',
    en: 'The date of receipt by “{channel}” is fixed by itself; register it directly.',
  },
  'detail.request.items-missing': {
    zh: '补正告知书应当写明需要补正的内容。',
    en: 'The notice must say what to supplement.',
  },
  'detail.request.period-invalid': {
    zh: '期限应为 {from} 至 {to} 个工作日，所给为 {value}。',
    en: 'A period has {from} to {to} working days; {value} was given.',
  },
  'detail.request.supplement-once': {
    zh: '依第三十条，补正应当一次性告知；确需再次告知的，须由负责人说明理由后越过。',
    en: 'Article 30: the applicant is told once. Only a named officer may override, with a reason.',
  },
  'detail.request.supplement-late': {
    zh: '告知日 {issuedOn} 晚于最迟日 {by}。请选择：收到补正后答复期限继续计算，还是重新计算。',
    en: 'Told on {issuedOn}, latest day {by}. Choose whether the reply period keeps running or starts afresh.',
  },
  'detail.request.supplement-late-restart': {
    zh: '最迟告知日为 {by}；选择重新计算的，须由负责人说明理由，并列为事件。',
    en: 'The latest day was {by}; a restart needs a named officer’s reason and becomes an incident.',
  },
  'detail.request.no-supplement-awaited': {
    zh: '该申请没有等待补正的告知。',
    en: 'No notice to supplement waits for an answer.',
  },
  'detail.request.supplement-after-period': {
    zh: '补正收到日 {receivedOn} 晚于期限 {dueOn}；有正当理由的请写明。',
    en: 'Received on {receivedOn}, after {dueOn}; give the justified reason.',
  },
  'detail.request.served-before-issued': {
    zh: '送达日 {servedOn} 早于发出日 {issuedOn}。',
    en: 'Served on {servedOn}, issued on {issuedOn}.',
  },
  'detail.request.notice-not-issued': {
    zh: '还没有发出该项通知，不能记录送达。',
    en: 'There is no such notice whose service could be recorded.',
  },
  'detail.request.nothing-lapsed': {
    zh: '没有已送达且仍在等待的补正或者缴费。',
    en: 'No served notice waits for the applicant.',
  },
  'detail.request.lapse-too-early': {
    zh: '期限至 {dueOn} 届满，次日起方可视为放弃申请。',
    en: 'The period ends on {dueOn}; it lapses on the day after, not before.',
  },
  'detail.request.lapse-provisional': {
    zh: '期限 {dueOn} 所在年份的放假通知尚未公布。',
    en: 'The calendar of {dueOn} is not published: nothing lapses on it.',
  },
  'detail.request.no-consultation': { zh: '没有编号为 {n} 的征求意见。', en: 'There is no consultation {n}.' },
  'detail.request.no-consultation-open': { zh: '所有征求意见都已结束。', en: 'Every consultation has ended.' },
  'detail.request.consultation-ended': { zh: '编号为 {n} 的征求意见已经结束。', en: 'Consultation {n} has ended.' },
  'detail.request.grounds-not-judged': {
    zh: '第三方不同意公开的，应当判断其理由是否合理（第三十二条）。',
    en: 'Say whether the grounds of the objection are reasonable (Article 32).',
  },
  'detail.request.no-objection': { zh: '没有第三方提出仍然有效的反对意见。', en: 'No third party’s objection stands.' },
  'detail.request.objection-stands': {
    zh: '依第三十二条，第三方有合理理由反对的不得公开；为公共利益公开的，先作决定并书面告知。',
    en: 'Article 32: not disclosed while a reasonable objection stands, unless it is overridden for the public interest in writing.',
  },
  'detail.request.reasons-once': {
    zh: '该申请已经要求申请人说明理由。',
    en: 'The applicant was asked for reasons already.',
  },
  'detail.request.reasons-not-asked': {
    zh: '须先依第三十五条要求申请人说明理由。',
    en: 'Ask for reasons first (Article 35).',
  },
  'detail.request.reasons-not-accepted': {
    zh: '只有申请理由合理、无法按期答复的，才能确定延迟答复期限（第三十五条）。',
    en: 'A later date is set only when the reasons are reasonable (Article 35).',
  },
  'detail.request.delay-not-later': {
    zh: '{until} 不晚于现有期限 {dueOn}。',
    en: '{until} is not later than {dueOn}.',
  },
  'detail.request.reply-period-over': {
    zh: '依{article}，应当在答复期限内办理。',
    en: 'By {article} this is done within the reply period.',
  },
  'detail.request.extension-once': {
    zh: '一个答复期限内延期一次；确需再次延期的，须由负责人说明理由，合计不超过二十个工作日。',
    en: 'Once per running period; a named officer may override with a reason, twenty working days in all.',
  },
  'detail.request.extension-too-long': {
    zh: '申请延期 {workingDays} 个工作日，最多还可延长 {most} 个工作日（第三十三条第二款）。',
    en: '{workingDays} working days were asked; at most {most} remain (Article 33).',
  },
  'detail.request.extension-told-late': {
    zh: '告知日 {noticedOn} 晚于期限 {dueOn}。',
    en: 'Told on {noticedOn}, after the deadline {dueOn}.',
  },
  'detail.request.extension-while-waiting': {
    zh: '正在等待申请人补正或者缴费，期限将重新计算。',
    en: 'The applicant is waited for; the period will start afresh.',
  },
  'detail.request.fee-once': {
    zh: '依109号第三条，每件申请只能选择一种标准计算一次。',
    en: 'Each request is charged once, by one standard (109号 Article 3).',
  },
  'detail.request.fee-before-law': {
    zh: '该申请收到时《信息处理费管理办法》尚未施行（2021年1月1日起施行）。',
    en: 'The fee rules are in force since 2021-01-01.',
  },
  'detail.request.fee-nothing-owed': {
    zh: '数量 {count} 未超过免费范围，不产生信息处理费。',
    en: '{count} is within what is free.',
  },
  'detail.request.no-fee-notice': { zh: '该申请没有收费通知。', en: 'No fee notice was issued.' },
  'detail.request.no-fee-owed': { zh: '该申请没有待缴的信息处理费。', en: 'No fee is owed.' },
  'detail.request.count-invalid': {
    zh: '数量应为 {from} 至 {to} 的整数，所给为 {value}。',
    en: 'A count is a whole number from {from} to {to}; {value} was given.',
  },
  'detail.request.amount-invalid': {
    zh: '金额应为 {from} 至 {to} 分，所给为 {value} 分。',
    en: 'An amount is {from} to {to} fen; {value} was given.',
  },
  'detail.request.payment-after-period': {
    zh: '缴费日 {paidOn} 晚于期限 {dueOn}；依109号第六条视为放弃申请。',
    en: 'Paid on {paidOn}, after {dueOn}: taken as given up (109号 Article 6).',
  },
  'detail.request.nothing-to-refund': {
    zh: '没有多缴的款项；不应收取的，请撤销收费通知。',
    en: 'Nothing was overpaid; revoke a notice that should not have been issued.',
  },
  'detail.request.no-draft': { zh: '请先拟写答复。', en: 'Draft the answer first.' },
  'detail.request.draft-signed': { zh: '该拟稿已经签发。', en: 'The draft was signed already.' },
  'detail.request.draft-not-reviewed': {
    zh: '签发前须通过规定的保密审查、法制审核。',
    en: 'The required reviews must be passed before the signature.',
  },
  'detail.request.needs-second-person': { zh: '该步骤不能由同一人办理。', en: 'This step is done by another person.' },
  'detail.request.contents-missing': { zh: '还缺少：{missing}。', en: 'Still missing: {missing}.' },
  'detail.request.answer-not-signed': {
    zh: '拟写的答复须经签发后才能发出。',
    en: 'An answer is signed before it goes out.',
  },
  'detail.request.answer-differs-from-draft': {
    zh: '签发的是“{decision}”类答复。',
    en: 'The signed draft is a {decision}.',
  },
  'detail.request.decision-needs-supplement': {
    zh: '第三十条：补正后仍不明确的才适用。',
    en: 'Only after a supplement that is still unclear (Article 30).',
  },
  'detail.request.decision-needs-reasons': {
    zh: '依第三十五条，须先要求说明理由并认定其不合理。',
    en: 'Ask for reasons and judge them unreasonable first (Article 35).',
  },
  'detail.request.decision-needs-consultation': {
    zh: '依第三十二条，涉及第三方合法权益的应当书面征求其意见。',
    en: 'Consult the third party in writing first (Article 32).',
  },
  'detail.request.reopening-ground-wrong': {
    zh: '理由“{ground}”与该申请的办结方式不符。',
    en: '“{ground}” does not fit how the request ended.',
  },
  'detail.request.no-reanswer-ordered': { zh: '没有等待重新答复的决定。', en: 'No order to answer anew is open.' },
  'detail.request.reanswer-open': { zh: '重新答复完成后才能办理此事项。', en: 'Give the new answer first.' },
  'detail.request.no-correction-proposed': {
    zh: '没有等待确认的更正。',
    en: 'No correction waits for its second person.',
  },
  'detail.request.no-suggestion-accepted': {
    zh: '没有已采纳、尚未公开的建议；未采纳的建议没有公开日期。',
    en: 'No suggestion was accepted and is not published yet; one that is refused has no date of publication.',
  },
  'detail.request.no-suggestion-open': { zh: '没有等待处理的主动公开建议。', en: 'No suggestion waits to be judged.' },
  'detail.request.incident-unknown': {
    zh: '该申请没有编号为“{incident}”的事件。',
    en: 'The request has no incident “{incident}”.',
  },
  'detail.request.incident-closed': {
    zh: '事件“{incident}”已经关闭，无需再处理。',
    en: 'The incident “{incident}” is closed already.',
  },
  'detail.request.fact-unknown': { zh: '没有编号为 {version} 的事实。', en: 'There is no fact at version {version}.' },
  'detail.request.fact-not-revocable': {
    zh: '“{of}”不能撤销，请使用更正、重新办理等操作。',
    en: '“{of}” cannot be revoked; correct it, or reopen the request.',
  },
  'detail.request.fact-has-followers': {
    zh: '该记录已有送达、答复等后续记录，不能撤销。',
    en: 'Services or answers on record rest on this fact.',
  },
  'detail.request.fact-superseded': { zh: '该办结已经撤销，更正它没有意义。', en: 'This conclusion was undone since.' },
  'detail.request.field-not-correctable': {
    zh: '“{of}”的“{field}”不能更正。',
    en: '“{field}” of “{of}” cannot be corrected.',
  },
  'detail.request.correction-invalid': { zh: '“{field}”的值“{value}”无效。', en: '“{value}” is no valid “{field}”.' },
  'detail.request.correction-empty': { zh: '更正至少应改变一项。', en: 'A correction changes at least one value.' },
} as const satisfies Record<`detail.request.${string}`, Message>;
