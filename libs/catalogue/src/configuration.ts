import type { Message } from './message';

/** What is said of a variable of the environment that a process cannot start with. */
export const CONFIGURATION = {
  'configuration.faulty': {
    zh: '配置有误，无法启动：{faults}。',
    en: 'It cannot start with this configuration: {faults}.',
  },
  'configuration.missing': { zh: '{variable} 没有设置，应为{takes}', en: '{variable} is not set and takes {takes}' },
  'configuration.wrong': {
    zh: '{variable} 的值不对，应为{takes}',
    en: '{variable} has a wrong value and takes {takes}',
  },
  'configuration.twice': {
    zh: '{variable} 和 {variable}_FILE 只能设置一个，应为{takes}',
    en: '{variable} and {variable}_FILE are both set and one of them takes {takes}',
  },
  'configuration.unreadable': {
    zh: '{variable}_FILE 所指的文件无法读取，其内容应为{takes}',
    en: 'the file named by {variable}_FILE cannot be read and holds {takes}',
  },
  'configuration.takes.databaseUrl': {
    zh: ' PostgreSQL 的地址（postgres://用户:密码@主机:端口/数据库）',
    en: 'the address of a PostgreSQL database (postgres://user:password@host:port/database)',
  },
  'configuration.takes.addresses': { zh: '以逗号分隔的“主机:端口”', en: 'one host:port or several, comma-separated' },
  'configuration.takes.address': { zh: '“主机:端口”', en: 'a host:port' },
  'configuration.takes.topic': {
    zh: ' Kafka 主题名（字母、数字、“.”“_”“-”）',
    en: 'the name of a Kafka topic (letters, digits, “.”, “_” and “-”)',
  },
  'configuration.takes.connections': { zh: ' 8 至 1000 的整数', en: 'a whole number from 8 to 1000' },
  'configuration.takes.partitions': { zh: ' 1 至 1000 的整数', en: 'a whole number from 1 to 1000' },
  'configuration.takes.port': { zh: '端口号（0 至 65535）', en: 'a port number (0 to 65535)' },
  'configuration.takes.host': { zh: '主机名或者 IP 地址', en: 'the name of a host or an IP address' },
  'configuration.takes.proxies': {
    zh: '以逗号分隔的地址或者网段',
    en: 'addresses or ranges of addresses, comma-separated',
  },
  'configuration.takes.file': { zh: '文件路径', en: 'the path of a file' },
  'configuration.takes.folder': { zh: '文件夹路径', en: 'the path of a folder' },
  'configuration.takes.yesOrNo': { zh: ' 1（是）或者 0（否）', en: '1 (yes) or 0 (no)' },
  'configuration.takes.present': { zh: ' temporal，或者不设置', en: '“temporal”, or is left out' },
  'configuration.takes.text': { zh: '文字', en: 'a text' },
} as const satisfies Record<string, Message>;
