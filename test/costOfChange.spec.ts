import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { changedText } from './costOfChange/change.mjs';
import { EXAMPLES } from './costOfChange/examples.mjs';

const root = join(__dirname, '..');

describe('the examples of what a change costs', () => {
  // `npm run cost-of-change` compiles and tries them; here they are kept from going stale.
  it.each(EXAMPLES)('$name applies to the tree as it is', ({ edits }) => {
    for (const [file, change] of Object.entries(edits)) expect(changedText(root, file, change)).not.toBe('');
  });

  it.each(EXAMPLES)('$name costs no more files than promised', ({ edits, goal }) => {
    expect(Object.keys(edits).length).toBeLessThanOrEqual(goal ?? Infinity);
  });
});
