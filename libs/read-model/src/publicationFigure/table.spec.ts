import { describe, expect, it } from 'vitest';
import { projected } from '../testing/projected';
import { publicationFigure } from './table';

const figure = (name: string, value: string) => ({
  type: 'PublicationFigureRecorded',
  data: { agencyId: 'a', year: 2024, figure: name, value },
});

describe('publication_figure', () => {
  it.each([1, 2])('holds the last value of each recorded figure, delivered %i times', (numberOfTimes) => {
    const events = [
      figure('regulationsMade', '1'),
      figure('administrativePenalties', '7'),
      figure('regulationsMade', '0'),
    ];
    const stream = 'publication-a-2024';
    expect(projected(publicationFigure, events, { stream, numberOfTimes }).rows).toEqual([
      { agencyId: 'a', year: 2024, figure: 'administrativePenalties', value: '7', version: 2, position: '2' },
      { agencyId: 'a', year: 2024, figure: 'regulationsMade', value: '0', version: 3, position: '3' },
    ]);
  });
});
