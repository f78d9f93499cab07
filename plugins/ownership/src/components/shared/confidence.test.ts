import { confidenceFigure, confidenceWord } from './confidence';

describe('a confidence', () => {
  it.each([
    [1, '1.00', 'certain'],
    [0.999, '0.99', 'certain'],
    [0.9, '0.90', 'certain'],
    [0.899, '0.89', 'likely'],
    [0.7, '0.70', 'likely'],
    [0.57, '0.57', 'possible'],
    [0.4, '0.40', 'possible'],
    [0.31, '0.31', 'weak'],
    [0, '0.00', 'weak'],
  ])('of %d reads %s %s', (value, figure, word) => {
    expect([confidenceFigure(value), confidenceWord(value)]).toEqual([
      figure,
      word,
    ]);
  });
});
