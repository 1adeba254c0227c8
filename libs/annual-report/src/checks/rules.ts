/** How serious a finding is: an error is a mistake in the report; a warning may have a reason, which the report should give. */
export type Severity = 'error' | 'warning';

/** A rule by which a report is checked: its severity and its source. */
export interface CheckRule {
  readonly severity: Severity;
  readonly basis: string;
}

const FORM = '国办公开办函〔2021〕30号';
const ART_50 = '条例第五十条';

/** The rules by which a report is checked (domain.md 3.2–3.8, 8.6, 8.7), each under its id. */
export const CHECK_RULES = {
  balance: { severity: 'error', basis: `${FORM} 表三勾稽关系` },
  outcomeSum: { severity: 'error', basis: `${FORM} 表三（七）总计` },
  rowSum: { severity: 'error', basis: `${FORM} 表三总计列` },
  tableFourSum: { severity: 'error', basis: `${FORM} 表四总计` },
  count: { severity: 'error', basis: `${FORM} 件数为非负整数` },
  'table.missing': { severity: 'error', basis: FORM },
  'row.missing': { severity: 'error', basis: FORM },
  'row.unknown': { severity: 'error', basis: `${FORM} 表三的行` },
  'cell.blank': { severity: 'error', basis: '没有的填 0，不留空白，不填“/”' },
  'total.blank': { severity: 'error', basis: `${FORM} 表三总计列、表四总计` },
  'cell.words': { severity: 'error', basis: '表格中只填数字' },
  'form.obsolete': { severity: 'error', basis: `${FORM} 自2021年度报告起取代国办公开办函〔2019〕60号` },
  'carry.differs': { severity: 'error', basis: '上年结转等于上一年度的结转下年度继续办理' },
  'tableTwo.runningBalance': { severity: 'warning', basis: '现行有效件数＝上年现行有效＋本年制发－本年废止' },
  'tableTwo.inForceTooFew': { severity: 'warning', basis: '现行有效件数不少于本年制发减本年废止' },
  'opening.unexplained': { severity: 'warning', basis: '上年结转的件数应当逐件有案可查' },
  'tableTwo.register': { severity: 'warning', basis: '条例第二十条第一项：填报数与登记簿应当一致' },
  'case.unconfirmed': { severity: 'warning', basis: '条例第三十一条：收到之日未确认的不计入新收' },
  'case.unevidenced': { severity: 'warning', basis: '条例第三十一条：收到申请之日应当有据可查' },
  'case.uncounted': { severity: 'error', basis: '办结的申请计入表三第三项一行、申请人一列' },
  jump: { severity: 'warning', basis: '比上一年多于五倍或者少于五分之一' },
  'agency.otherLastYear': { severity: 'warning', basis: '两份报告应属同一机关' },
  'rules.noPower': { severity: 'error', basis: '立法法第九十一条、第九十三条：无规章制定权' },
  'rules.doubtfulPower': { severity: 'warning', basis: '立法法第九十三条：规章由设区的市、自治州以上人民政府制定' },
  'section.missing': { severity: 'error', basis: `${ART_50}，${FORM} 六个部分` },
  'section.number': { severity: 'error', basis: `${FORM} 六个部分的序号` },
  'section.order': { severity: 'error', basis: `${FORM} 六个部分的次序` },
  'section.title': { severity: 'warning', basis: `${FORM} 六个部分的标题` },
  'section.empty': { severity: 'error', basis: ART_50 },
  'sectionFive.none': { severity: 'error', basis: `${ART_50}第四项` },
  'sectionSix.feeNotStated': { severity: 'warning', basis: '国办函〔2020〕109号：第六部分报告信息处理费情况' },
  'sectionSix.feeCollected': { severity: 'error', basis: '国办函〔2020〕109号：第六部分报告信息处理费情况' },
  'template.remains': { severity: 'error', basis: '模板的说明文字和占位符应删去' },
  'year.differs': { severity: 'error', basis: '标题、统计期限和文件的年份应一致' },
  'year.unknown': { severity: 'error', basis: '标题应写明年份' },
  'year.future': { severity: 'error', basis: '年度尚未结束' },
  'agency.unknown': { severity: 'warning', basis: '标题应写明机关名称' },
  'text.received': { severity: 'error', basis: '文字“收到、新收”即表三第一项' },
  'text.handled': { severity: 'error', basis: '文字“收办”即表三第一项加第二项' },
  'text.carriedIn': { severity: 'error', basis: '文字“上年结转”即表三第二项' },
  'text.answered': { severity: 'error', basis: '文字“答复、办结”即表三第三项（七）' },
  'text.carriedOut': { severity: 'error', basis: '文字“结转下年度”即表三第四项' },
  'text.outcome': { severity: 'error', basis: '文字中的办理结果即表三第三项各行' },
  'text.withdrawn': { severity: 'error', basis: '撤回的申请计入表三第三项（六）3.其他' },
  'text.applicants': { severity: 'error', basis: '文字中的申请人即表三各列' },
  'text.classSum': { severity: 'error', basis: '文字中各类之和应等于所述总数' },
  'text.proceedings': { severity: 'error', basis: '文字中的复议、诉讼件数即表四' },
  'text.proceedingsLeaveOutPending': { severity: 'error', basis: '未写明“已审结”的，件数应含尚未审结' },
  'text.proceedingResults': { severity: 'error', basis: '文字中的维持、纠正等即表四各列' },
  'text.allUpheld': { severity: 'error', basis: '有纠正、其他结果或者尚未审结的，不能称“均获维持”' },
  'text.tooMany': { severity: 'warning', basis: '文字中的件数多于表中的件数' },
} as const satisfies Record<string, CheckRule>;

/** The id of a rule. */
export type RuleId = keyof typeof CHECK_RULES;
