import type { Refusals } from './refusal';

/** The refusals of disputes. */
export const PROCEEDING_REFUSALS = {
  'proceeding.unknown': { status: 422, title: { zh: '没有这件复议或诉讼', en: 'There is no such proceeding' } },
  'proceeding.no-request': {
    status: 422,
    title: {
      zh: '此件复议或诉讼没有关联申请，不能组卷',
      en: 'The proceeding is about no request: there are no papers to put together',
    },
  },
  'proceeding.already-opened': {
    status: 409,
    title: { zh: '这件复议或诉讼已经登记', en: 'The proceeding is already recorded' },
  },
  'proceeding.already-concluded': {
    status: 409,
    title: { zh: '这件复议或诉讼已经审结', en: 'The proceeding is already concluded' },
  },
  'proceeding.kind-unknown': {
    status: 422,
    title: { zh: '复议、诉讼类型不存在', en: 'Unknown kind of proceeding' },
    detail: { zh: '没有类型“{kind}”', en: 'There is no kind "{kind}"' },
  },
  'proceeding.outcome-unknown': {
    status: 422,
    title: { zh: '审理结果不存在', en: 'Unknown outcome' },
    detail: { zh: '没有审理结果“{outcome}”', en: 'There is no outcome "{outcome}"' },
  },
  'proceeding.opened-in-future': {
    status: 422,
    title: { zh: '受理日期不能晚于今天', en: 'The opening date lies in the future' },
    detail: { zh: '受理日期 {date} 晚于今天 {today}', en: 'The opening {date} is later than today, {today}' },
  },
  'proceeding.concluded-in-future': {
    status: 422,
    title: { zh: '审结日期不能晚于今天', en: 'The conclusion date lies in the future' },
    detail: { zh: '审结日期 {date} 晚于今天 {today}', en: 'The conclusion {date} is later than today, {today}' },
  },
  'proceeding.concluded-before-opened': {
    status: 422,
    title: { zh: '审结日期不能早于受理日期', en: 'The conclusion is dated before the opening' },
    detail: {
      zh: '审结日期 {concludedOn} 早于受理日期 {openedOn}',
      en: 'The conclusion {concludedOn} is before the opening {openedOn}',
    },
  },
  'proceeding.date-in-future': {
    status: 422,
    title: { zh: '日期不能晚于今天', en: 'The date lies in the future' },
    detail: { zh: '日期 {date} 晚于今天 {today}', en: '{date} is after today, {today}' },
  },
  'proceeding.dates-out-of-order': {
    status: 422,
    title: { zh: '日期先后不符', en: 'The dates are out of order' },
    detail: { zh: '{second} 不能早于 {first}', en: '{second} cannot be before {first}' },
  },
  'proceeding.value-unknown': {
    status: 422,
    title: { zh: '选项不存在', en: 'There is no such choice' },
    detail: { zh: '“{field}”没有选项“{value}”', en: '{field} has no choice "{value}"' },
  },
  'proceeding.days-invalid': {
    status: 422,
    title: { zh: '天数不正确', en: 'The number of days is not valid' },
    detail: { zh: '{days} 不是 1 至 400 的整数', en: '{days} is not a whole number from 1 to 400' },
  },
  'proceeding.before-law': {
    status: 422,
    title: { zh: '当时的法律没有这一期限', en: 'The law of that day had no such period' },
    detail: {
      zh: '{date} 当时施行的法律没有这一程序的答复期限',
      en: 'The law in force on {date} had no reply period for this procedure',
    },
  },
  'proceeding.reconsideration-not-taken': {
    status: 422,
    title: { zh: '只有复议后起诉才有来源的复议案件', en: 'Only a suit after reconsideration follows one' },
    detail: { zh: '类型“{kind}”不能关联复议案件', en: 'A proceeding of kind {kind} follows no reconsideration' },
  },
  'proceeding.instance-unknown': {
    status: 422,
    title: { zh: '没有这一审级', en: 'There is no such instance' },
    detail: { zh: '案件没有第 {instance} 个审级', en: 'The dispute has no instance {instance}' },
  },
  'proceeding.instance-concluded': {
    status: 422,
    title: { zh: '这一审级已经审结', en: 'The instance is already concluded' },
    detail: {
      zh: '第 {instance} 个审级已经审结；有误请更正',
      en: 'Instance {instance} is concluded; correct it if it is wrong',
    },
  },
  'proceeding.instance-open': {
    status: 422,
    title: { zh: '这一审级尚未审结', en: 'The instance is not concluded yet' },
    detail: { zh: '第 {instance} 个审级尚未审结', en: 'Instance {instance} is not concluded yet' },
  },
  'proceeding.forum-not-next': {
    status: 422,
    title: { zh: '不能进入这一审级', en: 'The dispute cannot go on there' },
    detail: { zh: '第 {instance} 个审级不能是“{forum}”', en: 'Instance {instance} cannot be {forum}' },
  },
  'proceeding.outcome-not-of-forum': {
    status: 422,
    title: { zh: '这一审级没有这种结果', en: 'The forum knows no such outcome' },
    detail: { zh: '“{forum}”没有结果“{outcome}”', en: '{forum} knows no outcome {outcome}' },
  },
  'proceeding.result-missing': {
    status: 422,
    title: { zh: '缺少改判内容', en: 'What the judgment decides is missing' },
    detail: { zh: '“{outcome}”须写明改判为何种结果', en: '{outcome} has to say what it decides' },
  },
  'proceeding.result-not-taken': {
    status: 422,
    title: { zh: '这一结果不另写改判内容', en: 'The outcome takes no other result' },
    detail: { zh: '“{outcome}”不另写改判内容', en: '{outcome} takes no other result' },
  },
  'proceeding.notice-missing': {
    status: 422,
    title: { zh: '尚未登记收到副本通知', en: 'The receipt of the notice is not recorded' },
    detail: { zh: '先登记收到申请书或者起诉状副本的日期', en: 'Record first when the copy was received' },
  },
  'proceeding.already-recorded': {
    status: 422,
    title: { zh: '已经登记', en: 'It is already recorded' },
    detail: { zh: '已经登记过；有误请更正', en: 'It is recorded already; correct it if it is wrong' },
  },
  'proceeding.put-off-not-allowed': {
    status: 422,
    title: { zh: '不能这样延长', en: 'It cannot be put off so' },
    detail: {
      zh: '复议至多延长 30 日，简易程序不得延长；再审没有延长（给出 {days} 日）',
      en: 'A reconsideration is put off by 30 days at most and not in the simplified procedure (given: {days})',
    },
  },
  'proceeding.already-suspended': {
    status: 422,
    title: { zh: '已经中止', en: 'It is already suspended' },
    detail: { zh: '这一审级已经中止', en: 'The instance is suspended already' },
  },
  'proceeding.not-suspended': {
    status: 422,
    title: { zh: '没有中止', en: 'It is not suspended' },
    detail: { zh: '这一审级没有中止，不能恢复', en: 'The instance is not suspended and cannot go on' },
  },
  'proceeding.not-appealable': {
    status: 422,
    title: { zh: '这一结果不能上诉', en: 'The outcome cannot be appealed' },
    detail: { zh: '结果“{outcome}”不能上诉', en: 'The outcome {outcome} cannot be appealed' },
  },
  'proceeding.opinion-not-of-court': {
    status: 422,
    title: { zh: '只有复议机关发出意见书', en: 'Only a reconsideration organ sends such an opinion' },
    detail: { zh: '行政复议意见书只能登记在复议案件中', en: 'An opinion is recorded in a reconsideration only' },
  },
  'proceeding.order-period-missing': {
    status: 422,
    title: { zh: '缺少履行期限', en: 'The period is missing' },
    detail: { zh: '履行须写明工作日数或者最后一日', en: 'Carrying out needs working days or a last day' },
  },
  'proceeding.order-period-twice': {
    status: 422,
    title: { zh: '期限写了两次', en: 'The period is given twice' },
    detail: { zh: '工作日数与最后一日只能填一项', en: 'Give working days or a last day, not both' },
  },
  'proceeding.number-unknown': {
    status: 422,
    title: { zh: '没有这一项', en: 'There is no such item' },
    detail: { zh: '没有第 {n} 项', en: 'There is no item {n}' },
  },
  'proceeding.fact-unknown': {
    status: 422,
    title: { zh: '没有这一事实', en: 'There is no such fact' },
    detail: { zh: '没有登记过“{fact}”第 {n} 项', en: 'No {fact} number {n} is recorded' },
  },
  'proceeding.field-not-correctable': {
    status: 422,
    title: { zh: '这一项不能更正', en: 'This cannot be corrected' },
    detail: {
      zh: '“{field}”不能更正；撤销后重新登记',
      en: '{field} cannot be corrected; take the fact back and record it anew',
    },
  },
  'proceeding.nothing-corrected': {
    status: 422,
    title: { zh: '没有改变', en: 'Nothing is changed' },
    detail: { zh: '更正与原来相同', en: 'The correction says what was recorded' },
  },
  'proceeding.voided': {
    status: 422,
    title: { zh: '案件已作废', en: 'The proceeding was taken back' },
    detail: { zh: '这一案件登记有误，已作废', en: 'The proceeding was recorded by mistake and taken back' },
  },
} as const satisfies Refusals;
