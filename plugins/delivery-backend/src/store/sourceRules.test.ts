import { sourceRules } from './sourceRules';

const { change, deployment } = sourceRules('a key');

describe('sourceRules', () => {
  it.each([
    ['production', undefined, true],
    ['Prod', undefined, true],
    // GitHub says so of all that is not called exactly production
    ['prod', false, true],
    ['Production', false, true],
    ['production-eu', undefined, true],
    ['prod_us/1', false, true],
    ['prod-like', false, false],
    ['production/test', undefined, false],
    ['prod-testament', undefined, true],
    ['preprod', false, false],
    ['product', undefined, false],
    ['staging', undefined, false],
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
