import { localeOf } from './locale';

describe('localeOf', () => {
  it.each([
    ['en', ['en-GB', 'en-US', 'de'], 'en-GB'],
    ['de', ['en-GB', 'de-AT'], 'de-AT'],
    ['de', ['en-GB'], 'de'],
    ['de', ['den'], 'de'],
    ['en', [], 'en'],
  ])('of %s for who prefers %j is %s', (language, preferred, expected) => {
    expect(localeOf(language, preferred)).toBe(expected);
  });
});
