import { hasText } from './text';

describe('hasText', () => {
  it.each([
    ['', true],
    ['  ', true],
    ['READY', true],
    ['platform production', true],
    ['production security', false],
  ])('of %j is %s', (text, expected) => {
    expect(hasText(text, ['Production ready', undefined, 'Platform'])).toBe(
      expected,
    );
  });
});
