import { describe, expect, it } from 'vitest';
import { dateText, dayOrInstantText, instantText } from './dateText';

describe('dates on the screen', () => {
  it('carry their weekday in both languages', () => {
    expect(dateText('2024-04-09', 'zh')).toBe('2024-04-09 周二');
    expect(dateText('2024-02-04', 'en')).toBe('2024-02-04 Sun');
  });

  it('are told from instants, since a figure of table two has only the moment it was recorded', () => {
    expect(dayOrInstantText('2024-04-09', 'zh')).toBe('2024-04-09 周二');
    expect(dayOrInstantText('2024-04-09T01:00:00.000Z', 'zh')).toBe('2024-04-09 09:00');
  });

  it('show an instant as the Shanghai day it falls on, whatever the zone of the browser', () => {
    expect(instantText('2024-12-31T16:30:00.000Z')).toBe('2025-01-01 00:30');
  });
});
