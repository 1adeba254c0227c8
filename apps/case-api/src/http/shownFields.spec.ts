import { expect, it } from 'vitest';
import { z } from 'zod';
import { shownFields } from './shownFields';

it('an answer shows the columns that its schema names, and nothing else of the row', () => {
  const row = { id: 'r', code: '申2026-7K3QFD', person: 'p', gap: null };
  const schema = z.object({ id: z.string(), code: z.string(), name: z.string().nullable() });
  expect(shownFields(row, schema)).toEqual({ id: 'r', code: '申2026-7K3QFD' });
});
