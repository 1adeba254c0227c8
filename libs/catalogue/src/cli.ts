import type { Message } from './message';

/** The words of the command line. */
export const CLI = {
  'cli.due.provisional': { zh: '暂定：该年放假安排尚未公布', en: 'provisional: that year’s notice is not published' },
  'cli.day.workday': { zh: '工作日', en: 'working day' },
  'cli.day.weekend': { zh: '周末', en: 'weekend' },
  'cli.day.holiday': { zh: '放假', en: 'day off' },
  'cli.day.makeUp': { zh: '调休上班', en: 'make-up workday' },
  'cli.fee.requests': { zh: '件', en: 'requests' },
  'cli.fee.pages': { zh: '页', en: 'pages' },
  'cli.fee.total': { zh: '信息处理费 {total} 元', en: 'Information processing fee: {total} yuan' },
  'cli.fee.whichBasis': {
    zh: '请用 --requests 或 --pages 之一：两种标准不得同时适用。',
    en: 'Give one of --requests and --pages: the two scales never apply together.',
  },
  'cli.fee.noScale': { zh: '{date} 尚无信息处理费标准。', en: 'There was no fee scale on {date}.' },
  'cli.stack.missing': {
    zh: '没有找到运行中的系统：请先在本目录运行 npm start，或设置 {variable}。',
    en: 'No running system found: run npm start in this folder first, or set {variable}.',
  },
  'cli.agency.unknown': { zh: '没有名为“{name}”的机关。', en: 'There is no agency named “{name}”.' },
  'cli.user.unknown': { zh: '没有登录名为“{login}”的用户。', en: 'There is no user with the login name “{login}”.' },
  'cli.user.password': { zh: '密码（只显示这一次）：{password}', en: 'Password (shown this once): {password}' },
  'cli.file.unreadable': { zh: '无法读取 {file}：{reason}', en: 'Cannot read {file}: {reason}' },
  'cli.report.onlyLayout2019': {
    zh: '这份报告用的是 2019 年的格式（60号）：三（六）其他处理没有分项，记在“3.其他”；表二的件数按新格式能对应的对应，其余列在 formerFigures。',
    en: 'This report is in the form of 2019: 三（六） is undivided and stands in 3.其他; what table two has no place for is in formerFigures.',
  },
  'cli.report.emptyPlaces.zero': {
    zh: '有 {count} 格没有数字，按 0 计（总计按各列之和计），列在 blanks：{cells}',
    en: '{count} places have no number and count as 0 (a total as its sum); they are listed in blanks: {cells}',
  },
  'cli.report.emptyPlaces.null': {
    zh: '有 {count} 格没有数字，记为 null：{cells}',
    en: '{count} places have no number and are null: {cells}',
  },
  'cli.report.unknownRows': {
    zh: '表三有格式中没有的行，没有读入：{rows}',
    en: 'Table three has rows that the form has not; they are left out: {rows}',
  },
  'cli.report.noAgency': {
    zh: '报告中没有找到机关名称，可以用 --agency 指定。',
    en: 'The report does not say its agency; --agency gives it.',
  },
  'cli.report.rehearsed': {
    zh: '{on} 预演（日志至 {position}）：错误 {errors} 项，提示 {warnings} 项；应于 {dueOn} 前公布。',
    en: 'Rehearsed for {on} (log up to {position}): {errors} errors, {warnings} warnings; due by {dueOn}.',
  },
  'cli.report.opened': {
    zh: '已录入 {year} 年度报告；结转下年度（各列）：{carried}。',
    en: 'The report of {year} is taken over; carried out by column: {carried}.',
  },
  'cli.cases.template': { zh: '空白清单已写入 {file}。', en: 'An empty list is written to {file}.' },
  'cli.cases.imported': {
    zh: '登记 {registered} 件，此前已导入 {repeated} 件，未能登记 {refused} 件。',
    en: '{registered} registered, {repeated} here before, {refused} refused.',
  },
  'cli.cases.faulty': {
    zh: '清单有 {count} 处错误，没有登记任何申请；改正后重新导入。',
    en: 'The list has {count} faults; nothing was registered. Correct them and import again.',
  },
  'cli.cases.ignored': { zh: '不认识的栏目没有导入：{columns}', en: 'Headings not known, not taken over: {columns}' },
  'cli.cases.unexplained': {
    zh: '{kind}：{year} 年度报告结转 {published} 件，系统内当年末未办结 {onRecord} 件。',
    en: '{kind}: the report of {year} carried out {published}, on record here as open then are {onRecord}.',
  },
  'cli.cases.explained': {
    zh: '各列未办结件数与 {year} 年度报告的结转数一致。',
    en: 'In every column the open cases equal what the report of {year} carried out.',
  },
  'cli.report.absent': { zh: '尚未报送：{names}。', en: 'Not submitted: {names}.' },
  'cli.report.noFindings': { zh: '未发现问题。', en: 'Nothing was found.' },
  'cli.report.findings': { zh: '错误 {errors} 项，提示 {warnings} 项。', en: '{errors} errors, {warnings} warnings.' },
  'cli.report.error': { zh: '错误', en: 'error' },
  'cli.report.warning': { zh: '提示', en: 'warning' },
  'cli.report.lastYearWrong': {
    zh: '上一年度的报告应是 {expected} 年的，文件是 {year} 年的。',
    en: 'The report of the year before must be of {expected}; the file is of {year}.',
  },
  'cli.simulate.malformed': {
    zh: '文件不是年度报告表格：{defects}',
    en: 'The file does not hold report tables: {defects}',
  },
  'cli.simulate.inconsistent': {
    zh: '表格勾稽不平，未作任何登记：',
    en: 'The tables do not balance; nothing was recorded:',
  },
  'cli.simulate.yearInFuture': { zh: '{year} 年尚未开始。', en: 'The year {year} has not begun.' },
  'cli.simulate.carriedDiffers': {
    zh: '表格的上年结转与系统中上年结转下年度的不一致：{cells}',
    en: 'What the tables carry in is not what the year before carried out: {cells}',
  },
  'cli.simulate.yearTaken': {
    zh: '{agency} 在 {year} 年或以后已有数据，与文件不同：{cells}。换一个机关名称（--agency），或清空后重来。',
    en: '{agency} already has data in or after {year} that differ from the file: {cells}. Use another name (--agency) or start clean.',
  },
  'cli.simulate.alreadyThere': {
    zh: '{agency} {year} 年的数据已在系统中，逐格相等。',
    en: '{agency} {year} is already there, equal in every cell.',
  },
  'cli.simulate.progress': { zh: '已登记 {done}/{total}', en: '{done}/{total} recorded' },
  'cli.simulate.done': {
    zh: '完成：{requests} 件申请、{proceedings} 件复议诉讼、{figures} 项主动公开数据；用时 {seconds} 秒；逐格核对 {cells} 格，全部相等。',
    en: 'Done: {requests} requests, {proceedings} proceedings, {figures} figures in {seconds} s; {cells} cells compared, all equal.',
  },
  'cli.simulate.whichKind': {
    zh: '请给出报表文件（--tables）或者年份（--year）。',
    en: 'Give a file of tables (--tables) or a year (--year).',
  },
  'cli.simulate.noClone': {
    zh: '模拟一年须自起一套系统，只能在源码目录中运行。',
    en: 'Simulating a year starts a system of its own, which needs the source tree.',
  },
  'cli.simulate.untilOutside': { zh: '--until 不在 {year} 年内。', en: '--until is no day of {year}.' },
  'cli.simulate.parked': {
    zh: '有 {count} 条记录被搁置，模拟停止。',
    en: '{count} records are parked; the simulation stops.',
  },
  'cli.simulate.stuck': {
    zh: '中继、读表或反应器未跟上日志：{positions}',
    en: 'Relay, read tables or reactors did not catch up with the log: {positions}',
  },
  'cli.simulate.alarmLost': {
    zh: '这些日子到期的期限没有响：{days}',
    en: 'Deadlines due on these days did not ring: {days}',
  },
  'cli.simulate.day': { zh: '{day}：已办 {acts} 个动作', en: '{day}: {acts} acts done' },
  'cli.simulate.year': {
    zh: '{year} 年（至 {until}）：{requests} 件申请、{acts} 个动作、{events} 个事件，历时 {days} 天，用时 {seconds} 秒。',
    en: '{year} (to {until}): {requests} requests, {acts} acts, {events} events; {days} days in {seconds} s.',
  },
  'cli.simulate.alarms': {
    zh: '到期 {count} 次（{kinds}），次日各一次，无早无漏无重。',
    en: '{count} alarms ({kinds}), each once and on the day after: none early, lost or twice.',
  },
  'cli.simulate.alarmsWrong': { zh: '到期有误：{findings}', en: 'Alarms that are wrong: {findings}' },
  'cli.simulate.balanced': { zh: '年度报告各栏勾稽相符。', en: 'The report balances in every column.' },
  'cli.simulate.unbalanced': { zh: '年度报告勾稽不符：{findings}', en: 'The report does not balance: {findings}' },
  'cli.simulate.verified': {
    zh: '日志链完整，读表与日志逐行相等。',
    en: 'The log is whole, and every row equals its fold.',
  },
  'cli.simulate.unverified': { zh: '日志或读表校验不符。', en: 'The log or the read tables do not verify.' },
  'cli.simulate.differs': { zh: '报表与文件不等：{cells}', en: 'The report differs from the file: {cells}' },
  'cli.read.behind': {
    zh: '读表落后于日志（{position}/{head}），未在 {seconds} 秒内赶上。',
    en: 'The read tables are behind the log ({position}/{head}) and did not catch up in {seconds} s.',
  },
  'cli.demo.heading': {
    zh: '演示用户（初次启动时生成，请勿用于正式环境）：',
    en: 'Demo users (made at first start; not for production):',
  },
  'cli.backup.done': {
    zh: '已备份到 {folder}：日志至 {position}，{events} 个事件，{files} 个文件。',
    en: 'Backed up to {folder}: log up to {position}, {events} events, {files} files.',
  },
  'cli.backup.folderNotEmpty': { zh: '备份目录不是空的：{folder}', en: 'The backup folder is not empty: {folder}' },
  'cli.restore.damaged': {
    zh: '备份已损坏：{file} 与清单不符，未作恢复。',
    en: 'The backup is damaged: {file} does not fit its manifest.',
  },
  'cli.restore.otherKeyFile': {
    zh: '已有另一个密钥文件：{file}，未作任何改动。',
    en: 'There is another key file at {file}; nothing was changed.',
  },
  'cli.backup.filesMissing': {
    zh: '备份已写成，但事件所指的 {count} 个文件不在：{digests}',
    en: 'The backup is written, but {count} files that events name are missing: {digests}',
  },
  'cli.restore.done': {
    zh: '已恢复：{events} 个事件，链校验无误，新纪元 {epoch}。',
    en: 'Restored: {events} events, chain verified, new epoch {epoch}.',
  },
  'cli.restore.notEmpty': {
    zh: '目标数据库不是空的（{table} 已有 {rows} 行），未作任何改动。',
    en: 'The target database is not empty ({table} has {rows} rows); nothing was changed.',
  },
  'cli.rules.period': { zh: '期限（按收到申请之日适用）', en: 'Periods, by the day of receipt' },
  'cli.rules.proceedingPeriod': { zh: '复议、诉讼期限', en: 'Periods of reconsideration and litigation' },
  'cli.rules.feeScale': { zh: '信息处理费标准', en: 'Scales of the information processing fee' },
  'cli.rules.outcomeRow': { zh: '答复类型计入表三的行', en: 'Row of table three by decision' },
  'cli.rules.remedyText': { zh: '救济告知文字', en: 'Remedy paragraphs' },
  'cli.rules.recorded': {
    zh: '未办结 {open} 件：按本版本规则，{moved} 件的期限与已记录的不同，{settled} 件只是是否暂定有变化。',
    en: '{open} open cases: under the rules of this build {moved} differ from what is recorded, {settled} only in being provisional.',
  },
  'cli.rules.hypothetical': {
    zh: '未办结 {open} 件：按所给的假设规则，{moved} 件改期，{settled} 件只是是否暂定有变化。',
    en: '{open} open cases: under the rules given {moved} move, {settled} change only in being provisional.',
  },
  'cli.rules.invalid': {
    zh: '{file} 不是可读的规则：{where} 不正确。每个期限的各版本须首尾相接，最后一个不写 until。',
    en: '{file} cannot be read as rules: {where} is not right. The versions of a period follow each other, the last without until.',
  },
  'cli.calendar.whichNotice': {
    zh: '请给出通知文件（- 为标准输入），或用 --proposal 指明待审的通知。',
    en: 'Give the file of a notice (- for standard input), or a proposal by --proposal.',
  },
  'cli.calendar.proposed': {
    zh: '已录入，待另一名系统管理员批准：第 {proposal} 号（{region}）。',
    en: 'Entered as number {proposal} of {region}; another system administrator must approve it.',
  },
  'cli.calendar.impact': {
    zh: '日历 {version}：未办结 {open} 件，改期 {moved} 件，由暂定变为确定 {settled} 件。',
    en: 'Calendar {version}: {open} open cases, {moved} move, {settled} become certain.',
  },
  'cli.calendar.more': { zh: '  另有 {count} 件', en: '  and {count} more' },
  'cli.calendar.approved': {
    zh: '已批准，日历现为 {version}；未办结的申请正在重新推算。',
    en: 'Approved: the calendar is {version}; the open cases are being derived again.',
  },
  'cli.calendar.rejected': { zh: '第 {proposal} 号已退回。', en: 'Number {proposal} was put aside.' },
  'cli.calendar.shown': {
    zh: '现行日历 {version}，已公布 {from}—{to} 年。',
    en: 'The calendar in force is {version}, with the notices of {from}–{to}.',
  },
  'cli.doctor.ok': { zh: '正常', en: 'ok' },
  'cli.doctor.failed': { zh: '异常', en: 'failed' },
  'cli.doctor.aboveHead': {
    zh: '{projection} 记载的进度超过日志末尾（{head}），不可信：正在自动从日志补齐；仍见此句，请查看投影器和工作进程的日志。',
    en: '{projection} claims to be beyond the end of the log ({head}): not believed, and filled in from the log by itself. If this stays, see the records of projector and worker.',
  },
  'cli.doctor.relayAboveHead': {
    zh: '转发进度 {sent} 超过日志末尾（{head}），不可信：工作进程将自动重新发送。',
    en: 'The relay claims to have sent {sent}, beyond the end of the log ({head}): not believed, and the worker sends anew by itself.',
  },
} satisfies Record<string, Message>;
