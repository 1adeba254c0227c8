import { expect, it } from 'vitest';
import { columnsOf } from './listFields';

it('the columns of a list are those of its fields, in their order; a field shown within another has none', () => {
  const [code, first, second] = [0, 1, 2].map((at) => ({ render: () => at }));
  const columns = columnsOf<{ code: string; name: string; windows: string[]; version: number }>({
    code: code!,
    name: 'code',
    windows: [first!, second!],
    version: null,
  });
  expect(columns).toEqual([code, first, second]);
});
