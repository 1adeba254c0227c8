import { describe, expect, it } from 'vitest';
import { fieldOfPointer, readProblem } from '../api/problem';
import { arrivalOf, isArrival, registrationOf } from './registration';

const typed = {
  channel: 'inPerson',
  receivedOn: '2024-03-11',
  applicant: { kind: 'naturalPerson', name: ' 张三 ', identity: ' ', contact: '13800000000' },
  content: '  2023年度预算  ',
} as const;

describe('a registration', () => {
  it('leaves empty fields out and says nothing of an answer that is not known', () => {
    expect(registrationOf(typed)).toEqual({
      channel: 'inPerson',
      receivedOn: '2024-03-11',
      applicant: { kind: 'naturalPerson', name: '张三', contact: '13800000000' },
      content: '2023年度预算',
    });
  });

  it('carries the answer of a late entry in the same command', () => {
    const late = { ...typed, late: true, decision: 'A2', concludedOn: '2024-03-20', serviceMode: 'post' } as const;
    expect(registrationOf(late).followedBy).toEqual([
      { type: 'answer', decision: 'A2', repliedOn: '2024-03-20', serviceMode: 'post' },
    ]);
  });

  it('is an arrival where the channel’s date of receipt is yet to be confirmed (条例 第三十一条)', () => {
    expect(isArrival(typed)).toBe(false);
    expect(isArrival({ ...typed, channel: 'online' })).toBe(true);
    expect(isArrival({ ...typed, channel: 'online', confirmed: true })).toBe(false);
    expect(isArrival({ ...typed, channel: 'online', late: true })).toBe(false);
    expect(arrivalOf({ ...typed, channel: 'online', arrivedOn: '2024-03-11' })).toEqual({
      channel: 'online',
      arrivedOn: '2024-03-11',
      applicant: { kind: 'naturalPerson', name: '张三', contact: '13800000000' },
      content: '2023年度预算',
    });
  });

  it('carries evidence, an agent and joint applicants where there are any', () => {
    const applicant = {
      ...typed.applicant,
      byAgent: true,
      agent: { name: ' 李四 ', contact: '' },
      joint: [{ kind: 'naturalPerson', name: ' 王五 ' }],
    } as const;
    const evidence = { kind: 'handInReceipt', note: ' 回执1号 ' } as const;
    const said = registrationOf({ ...typed, applicant, evidence });
    expect(said.evidence).toEqual({ kind: 'handInReceipt', note: '回执1号' });
    expect(said.applicant).toMatchObject({
      agent: { name: '李四' },
      joint: [{ kind: 'naturalPerson', name: '王五' }],
    });
    expect(registrationOf({ ...typed, applicant: { ...applicant, byAgent: false } }).applicant.agent).toBeUndefined();
  });

  it('turns a conclusion by withdrawal into the applicant’s withdrawal', () => {
    const late = { ...typed, late: true, decision: 'A23', concludedOn: '2024-03-20', note: '电话撤回' } as const;
    expect(registrationOf(late).followedBy).toEqual([
      { type: 'withdraw', withdrawnOn: '2024-03-20', note: '电话撤回' },
    ]);
  });
});

describe('a refusal is shown at its field', () => {
  it('by the rule that was broken', () => {
    const problem = readProblem(422, { code: 'request.received-in-future', detail: '收到日期晚于今天' });
    expect(problem.fields).toEqual({ receivedOn: '' });
  });

  it('by the pointers of a body that does not fit', () => {
    const problem = readProblem(422, {
      code: 'body.invalid',
      errors: [{ pointer: '/applicant/name', rule: 'too_big' }],
    });
    expect(problem.fields).toEqual({ 'applicant.name': 'too_big' });
    expect(fieldOfPointer('/applicant/name')).toBe('applicant.name');
    expect(fieldOfPointer('/followedBy/0/repliedOn')).toBe('concludedOn');
  });
});
