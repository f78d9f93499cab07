import { formatNumber, formatShare } from './format';

describe('formatShare', () => {
  it.each([
    [0.81, '81%'],
    [0.814, '81%'],
    [1, '100%'],
    [0, '0%'],
    [0.9999, '99%'],
    [0.0001, '1%'],
  ])('of %d is %s', (share, expected) => {
    expect(formatShare(share, 'en')).toBe(expected);
  });

  it('follows the locale', () => {
    expect(formatShare(0.81, 'de')).toBe('81\u00a0%');
  });
});

describe('formatNumber', () => {
  it.each([
    [50_000, 'en', 0, '50,000'],
    [50_000, 'de', 0, '50.000'],
    [31.25, 'en', 1, '31.3'],
    [31, 'en', 1, '31'],
  ])('of %d in %s with %d decimals', (value, locale, decimals, expected) => {
    expect(formatNumber(value, locale, decimals)).toBe(expected);
  });
});
