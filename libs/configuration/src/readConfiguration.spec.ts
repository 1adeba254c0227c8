import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConfigurationError } from './configurationError';
import { CASE_API, COMMAND_LINE, TOPIC, WORKER } from './processes';
import { readConfiguration, readTestClock, readVariable } from './readConfiguration';

const URL = 'postgres://yishen_app:s3cret@db:5432/yishen';
const API = { YISHEN_DATABASE_URL: URL, YISHEN_KEY_FILE: '/keys.json', YISHEN_FILES_DIR: '/files' };
const THE_WORKER = {
  ...API,
  YISHEN_KAFKA_BROKERS: 'a:9092,b:9092',
  YISHEN_TEMPORAL_ADDRESS: 'temporal:7233',
  YISHEN_HEALTH_PORT: '8081',
};

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'yishen-configuration-'))));
afterAll(() => rmSync(folder, { recursive: true }));

function fileWith(text: string): string {
  const path = join(folder, `${Math.random()}`);
  writeFileSync(path, text);
  return path;
}

function refusal(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigurationError);
    return error instanceof Error ? error.message : '';
  }
  throw new Error('it was not refused');
}

describe('the configuration of a process', () => {
  it('has the values of the environment, and defaults for the others', () => {
    expect(readConfiguration(CASE_API, { ...API, YISHEN_HTTP_PORT: '8080', YISHEN_DEMO: '1' })).toEqual({
      databaseUrl: URL,
      connections: 20,
      keyFile: '/keys.json',
      filesDir: '/files',
      host: '127.0.0.1',
      port: 8080,
      consoleDir: undefined,
      trustProxy: 'loopback',
      demo: true,
    });
    expect(readConfiguration(WORKER, THE_WORKER)).toMatchObject({
      brokers: ['a:9092', 'b:9092'],
      topic: { name: 'yishen.events.v1', partitions: 8 },
      temporal: { address: 'temporal:7233', namespace: 'default' },
      health: { host: '127.0.0.1', port: 8081 },
    });
  });

  it('treats an empty variable as one that is not set', () => {
    const nothing = { YISHEN_TOPIC: '', YISHEN_TOPIC_PARTITIONS: '' };
    expect(readConfiguration(TOPIC, nothing)).toEqual({ name: 'yishen.events.v1', partitions: 8 });
    expect(refusal(() => readConfiguration(CASE_API, { ...API, YISHEN_KEY_FILE: '' }))).toContain('YISHEN_KEY_FILE');
  });

  it('takes the time from a test server only when it is told to and has the address', () => {
    const YISHEN_TEMPORAL_ADDRESS = 'localhost:7233';
    expect(readTestClock({ YISHEN_TEMPORAL_ADDRESS })).toBeUndefined();
    expect(readTestClock({ YISHEN_TEMPORAL_ADDRESS, YISHEN_PRESENT: 'temporal' })).toBe('localhost:7233');
    expect(refusal(() => readTestClock({ YISHEN_PRESENT: 'temporal' }))).toContain('YISHEN_TEMPORAL_ADDRESS');
    expect(refusal(() => readTestClock({ YISHEN_PRESENT: 'tomorrow' }))).toContain('YISHEN_PRESENT');
  });
});

describe('a secret', () => {
  it('may be in a file, without its last line break', () => {
    const environment = { ...API, YISHEN_DATABASE_URL: undefined };
    for (const [text, secret] of [
      [URL, URL],
      [`${URL}\n`, URL],
      [`${URL}\r\n`, URL],
      [`${URL} \n\n`, `${URL} \n`],
    ] as const) {
      const YISHEN_DATABASE_URL_FILE = fileWith(text);
      expect(readConfiguration(CASE_API, { ...environment, YISHEN_DATABASE_URL_FILE }).databaseUrl).toBe(secret);
    }
    expect(readVariable(COMMAND_LINE.appPassword, { YISHEN_APP_PASSWORD_FILE: fileWith('p\n') })).toBe('p');
  });

  it('is refused when it is given twice or its file cannot be read', () => {
    const twice = { ...API, YISHEN_DATABASE_URL_FILE: fileWith(URL) };
    expect(refusal(() => readConfiguration(CASE_API, twice))).toContain(
      'YISHEN_DATABASE_URL and YISHEN_DATABASE_URL_FILE are both set',
    );
    const gone = { YISHEN_ADMIN_DATABASE_URL_FILE: join(folder, 'gone') };
    expect(refusal(() => readVariable(COMMAND_LINE.adminDatabaseUrl, gone))).toContain(
      'the file named by YISHEN_ADMIN_DATABASE_URL_FILE cannot be read',
    );
  });

  it('never appears in a refusal', () => {
    const wrong = { ...API, YISHEN_DATABASE_URL: 'mysql://root:s3cret@db' };
    expect(refusal(() => readConfiguration(CASE_API, wrong))).not.toContain('s3cret');
    expect(refusal(() => readVariable(COMMAND_LINE.databaseUrl, wrong))).not.toContain('s3cret');
  });
});

describe('the refusal of a configuration', () => {
  it('is one line in Chinese and English with every variable at fault and the values it takes', () => {
    expect(
      refusal(() => readConfiguration(CASE_API, { YISHEN_KEY_FILE: '/keys.json', YISHEN_HTTP_PORT: '70000' })),
    ).toBe(
      '配置有误，无法启动：YISHEN_DATABASE_URL 没有设置，应为 PostgreSQL 的地址（postgres://用户:密码@主机:端口/数据库）；' +
        'YISHEN_FILES_DIR 没有设置，应为文件夹路径；YISHEN_HTTP_PORT 的值不对，应为端口号（0 至 65535）。 ' +
        'It cannot start with this configuration: YISHEN_DATABASE_URL is not set and takes the address of a PostgreSQL database ' +
        '(postgres://user:password@host:port/database); YISHEN_FILES_DIR is not set and takes the path of a folder; ' +
        'YISHEN_HTTP_PORT has a wrong value and takes a port number (0 to 65535).',
    );
  });

  it.each([
    ['YISHEN_TOPIC_PARTITIONS', ['0', '-1', '2.5', 'eight', '1001', '1e2', ' 8']],
    ['YISHEN_TOPIC', ['two words', 'a/b']],
    ['YISHEN_KAFKA_BROKERS', ['kafka', 'a:9092,', 'a:9092, b:9092', 'a:9092;b:9092']],
    ['YISHEN_TEMPORAL_ADDRESS', ['temporal', 'http://temporal']],
    ['YISHEN_HEALTH_PORT', ['65536', 'http', '-1']],
    ['YISHEN_DATABASE_URL', ['mysql://x', 'db:5432']],
  ])('names a wrong value of %s', (name, values) => {
    for (const value of values) {
      const text = refusal(() => readConfiguration(WORKER, { ...THE_WORKER, [name]: value }));
      expect([value, text]).toEqual([value, expect.stringContaining(`${name} has a wrong value`)]);
    }
  });

  it('names a YISHEN_DEMO that is neither 1 nor 0', () => {
    expect(refusal(() => readConfiguration(CASE_API, { ...API, YISHEN_DEMO: 'yes' }))).toContain('YISHEN_DEMO');
  });
});
