import { describe, expect, it } from 'vitest';
import { applicantMarks } from './applicantMarks';

// Leaves the marks in clear, so that the test shows what is compared; real marks are keyed digests.
const plainly = { blindIndex: (_: string, __: string, text: string) => text };
const marksOf = (name: string) => applicantMarks(plainly, 'agency', { name, contact: '13800138000' });

describe('the marks an applicant is recognised by', () => {
  it('are equal for all Unicode compositions of a name, and differ for another name', () => {
    const composed = 'Re\u0301mi 葛'.normalize('NFC');
    expect(marksOf(composed)).toEqual(marksOf(composed.normalize('NFD')));
    expect(marksOf(composed)).not.toEqual(marksOf('Remi 葛'));
  });
});
