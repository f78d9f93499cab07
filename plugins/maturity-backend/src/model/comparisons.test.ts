import { comparisonsOf, isEasier, readsFact } from './comparisons';

describe('comparisonsOf', () => {
  it.each([
    ['delivery.leadTimeP50Hours <= 24.0', ['most', false, 24]],
    ['team.ciShare >= 0.8', ['least', false, 0.8]],
    ['ownership.ownedEntities > 0', ['least', true, 0]],
    ['environments.orphans < 1', ['most', true, 1]],
    ['24.0 >= delivery.leadTimeP50Hours', ['most', false, 24]],
    ['0 < ownership.ownedEntities', ['least', true, 0]],
    ['(team.ciShare >= 8e-1)', ['least', false, 0.8]],
  ])('finds the limit in %s', (expression, [bound, strict, value]) => {
    expect(comparisonsOf(expression)).toMatchObject([{ bound, strict, value }]);
  });

  it('finds all that have to hold', () => {
    expect(
      comparisonsOf(
        "team.ciShare >= 0.5 && catalog.name != 'a && b' && a.b <= -1",
      ).map(({ text }) => text),
    ).toEqual(['team.ciShare >= 0.5', 'a.b <= -1']);
  });

  it.each([
    'a.b >= 1 || c.d >= 1',
    'a.b >= 1 && c.d >= 1 || e.f >= 1',
    '(a.b >= 1 || c.d >= 2)',
    'has(a.b) ? a.b >= 1 : true',
    '!(a.b >= 1)',
    'a.b == 1',
    'a.b + 1 >= 2',
    'ownership.onCallCovered',
    "'a.b >= 1' == catalog.name",
    'a.list.exists(x, x >= 1)',
  ])('finds none in %s', expression => {
    expect(comparisonsOf(expression)).toEqual([]);
  });
});

describe('isEasier', () => {
  const [least1, least2, above1, most5, most9, below5] = [
    'a.b >= 1',
    'a.b >= 2',
    'a.b > 1',
    'a.b <= 5',
    'a.b <= 9',
    'a.b < 5',
  ].map(expression => comparisonsOf(expression)[0]);

  it.each([
    [least1, least2, true],
    [least2, least1, false],
    [least1, least1, false],
    [least1, above1, true],
    [above1, least1, false],
    [most9, most5, true],
    [most5, most9, false],
    [most5, below5, true],
  ])('compares $text with $text', (a, b, easier) => {
    expect(isEasier(a, b)).toBe(easier);
  });
});

describe('readsFact', () => {
  it.each([
    ['delivery.leadTimeP50Hours <= 24.0', true],
    ['has(delivery.leadTimeP50Hours)', true],
    ['delivery.?leadTimeP50Hours.orValue(1.0) < 2.0', true],
    ['delivery.leadTimeP50HoursTotal < 2.0', false],
    ['other.delivery.leadTimeP50Hours < 2.0', false],
    ["catalog.name == 'delivery.leadTimeP50Hours'", false],
    ['true // delivery.leadTimeP50Hours', false],
  ])('of %s is %s', (expression, reads) => {
    expect(readsFact(expression, 'delivery.leadTimeP50Hours')).toBe(reads);
  });
});
