import { expect, it } from 'vitest';
import { amendmentOf } from './amendment';

const norm = {
  n: 1,
  kind: 'normative' as const,
  title: '某某办法',
  number: null,
  issuedOn: '2024-03-01',
  repealedOn: '2024-06-01',
};

it('an amendment says what differs and nothing else; an emptied day takes the repeal back; a struck entry changes nothing', () => {
  expect(amendmentOf(norm, { ...norm, title: '某某规定', reason: '录错' })).toEqual({
    changes: { title: '某某规定' },
    reason: '录错',
  });
  expect(amendmentOf(norm, { ...norm, repealedOn: null, number: '1号', reason: '甲' }).changes).toEqual({
    repealedOn: null,
    number: '1号',
  });
  expect(amendmentOf(norm, { ...norm, title: '别的', struck: true, reason: '重复' })).toEqual({
    changes: {},
    struck: true,
    reason: '重复',
  });
});
