import { expect, it } from 'vitest';
import { withoutBlanks } from './withoutBlanks';

it('leaves out what was emptied or never filled in, at any depth, and keeps a group that is empty', () => {
  const typed: object = {
    kind: 'suit',
    body: '',
    request: undefined,
    days: 0,
    sure: false,
    applicant: { name: '张三', identity: '' },
    proof: { note: null },
    contents: ['甲', ''],
  };
  expect(withoutBlanks(typed)).toEqual({
    kind: 'suit',
    days: 0,
    sure: false,
    applicant: { name: '张三' },
    proof: {},
    contents: ['甲', ''],
  });
});
