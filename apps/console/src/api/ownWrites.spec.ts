import { beforeEach, describe, expect, it } from 'vitest';
import { checkAgainstHead, forgetOwnWrites, missesOwnWrite, ownPosition, rememberOwnWrite } from './ownWrites';

describe('reading one’s own writes', () => {
  beforeEach(forgetOwnWrites);

  it('asks for the latest accepted position, whatever order the answers came in', () => {
    rememberOwnWrite('9');
    rememberOwnWrite('10');
    rememberOwnWrite('8');
    expect(ownPosition()).toBe('10');
  });

  it('says that a list misses the write until the list has reached it', () => {
    rememberOwnWrite('10');
    expect(missesOwnWrite({ position: '9' })).toBe(true);
    expect(missesOwnWrite({ position: '10' })).toBe(false);
  });

  it('keeps the position when a list read before the command knows a shorter log', () => {
    rememberOwnWrite('55');
    missesOwnWrite({ position: '54' });
    checkAgainstHead(undefined, '54');
    expect(ownPosition()).toBe('55');
  });

  it('drops the position when the log asked for it ends before it: it was restored', () => {
    rememberOwnWrite('55');
    checkAgainstHead('55', '12');
    expect(ownPosition()).toBeUndefined();
  });
});
