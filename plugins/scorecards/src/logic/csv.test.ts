import { toCsv } from './csv';

describe('toCsv', () => {
  it.each([
    ['a plain text', 'Ledger', 'Ledger'],
    ['a comma', 'Orders, old', '"Orders, old"'],
    ['a quote', 'the "new" one', '"the ""new"" one"'],
    ['a line break', 'one\ntwo', '"one\ntwo"'],
    ['a number', -0.5, '-0.5'],
    ['a truth', false, 'false'],
    ['nothing', undefined, ''],
    ['a formula', '=1+1', "'=1+1"],
    ['a formula with a comma', '=A(1,2)', '"\'=A(1,2)"'],
    ['another formula', '@SUM(A1)', "'@SUM(A1)"],
  ])('writes %s', (_name, value, expected) => {
    expect(toCsv(['a', 'b'], [{ a: value, b: 1 }])).toBe(
      `a,b\n${expected},1\n`,
    );
  });
});
