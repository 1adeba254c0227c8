import { expect, it } from 'vitest';
import { openRecords, type Records } from './records';
import { duringRequest } from './requestId';

function written(write: (records: Records) => void | Promise<void>): unknown[] {
  const lines: string[] = [];
  void write(openRecords('worker', (line) => lines.push(line)));
  return lines.map((line) => JSON.parse(line) as unknown);
}

it('a record is one line of JSON with level, time, process, part, message and fields', () => {
  const [record] = written((records) => records.of('relay')('warn', 'Kafka is away\nstill', { seconds: 3 }));
  expect(record).toEqual({
    level: 'warn',
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    process: 'worker',
    part: 'relay',
    message: 'Kafka is away\nstill',
    seconds: 3,
  });
});

it("a message of Nest becomes a record whose part is Nest's last argument", () => {
  const records = written((to) => {
    to.log('Nest application successfully started', 'NestApplication');
    to.error({ message: 'not answered', code: 'internal' }, undefined, 'Problem');
    to.fatal('no part');
  });
  expect(records).toMatchObject([
    { level: 'info', part: 'NestApplication', message: 'Nest application successfully started' },
    { level: 'error', part: 'Problem', message: 'not answered', code: 'internal' },
    { level: 'fatal', part: 'worker', message: 'no part' },
  ]);
});

it('a record of an error has its name and place but not its message', () => {
  const [record] = written((to) =>
    to.error(new TypeError('Key (name)=(张三) already exists'), 'stack', 'ExceptionHandler'),
  );
  expect(record).toMatchObject({ name: 'TypeError', at: expect.arrayContaining([expect.stringMatching(/^at /)]) });
  expect(JSON.stringify(record)).not.toContain('张三');
});

it('a record made for a request has its id, even later and beside other requests', async () => {
  const lines: string[] = [];
  const say = openRecords('case-api', (line) => lines.push(line)).of('part');
  const later = (id: string) =>
    new Promise<void>((resolve) =>
      duringRequest(
        id,
        () =>
          void Promise.resolve().then(() => {
            say('info', id);
            resolve();
          }),
      ),
    );
  await Promise.all([later('one'), later('two')]);
  say('info', 'none');
  const ids = lines.map((line) => JSON.parse(line) as { message: string; requestId?: string });
  expect(ids.map(({ message, requestId }) => [message, requestId])).toEqual([
    ['one', 'one'],
    ['two', 'two'],
    ['none', undefined],
  ]);
});

it('a message below the level makes no record', () => {
  const records = written((to) => {
    to.of('part')('debug', 'by default');
    to.setLevel('error');
    to.warn('left out');
    to.error('kept');
  });
  expect(records).toMatchObject([{ message: 'kept' }]);
});
