import { describe, expect, it } from 'vitest';
import { fieldsSpokenOf } from './problem';

describe('a refusal by a rule of the domain', () => {
  const typed = { step: 'supplement', servedOn: '2026-11-10', n: undefined };

  it('is shown at the field whose value it speaks of', () => {
    expect(fieldsSpokenOf({ servedOn: '2026-11-10', issuedOn: '2026-11-18' }, typed)).toEqual([['servedOn', '']]);
    expect(fieldsSpokenOf({ date: '2026-11-10', earlier: '2026-11-18' }, typed)).toEqual([['servedOn', '']]);
  });

  it('is shown at none when it speaks of something else: of a value that was not typed here', () => {
    expect(fieldsSpokenOf({ servedOn: '2026-11-09' }, typed)).toEqual([]);
    expect(fieldsSpokenOf({ dueOn: '2026-11-10' }, typed)).toEqual([]);
    expect(fieldsSpokenOf({}, typed)).toEqual([]);
  });
});
