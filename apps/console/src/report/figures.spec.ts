import { reportTables, tableThreeLayout, tableTwoLayout } from '@yishen/annual-report';
import { describe, expect, it } from 'vitest';
import { changedFigures, placeLabel, placeOf, unrecorded, usualYear } from './figures';

describe('the figures of the report on the screen', () => {
  const figures = [...tableTwoLayout(), ...tableThreeLayout()].flat().flatMap(({ figure }) => (figure ? [figure] : []));

  it('each have a place of their own and a printed name', () => {
    const places = figures.map(placeOf).map(({ table, row, column }) => `${table}/${row}/${column}`);
    expect(places).toHaveLength(185);
    expect(new Set(places).size).toBe(185);
    expect(new Set(figures.map((figure) => placeLabel(placeOf(figure)))).size).toBe(185);
  });

  it('of table two are unrecorded until somebody enters or confirms them, a zero too', () => {
    expect(unrecorded(reportTables([], {}, 2024))).toHaveLength(10);
    expect(unrecorded(reportTables([], { licences: '0' }, 2024))).not.toContain('licences');
  });

  it('are sent only when filled in and different', () => {
    expect(changedFigures({ licences: ' 3 ', fees: '', penalties: '0' }, { licences: '2', penalties: '0' })).toEqual({
      licences: '3',
    });
    expect(changedFigures({ penalties: ' 0 ' }, { penalties: '0' })).toBeUndefined();
  });
});

describe('the year of the report', () => {
  it('is last year’s while that report is being written', () => {
    expect([usualYear('2025-01-15'), usualYear('2025-04-01')]).toEqual([2024, 2025]);
  });
});
