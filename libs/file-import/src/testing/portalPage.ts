/** The figures of a report's three tables as printed texts. */
export interface PrintedTables {
  readonly two: readonly (readonly string[])[];
  readonly three: readonly (readonly string[])[];
  readonly four: readonly string[];
}

const LEAVES: readonly (readonly [string, readonly string[]])[] = [
  [
    '（三）不予公开',
    [
      '1.属于国家秘密',
      '2.其他法律行政法规禁止公开',
      '3.危及“三安全一稳定”',
      '4.保护第三方合法权益',
      '5.属于三类内部事务信息',
      '6.属于四类过程性信息',
      '7.属于行政执法案卷',
      '8.属于行政查询事项',
    ],
  ],
  ['（四）无法提供', ['1.本机关不掌握相关政府信息', '2.没有现成信息需要另行制作', '3.补正后申请内容仍不明确']],
  [
    '（五）不予处理',
    [
      '1.信访举报投诉类申请',
      '2.重复申请',
      '3.要求提供公开出版物',
      '4.无正当理由大量反复申请',
      '5.要求行政机关确认或重新出具已获取信息',
    ],
  ],
  [
    '（六）其他处理',
    [
      '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
      '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
      '3.其他',
    ],
  ],
];

// The HTML that office suites write: fonts, breaks inside words, no-break spaces, styles.
const word = (text: string): string =>
  `<p class="MsoNormal" style="text-align:center"><span style="font-family:仿宋"><font face="仿宋_GB2312">&nbsp;${text.replace(/^(..)/, '$1<br/>')}</font></span><o:p></o:p></p>`;
const td = (text: string, attributes = ''): string => `<td ${attributes} valign=center>${word(text)}</td>`;
const figures = (row: readonly string[] = []): string => row.map((text) => td(text)).join('\n');

function tableThree(rows: readonly (readonly string[])[], divided: boolean): string {
  let at = 0;
  const next = (): string => figures(rows[at++]);
  const received = `<tr>${td('一、本年新收政府信息公开申请数量', 'colspan="3"')}${next()}</tr>
    <tr>${td('二、上年结转政府信息公开申请数量', 'colspan="3"')}${next()}</tr>`;
  const opened = `<tr>${td('三、本年度办理结果', 'rowspan="22"')}${td('（一）予以公开', 'colspan="2"')}${next()}</tr>
    <tr>${td('（二）部分公开（区分处理的，只计这一情形，不计其他情形）', 'colspan="2"')}${next()}</tr>`;
  const groups = LEAVES.map(([group, leaves]) => {
    if (group === '（六）其他处理' && !divided) return `<tr>${td(group, 'colspan=2')}${next()}</tr>`;
    return leaves
      .map(
        (leaf, index) => `<tr>${index === 0 ? td(group, `rowspan="${leaves.length}"`) : ''}${td(leaf)}${next()}</tr>`,
      )
      .join('\n');
  });
  return `<table border=1 cellspacing=0><tbody>
    <tr>${td('（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', 'colspan="3" rowspan="3"')}${td('申请人情况', 'colspan="7"')}</tr>
    <tr>${td('自然人', 'rowspan=2')}${td('法人或其他组织', 'colspan=5')}${td('总计', 'rowspan=2')}</tr>
    <tr>${['商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他'].map((text) => td(text)).join('')}</tr>
    ${received}${opened}${groups.join('\n')}
    <tr>${td('（七）总计', 'colspan=2')}${next()}</tr>
    <tr>${td('四、结转下年度继续办理', 'colspan=3')}${next()}</tr></tbody></table>`;
}

function tableTwo(rows: readonly (readonly string[])[], divided: boolean): string {
  const [rules = [], normative = [], licences = [], penalties = [], coercions = [], fees = []] = rows;
  const header = (...texts: readonly string[]): string => `<tr>${texts.map((text) => td(text)).join('')}</tr>`;
  const line = (label: string, texts: readonly string[]): string =>
    `<tr>${td(label)}${texts.map((text) => td(text, texts.length === 1 ? 'colspan=3' : '')).join('')}</tr>`;
  if (!divided) {
    return `<table>${header('信息内容', '本年新制作数量', '本年新公开数量', '对外公开总数量')}
      ${line('规章', rules)}${line('规范性文件', normative)}
      ${header('信息内容', '上一年项目数量', '本年增/减', '处理决定数量')}
      ${line('行政许可', ['7', '+1', ...licences])}${line('其他对外管理服务事项', ['0', '0', '0'])}
      ${line('行政处罚', ['9', '0', ...penalties])}${line('行政强制', ['1', '0', ...coercions])}
      ${header('信息内容', '上一年项目数量', '本年增/减')}${line('行政事业性收费', ['2', '0'])}
      ${header('信息内容', '采购项目数量', '采购总金额')}${line('政府集中采购', ['3', '45.6万元'])}</table>`;
  }
  return `<table>${td('第二十条第（一）项', 'colspan=4')}${header('信息内容', '本年制发件数', '本年废止件数', '现行有效件数')}
    ${line('规章', rules)}${line('行政规范性文件', normative)}
    <tr>${td('第二十条第（五）项', 'colspan=4')}</tr>${line('信息内容', ['本年处理决定数量'])}${line('行政许可', licences)}
    <tr>${td('第二十条第（六）项', 'colspan=4')}</tr>${line('信息内容', ['本年处理决定数量'])}${line('行政处罚', penalties)}${line('行政强制', coercions)}
    <tr>${td('第二十条第（八）项', 'colspan=4')}</tr>${line('信息内容', ['本年收费金额（单位：万元）'])}${line('行政事业性收费', fees)}</table>`;
}

function tableFour(figuresOfFour: readonly string[]): string {
  const five = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
  return `<table><tr>${td('行政复议', 'colspan=5')}${td('行政诉讼', 'colspan=10')}</tr>
    <tr>${five.map((text) => td(text, 'rowspan=2')).join('')}${td('未经复议直接起诉', 'colspan=5')}${td('复议后起诉', 'colspan=5')}</tr>
    <tr>${[...five, ...five].map((text) => td(text)).join('')}</tr><tr>${figures(figuresOfFour)}</tr></table>`;
}

/** Makes a page of a government portal: menus, a layout table, the report in the form of 2021 (`divided`) or 2019, a footer. */
export function portalPage({
  agency,
  year,
  tables,
  divided = true,
  charset = 'utf-8',
}: {
  agency: string;
  year: number;
  tables: PrintedTables;
  divided?: boolean;
  charset?: string;
}): string {
  return `<html><head><meta http-equiv="Content-Type" content="text/html; charset=${charset}">
  <title>${agency}${year}年政府信息公开工作年度报告_某某政府门户网站</title><style>td{color:red}</style>
  <script>var total = "<table><tr><td>总计</td></tr></table>";</script></head>
  <body><div class=nav><ul><li>首页</li><li>政府信息公开年报</li><li>政策</li></ul></div>
  <table width=1000 align=center><tr><td width=200><table><tr><td>公开指南</td></tr><tr><td>依申请公开</td></tr></table></td><td>
  <h1>${agency}<br>${year}年政府信息公开工作年度报告</h1><p>发布时间：${year + 1}-01-20&emsp;浏览次数：<span>1,024</span></p>
  <div class="TRS_Editor"><p>&nbsp;&nbsp;根据《条例》要求，由${agency}编制。数据统计期限为${year}年1月1日至${year}年12月31日。</p>
  <p><strong>一、总体情况</strong></p><p>（一）主动公开政府信息情况。全年发布信息${year}条。</p>
  <p><strong>二、主动公开政府信息情况</strong></p>${tableTwo(tables.two, divided)}
  <p><strong>三、收到和处理政府信息公开申请情况</strong></p><div>${tableThree(tables.three, divided)}</div>
  <p><strong>四、${divided ? '' : '因'}政府信息公开${divided ? '' : '工作被申请'}行政复议、${divided ? '' : '提起'}行政诉讼情况</strong></p>${tableFour(tables.four)}
  <p>五、${divided ? '' : '政府信息公开工作'}存在的主要问题及改进情况</p><p>一是人手不足。</p>
  <p>六、其他需要报告的事项</p><p>本年度未收取信息处理费。</p></div>
  </td></tr></table><div class=footer>主办：某某政府&emsp;网站标识码：0000000000</div></body></html>`;
}
