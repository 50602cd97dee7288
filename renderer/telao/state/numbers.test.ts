import { expect, it } from 'vitest';
import { cellsFor } from './grid.ts';
import { rateText, scoreText, secondsText } from './numbers.ts';

it('[TEL-6] numbers are written as the language does', () => {
  expect([rateText(4.25, 'pt-BR'), rateText(41.6, 'pt-BR'), rateText(41.6, 'en')]).toEqual(['4,3', '42', '42']);
  expect([scoreText(4.25, 'pt-BR'), scoreText(5, 'en')]).toEqual(['4,25', '5.00']);
  expect([secondsText(420, 'pt-BR'), secondsText(12_400, 'pt-BR')]).toEqual(['0,4', '12']);
});

it('[TEL-5] the grid is as coarse as the number of cards allows', () => {
  expect([1, 2, 3, 5, 7, 9, 13, 16].map((count) => cellsFor(count, false))).toEqual([1, 2, 4, 6, 8, 9, 16, 16]);
  expect(cellsFor(3, true)).toBe(16);
});
