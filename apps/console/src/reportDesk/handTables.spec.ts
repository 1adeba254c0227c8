import { PROCEEDING_KIND_ORDER, checkTables, reportModel } from '@yishen/annual-report';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeOf } from '../report/figures';
import { isTyped, readable, tablesTyped, typedName } from './handTables';

const PLACES = reportModel('某局', tablesTyped(2023, {}))
  .parts.flatMap(({ table = [] }) => table.flat())
  .flatMap(({ figure }) => (figure ? [placeOf(figure)] : []));

describe('a published report typed by hand', () => {
  it('takes every figure of the official form but the totals, which add themselves up', () => {
    const typedPlaces = PLACES.filter(isTyped);
    expect(
      PLACES.length - typedPlaces.length,
      'row （七） and the column 总计 of table three, 总计 of table four',
    ).toBe(7 + 24 + PROCEEDING_KIND_ORDER.length);
    const names = typedPlaces.map(typedName);
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), fc.nat(999_999).map(String)), (typed) => {
        const tables = tablesTyped(2023, typed);
        // What can still be wrong is what the published report says: 第一项加第二项 against 第三项加第四项.
        expect(checkTables(tables).filter(({ rule }) => rule !== 'balance')).toEqual([]);
        for (const [name, value] of Object.entries(typed)) {
          const [table, row, column] = name.split('/') as [string, string, string];
          if (table === 'two') expect(tables.two[row as 'fees']).toBe(value);
          if (table === 'three' && column === 'naturalPerson') expect(tables.three[row as 'N'][0]).toBe(Number(value));
        }
      }),
    );
  });

  it('is not recorded where nothing stands in table two, and says where it does not balance', () => {
    expect(tablesTyped(2023, {}).two.licences).toBeNull();
    const broken = checkTables(tablesTyped(2023, { 'three/N/naturalPerson': '5', 'three/F/naturalPerson': '4' }));
    expect(broken[0]).toMatchObject({ rule: 'balance', left: 5, right: 4 });
  });

  it('keeps figures alone: no words, no slash, no sign, decimals for an amount only', () => {
    expect(readable({ table: 'three', row: 'N', column: 'business' }, '-1/2.5件')).toBe('125');
    expect(readable({ table: 'two', row: 'fees', column: 'value' }, '59237.24491234')).toBe('59237.244912');
    expect(readable({ table: 'two', row: 'fees', column: 'value' }, '万元')).toBe('');
    expect(tablesTyped(2023, { 'two/fees/value': '3.' }).two.fees).toBe('3');
  });
});
