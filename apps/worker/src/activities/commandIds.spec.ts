import { describe, expect, it } from 'vitest';
import { commandIdOf } from './commandIds';

describe('the command id of an act of the engine', () => {
  it('is a uuid v5 that never changes: another one would let a retried activity act twice', () => {
    // Computed once with the package uuid: v5('miss:r1:reply:3', '8b0f3b52-0c7e-5a53-9d7e-2f2f6c1f3d11').
    expect(commandIdOf('miss', 'r1', 'reply', 3)).toBe('98df808f-472e-5875-9dd8-dbcf9fa3d5de');
  });

  it('is another one for another derivation, because a date can come back', () => {
    expect(commandIdOf('miss', 'r1', 'reply', 4)).not.toBe(commandIdOf('miss', 'r1', 'reply', 3));
  });
});
