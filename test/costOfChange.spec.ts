import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { changedText } from './costOfChange/change.mjs';
import { EXAMPLES } from './costOfChange/examples.mjs';

const root = join(__dirname, '..');

describe('the example of a change', () => {
  // `npm run cost-of-change` compiles and tests the examples; this test only finds those that are out of date.
  it.each(EXAMPLES)('$name applies to the current tree', ({ edits }) => {
    for (const [file, change] of Object.entries(edits)) expect(changedText(root, file, change)).not.toBe('');
  });

  it.each(EXAMPLES)('$name changes no more files than its goal', ({ edits, goal }) => {
    expect(Object.keys(edits).length).toBeLessThanOrEqual(goal ?? Infinity);
  });
});
