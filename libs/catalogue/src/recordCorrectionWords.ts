import type { Message } from './message';

/** The words of applications to correct a record about oneself (条例 第四十一条). */
export const RECORD_CORRECTION_WORDS = {
  'event.RecordCorrectionAsked': {
    zh: '{receivedOn} 收到更正申请（{channel}）',
    en: 'Application received on {receivedOn} ({channel})',
  },
  'event.RecordCorrectionDecided': { zh: '{decidedOn} 审核：{outcome}', en: 'Decided on {decidedOn}: {outcome}' },
  'event.RecordCorrectionTold': {
    zh: '{toldOn} 告知申请人（{serviceMode}）',
    en: 'Applicant told on {toldOn} ({serviceMode})',
  },
  'event.RecordCorrectionWithdrawn': {
    zh: '{withdrawnOn} 申请人撤回更正申请',
    en: 'Withdrawn by the applicant on {withdrawnOn}',
  },
  'event.RecordCorrectionDateAmended': { zh: '更正登记：{date} → {to}', en: 'Amended: {date} → {to}' },
  'recordCorrectionDate.receivedOn': { zh: '收到日期', en: 'received' },
  'recordCorrectionDate.decidedOn': { zh: '审核日期', en: 'decided' },
  'recordCorrectionDate.toldOn': { zh: '告知日期', en: 'applicant told' },
  'recordCorrectionDate.withdrawnOn': { zh: '撤回日期', en: 'withdrawn' },
  'recordCorrectionStatus.asked': { zh: '待审核', en: 'To be decided' },
  'recordCorrectionStatus.decided': { zh: '待告知申请人', en: 'Applicant to be told' },
  'recordCorrectionStatus.told': { zh: '已告知', en: 'Applicant told' },
  'recordCorrectionStatus.withdrawn': { zh: '已撤回', en: 'Withdrawn' },
  'recordCorrectionAct.DecideRecordCorrection': { zh: '登记审核结果', en: 'Record the decision' },
  'recordCorrectionAct.TellRecordCorrection': { zh: '登记告知申请人', en: 'Record that the applicant was told' },
  'recordCorrectionAct.WithdrawRecordCorrection': { zh: '登记撤回', en: 'Record a withdrawal' },
  'recordCorrectionAct.AmendRecordCorrection': { zh: '更正登记的日期', en: 'Amend a recorded date' },
  'recordCorrectionNeeds.corrected': { zh: '更正后的记录内容', en: 'How the record reads now' },
  'recordCorrectionNeeds.organ': { zh: '有权更正的行政机关', en: 'The organ entitled to correct' },
  'recordCorrectionNeeds.reason': { zh: '不予更正的理由', en: 'Why it is not corrected' },
  'console.recordCorrections.title': { zh: '更正申请', en: 'Record corrections' },
  'console.recordCorrections.register': { zh: '登记更正申请', en: 'Register an application' },
  'console.recordCorrections.registered': { zh: '已登记', en: 'Registered' },
  'console.recordCorrections.saved': { zh: '已登记', en: 'Recorded' },
  'console.recordCorrections.empty': { zh: '没有更正申请', en: 'No applications' },
  'console.recordCorrections.noPeriod': {
    zh: '《政府信息公开条例》第四十一条没有规定办理期限，因此不计算到期日；列表按收到日期先后排列。更正申请不计入年度报告表三。',
    en: '条例 art. 41 sets no period, so no due date is computed; the oldest stand first. They count in no row of table three.',
  },
  'console.recordCorrections.code': { zh: '编号', en: 'Code' },
  'console.recordCorrections.applicant': { zh: '申请人', en: 'Applicant' },
  'console.recordCorrections.kind': { zh: '申请人类型', en: 'Kind of applicant' },
  'console.recordCorrections.name': { zh: '姓名或者名称', en: 'Name' },
  'console.recordCorrections.identity': { zh: '身份证明', en: 'Identity' },
  'console.recordCorrections.contact': { zh: '联系方式', en: 'Contact' },
  'console.recordCorrections.channel': { zh: '接收渠道', en: 'Channel' },
  'console.recordCorrections.receivedOn': { zh: '收到日期', en: 'Received on' },
  'console.recordCorrections.record': { zh: '与自身相关的政府信息记录', en: 'The record about oneself' },
  'console.recordCorrections.claim': { zh: '不准确之处和更正要求', en: 'What is wrong and how it should read' },
  'console.recordCorrections.proofNote': { zh: '证据说明', en: 'The proof, in words' },
  'console.recordCorrections.proofFile': { zh: '证据材料', en: 'The proof, as a file' },
  'console.recordCorrections.proof': { zh: '证据', en: 'Proof' },
  'console.recordCorrections.case': { zh: '提供该记录的申请', en: 'The request it was provided by' },
  'console.recordCorrections.toCase': { zh: '查看申请', en: 'Open the request' },
  'console.recordCorrections.state': { zh: '状态', en: 'State' },
  'console.recordCorrections.state.open': { zh: '办理中', en: 'Open' },
  'console.recordCorrections.state.closed': { zh: '已办结', en: 'Done' },
  'console.recordCorrections.state.all': { zh: '全部', en: 'All' },
  'console.recordCorrections.waiting': { zh: '已 {days} 天', en: 'for {days} days' },
  'console.recordCorrections.outcome': { zh: '审核结果', en: 'Outcome' },
  'console.recordCorrections.decidedOn': { zh: '审核日期', en: 'Decided on' },
  'console.recordCorrections.toldOn': { zh: '告知日期', en: 'Told on' },
  'console.recordCorrections.withdrawnOn': { zh: '撤回日期', en: 'Withdrawn on' },
  'console.recordCorrections.serviceMode': { zh: '告知方式', en: 'How' },
  'console.recordCorrections.note': { zh: '备注', en: 'Note' },
  'console.recordCorrections.which': { zh: '哪个日期', en: 'Which date' },
  'console.recordCorrections.to': { zh: '更正为', en: 'Should read' },
  'console.recordCorrections.reason': { zh: '理由', en: 'Reason' },
  'console.recordCorrections.erased': { zh: '个人信息已经删除', en: 'The personal data were erased' },
} as const satisfies Record<string, Message>;

/** The refusals of applications to correct a record. */
export const RECORD_CORRECTION_PROBLEM_TITLES = {
  'problem.record-correction.unknown': { zh: '没有这件更正申请', en: 'There is no such application' },
  'problem.record-correction.already-asked': {
    zh: '这件更正申请已经登记',
    en: 'The application is already registered',
  },
  'problem.record-correction.proof-missing': {
    zh: '缺少证据：要求更正须有证据证明记录不准确（条例第四十一条）',
    en: 'The proof is missing: a correction needs evidence (条例 art. 41)',
  },
  'problem.record-correction.outcome-unknown': { zh: '审核结果不存在', en: 'Unknown outcome' },
  'problem.record-correction.not-decided': {
    zh: '尚未登记审核结果，不能登记告知',
    en: 'There is no decision yet of which the applicant could be told',
  },
  'problem.record-correction.already-told': { zh: '已经告知申请人', en: 'The applicant was told already' },
  'problem.record-correction.withdrawn': { zh: '更正申请已经撤回', en: 'The application was withdrawn' },
  'problem.record-correction.date-unknown': { zh: '没有登记这个日期', en: 'No such date is recorded' },
  'problem.record-correction.nothing-amended': { zh: '日期没有变化', en: 'The date does not change' },
} as const satisfies Record<`problem.record-correction.${string}`, Message>;

/** The same with what was given in this occurrence. */
export const RECORD_CORRECTION_PROBLEM_DETAILS = {
  'detail.record-correction.outcome-unknown': {
    zh: '没有审核结果“{outcome}”',
    en: 'There is no outcome "{outcome}"',
  },
  'detail.record-correction.date-unknown': { zh: '没有登记“{date}”', en: 'There is no date "{date}" on record' },
} as const satisfies Record<`detail.record-correction.${string}`, Message>;
