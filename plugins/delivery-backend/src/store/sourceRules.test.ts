import { sourceRules } from './sourceRules';

const { change, deployment } = sourceRules('a key');

describe('sourceRules', () => {
  it.each([
    ['production', undefined, true],
    ['Prod', undefined, true],
    ['production-eu', undefined, false],
    ['staging', undefined, false],
    ['production', false, false],
    ['eu-1', true, true],
  ])(
    'of %s, said to be production: %s, takes it as such: %s',
    (environment, claimsProduction, expected) => {
      expect(deployment.isProduction({ environment, claimsProduction })).toBe(
        expected,
      );
    },
  );

  it('gives pseudonyms that only those who have the key can compare', () => {
    const name = change.pseudonymOf('github.com:101');

    expect(change.pseudonymOf('github.com:101')).toBe(name);
    expect(change.pseudonymOf('github.com:102')).not.toBe(name);
    expect(
      sourceRules('another').change.pseudonymOf('github.com:101'),
    ).not.toBe(name);
    expect(name).not.toContain('101');
  });
});
