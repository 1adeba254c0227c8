import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readTopic } from './topic';

it('is the published topic with its eight partitions unless the environment says otherwise', () => {
  expect(readTopic({})).toEqual({ name: 'yishen.events.v1', partitions: 8 });
  expect(readTopic({ YISHEN_TOPIC: '', YISHEN_TOPIC_PARTITIONS: '' })).toEqual(readTopic({}));
  const elsewhere = { YISHEN_TOPIC: 'elsewhere', YISHEN_TOPIC_PARTITIONS: '3' };
  expect(readTopic(elsewhere)).toEqual({ name: 'elsewhere', partitions: 3 });
});

it.each(['0', '-1', '2.5', 'eight', '1001'])('refuses a count that is none: %s', (YISHEN_TOPIC_PARTITIONS) => {
  expect(() => readTopic({ YISHEN_TOPIC_PARTITIONS })).toThrow('YISHEN_TOPIC_PARTITIONS');
});

it('stands once: no other source file of a process or of the launcher names the topic', () => {
  const root = join(__dirname, '..', '..', '..');
  const files = execFileSync('git', ['grep', '-lF', "'yishen.events.v1'", '--', 'apps', 'libs', 'workflows', 'infra'], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(
    files
      .trim()
      .split('\n')
      .filter((file) => !file.endsWith('.spec.ts')),
  ).toEqual(['libs/messaging/src/topic.ts']);
});
