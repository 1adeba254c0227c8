import type { Refusals } from './refusal';

/** The refusals of the interface itself, and its failures. */
export const INTERFACE_REFUSALS = {
  'access.denied': { status: 403, title: { zh: '您的角色不能办理此事项', en: 'Your roles do not allow this act' } },
  'stream.unknown': { status: 404, title: { zh: '找不到所请求的记录', en: 'There is no such record' } },
  'version-stale': {
    status: 412,
    title: { zh: '这条记录已被他人更改，请刷新后重试', en: 'Someone changed this record: reload it' },
    detail: {
      zh: '您看到的是第 {expected} 版，现在是第 {actual} 版，请刷新后重试',
      en: 'You saw version {expected}, it is now {actual}: reload it',
    },
  },
  'version-conflict': {
    status: 409,
    title: { zh: '多人同时更改同一记录，请重试', en: 'Others are changing this record: try again' },
  },
  'command-reused': {
    status: 409,
    title: { zh: '同一幂等键已用于另一内容的提交', en: 'The idempotency key was used with another body' },
  },
  unstorable: { status: 422, title: { zh: '内容含有无法保存的字符', en: 'The content cannot be stored as it is' } },
  unavailable: {
    status: 503,
    title: { zh: '数据库暂时不可用，请稍后重试', en: 'The database is not available: try again later' },
  },
  'person.data-erased': {
    status: 409,
    title: { zh: '个人信息已经删除，不能再写入', en: 'The personal data were erased' },
  },
  'text.ill-formed': { status: 422, title: { zh: '文字含有无效字符', en: 'The text contains an invalid character' } },
  'text.control-character': {
    status: 422,
    title: {
      zh: '文字含有控制字符，换行和制表符除外的控制字符不能使用',
      en: 'The text contains a control character other than line break and tab',
    },
    detail: {
      zh: '以下各处含有控制字符（只可用换行和制表符），请删去后重新提交：{pointers}',
      en: 'Control characters other than line break and tab, to be taken out: {pointers}',
    },
  },
  'login-name-taken': { status: 409, title: { zh: '登录名已被占用', en: 'The login name is taken' } },
  'login-name-invalid': {
    status: 422,
    title: { zh: '登录名格式不正确', en: 'The login name is not in the right form' },
  },
  'password-unfit': {
    status: 422,
    title: { zh: '密码应为 8 至 256 个字符', en: 'A password has 8 to 256 characters' },
  },
  'session.missing': { status: 401, title: { zh: '请先登录', en: 'Sign in first' } },
  'session.wrong-password': { status: 401, title: { zh: '登录名或密码不正确', en: 'Wrong login name or password' } },
  'session.locked': {
    status: 429,
    title: { zh: '尝试次数过多，请稍后再试', en: 'Too many attempts: try again later' },
    detail: { zh: '尝试次数过多，请在 {seconds} 秒后再试', en: 'Too many attempts: try again in {seconds} seconds' },
  },
  'idempotency-key.missing': {
    status: 428,
    title: { zh: '缺少 Idempotency-Key', en: 'The header Idempotency-Key is missing' },
  },
  'idempotency-key.malformed': {
    status: 400,
    title: { zh: 'Idempotency-Key 应为 UUID', en: 'Idempotency-Key must be a UUID' },
  },
  'if-match.missing': { status: 428, title: { zh: '缺少 If-Match', en: 'The header If-Match is missing' } },
  'if-match.malformed': {
    status: 400,
    title: { zh: 'If-Match 应为带引号的版本号', en: 'If-Match must be a quoted version' },
  },
  'body.malformed': { status: 400, title: { zh: '提交的内容不是有效的 JSON', en: 'The body is not valid JSON' } },
  'body.invalid': {
    status: 422,
    title: { zh: '提交的内容不符合要求', en: 'The body does not have the required form' },
    detail: { zh: '有 {count} 处不符合要求：{pointers}', en: '{count} places are wrong: {pointers}' },
  },
  'body.unknown-field': {
    status: 422,
    title: { zh: '提交的内容有不认识的项目', en: 'The body has a field that is not known' },
    detail: { zh: '有 {count} 个项目不认识：{pointers}', en: '{count} fields are not known: {pointers}' },
  },
  'body.too-large': {
    status: 413,
    title: { zh: '提交的内容过大', en: 'The body is too large' },
    detail: { zh: '提交的内容超过上限 {limit} 字节', en: 'The body is over the limit of {limit} bytes' },
  },
  'body.media-type': { status: 415, title: { zh: '不支持这种内容类型', en: 'The media type is not supported' } },
  'parameters.invalid': {
    status: 400,
    title: { zh: '地址中的参数不正确', en: 'The parameters of the address are not valid' },
    detail: { zh: '参数不正确：{pointers}', en: 'Wrong parameters: {pointers}' },
  },
  'parameters.unknown': {
    status: 422,
    title: { zh: '地址中有不认识的参数', en: 'The address has a parameter that is not known' },
    detail: { zh: '不认识的参数：{pointers}', en: 'Parameters that are not known: {pointers}' },
  },
  'file.missing': { status: 400, title: { zh: '没有收到文件', en: 'There is no file in the request' } },
  'file.too-large': { status: 413, title: { zh: '文件过大，上限为 20 MB', en: 'The file is larger than 20 MB' } },
  'file.invalid': { status: 422, title: { zh: '文件不能为空，且须有名称', en: 'The file is empty or has no name' } },
  'file.unknown': { status: 404, title: { zh: '找不到这个文件', en: 'There is no such file' } },
  'file.already-used': {
    status: 409,
    title: { zh: '这个文件已属于另一件申请，请重新上传', en: 'This file belongs to another request: upload it again' },
  },
  'report.cell-unknown': { status: 404, title: { zh: '报告中没有这个单元格', en: 'The report has no such cell' } },
  'report.tables-malformed': {
    status: 422,
    title: { zh: '报表数据不完整', en: 'The tables are not whole' },
    detail: { zh: '{defects}', en: '{defects}' },
  },
  'work.too-long': {
    status: 422,
    title: { zh: '内容太复杂，处理超时，已停止', en: 'The work took too long and was stopped' },
    detail: {
      zh: '处理超过 {limit} 秒，已停止；请删减内容后再试',
      en: 'It took more than {limit} seconds and was stopped: try again with less',
    },
  },
  'work.too-large': {
    status: 413,
    title: { zh: '内容太大，处理所需内存超限，已停止', en: 'The work needed too much memory and was stopped' },
  },
  'work.busy': {
    status: 503,
    title: { zh: '正在处理的文件太多，请稍后重试', en: 'Too many files are being processed: try again later' },
    detail: {
      zh: '正在处理的文件太多，请在 {seconds} 秒后重试',
      en: 'Too many files are being processed: try again in {seconds} seconds',
    },
  },
  'report-file.empty': { status: 422, title: { zh: '文件是空的', en: 'The file is empty' } },
  'report-file.too-large': {
    status: 413,
    title: { zh: '文件太大', en: 'The file is too large' },
    detail: {
      zh: '文件（展开后）超过上限 {limit} MB',
      en: 'The file, or what it unpacks to, is over the limit of {limit} MB',
    },
  },
  'report-file.too-many-parts': {
    status: 422,
    title: { zh: '文件内部的部件太多', en: 'The file has too many parts' },
    detail: { zh: '文件内部的部件超过 {limit} 个', en: 'The file has more than {limit} parts' },
  },
  'report-file.too-many-tags': {
    status: 422,
    title: { zh: '文件的标记太多，不予读取', en: 'The file has too many tags to be read' },
    detail: {
      zh: '文件的标记超过 {limit} 个；请只保留报告正文',
      en: 'The file has more than {limit} tags: keep the report alone',
    },
  },
  'report-file.too-deep': {
    status: 422,
    title: { zh: '文件的层次太深，不予读取', en: 'The file is nested too deep to be read' },
    detail: {
      zh: '文件的标记套了超过 {limit} 层；请另存为普通文档',
      en: 'The tags of the file are more than {limit} deep: save it as a plain document',
    },
  },
  'report-file.too-many-cells': {
    status: 422,
    title: { zh: '文件的单元格和段落太多，不予读取', en: 'The file has too many cells and paragraphs to be read' },
    detail: {
      zh: '文件的单元格和段落超过 {limit} 个（合并单元格按所占格数计）；请只保留报告的表格和正文',
      en: 'The file has more than {limit} cells and paragraphs, merged cells counted by what they cover: keep the report alone',
    },
  },
  'report-file.paragraph-too-long': {
    status: 422,
    title: { zh: '文件中有一段文字太长', en: 'A paragraph of the file is too long' },
    detail: {
      zh: '有一段文字（一行或者一个单元格）超过 {limit} 字；请分段',
      en: 'A paragraph, line or cell is longer than {limit} characters: divide it',
    },
  },
  'report-file.too-much-text': {
    status: 422,
    title: { zh: '文件的文字太多', en: 'The file has too much text' },
    detail: {
      zh: '文件的文字超过 {limit} 字；请只保留报告正文',
      en: 'The file has more than {limit} characters of text: keep the report alone',
    },
  },
  'report-file.damaged': { status: 422, title: { zh: '文件已损坏，无法打开', en: 'The file is damaged' } },
  'report-file.kind-unknown': {
    status: 422,
    title: {
      zh: '不支持这种文件；可以读取网页（.html）、.docx、.xlsx、.xls、.txt 和 .json',
      en: 'This kind of file is not read; .html, .docx, .xlsx, .xls, .txt and .json are',
    },
  },
  'report-file.not-a-report': {
    status: 422,
    title: {
      zh: '文件不是政府信息公开工作年度报告：没有找到报告的表格',
      en: 'The file is not an annual report: none of its tables was found',
    },
  },
  'report-file.incomplete': {
    status: 422,
    title: { zh: '报告的表格不完整', en: 'The tables of the report are not whole' },
    detail: { zh: '缺少：{rows}', en: 'Missing: {rows}' },
  },
  'report-file.not-numbers': {
    status: 422,
    title: { zh: '表格中有不是数字的内容', en: 'The tables have words where numbers belong' },
    detail: { zh: '不是数字：{cells}', en: 'Not numbers: {cells}' },
  },
  'report-file.year-unknown': {
    status: 422,
    title: { zh: '报告中没有写明年度，请用 --year 指定', en: 'The report does not say its year: give it with --year' },
  },
  'report-file.year-in-future': {
    status: 422,
    title: { zh: '报告的年度尚未开始', en: 'The year of the report has not begun' },
    detail: { zh: '{year} 年尚未开始', en: 'The year {year} has not begun' },
  },
  'report-file.no-open-cases': {
    status: 422,
    title: { zh: '文件不是未办结申请清单', en: 'The file is no list of open cases' },
    detail: {
      zh: '应有一行栏目名称（{columns}）和至少一行申请；可先下载空白清单填写',
      en: 'It needs a row of headings ({columns}) and at least one case; an empty list can be had from here',
    },
  },
  'report-file.too-many-cases': {
    status: 422,
    title: { zh: '清单太长', en: 'The list is too long' },
    detail: { zh: '一个文件最多 {limit} 件，请分成几个文件', en: 'A file holds at most {limit} cases: split it' },
  },
  'open-cases.faulty': {
    status: 422,
    title: { zh: '清单有错误，一件也没有登记', en: 'The list has faults; nothing was registered' },
    detail: {
      zh: '清单有 {count} 处错误，改正后重新上传；一件也没有登记',
      en: 'The list has {count} faults: mend them and upload it again; nothing was registered',
    },
  },
  'working-days.invalid': {
    status: 422,
    title: { zh: '工作日数应为 0 至 4000 的整数', en: 'Working days: a whole number up to 4000' },
  },
  'route.unknown': { status: 404, title: { zh: '没有这个地址', en: 'There is nothing at this address' } },
  'request.malformed': { status: 400, title: { zh: '请求格式不正确', en: 'The HTTP request is malformed' } },
  internal: { status: 500, title: { zh: '系统内部错误，已记录', en: 'Internal error; it has been recorded' } },
} as const satisfies Refusals;
