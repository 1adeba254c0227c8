import type { Message } from './message';

/** The words of rebuilding and verifying the read tables. */
export const PROJECTOR = {
  'projector.progress': { zh: '正在从事件日志重算：{position} / {of}', en: 'building from the log: {position} / {of}' },
  'projector.compare.at': {
    zh: '逐行比对（截至位置 {position}）：表，现行行数，重算行数',
    en: 'Rows compared (up to position {position}): table, live rows, rows folded from the log',
  },
  'projector.compare.missing': { zh: '  {table}：现行表缺少 {key}', en: '  {table}: the live table lacks {key}' },
  'projector.compare.surplus': {
    zh: '  {table}：现行表多出 {key}',
    en: '  {table}: the live table has a surplus {key}',
  },
  'projector.compare.different': { zh: '  {table}：{key} 的值不同', en: '  {table}: {key} differs' },
  'projector.compare.shape': {
    zh: '未比对：由另一版本程序建立、结构不同的表：{tables}',
    en: 'Not compared, since another version of the program made them in another shape: {tables}',
  },
  'projector.compare.left': {
    zh: '未比对：比对期间有新事件的 {moving} 件，搁置的 {parked} 件',
    en: 'Not compared: {moving} streams with newer events, {parked} parked',
  },
  'projector.chain.whole': { zh: '哈希链完整：{events} 个事件', en: 'The hash chain is whole: {events} events' },
  'projector.chain.broken': {
    zh: '哈希链在位置 {position} 断裂（{what}）：{message}',
    en: 'The hash chain breaks at position {position} ({what}): {message}',
  },
  'projector.verify.behind': {
    zh: '读表只到位置 {position}，日志已到 {head}：读表落后，未能全部核对（可运行 rebuild）。',
    en: 'The read tables end at {position}, the log at {head}: they are behind, and not all of it was compared (try rebuild).',
  },
  'projector.verify.sound': {
    zh: '核验通过：现行各表与事件日志一致。',
    en: 'Verified: the live tables equal the fold of the log.',
  },
  'projector.verify.unsound': {
    zh: '核验未通过：{differences} 处差异。',
    en: 'Not verified: {differences} differences.',
  },
  'projector.rebuild.resumed': {
    zh: '接续上次中断的重算',
    en: 'Resumed the interrupted rebuild',
  },
  'projector.rebuild.swapped': {
    zh: '已切换到第 {build} 版（替换第 {replaced} 版），截至位置 {position}，搁置 {parked} 件，用时 {seconds} 秒',
    en: 'Build {build} is live now (instead of {replaced}), up to position {position}, {parked} parked, {seconds} s',
  },
} as const satisfies Record<string, Message>;
