import fc from 'fast-check';
import { matchesRef } from './matchesRef';

describe('matchesRef', () => {
  it.each([
    ['main', 'main', true],
    ['main', 'maintenance', false],
    ['main', 'x/main', false],
    ['feature/*', 'feature/cart', true],
    ['feature/*', 'feature/cart/new', false],
    ['feature/*', 'feature', false],
    ['feature/**', 'feature/cart/new', true],
    ['feature/**', 'features', false],
    ['**', 'anything/at/all', true],
    ['*', 'main', true],
    ['*', 'feature/cart', false],
    ['v*.*.0', 'v1.12.0', true],
    ['v*.*.0', 'v1.12.1', false],
    ['release/**/hotfix', 'release/a/b/hotfix', true],
    ['a.c', 'abc', false],
    ['(a+)+$', 'aaaa', false],
  ])('%s and %s: %s', (pattern, ref, expected) => {
    expect(matchesRef(pattern, ref)).toBe(expected);
  });

  const letters = fc.constantFrom('a', 'b', '/', '.', '-');
  const refs = fc.string({ unit: letters, maxLength: 12 });
  const patterns = fc
    .array(fc.oneof(letters, fc.constantFrom('*', '**')), { maxLength: 8 })
    .map(parts => parts.join(''));

  it('agrees with the regular expression that says the same', () => {
    fc.assert(
      fc.property(patterns, refs, (pattern, ref) => {
        const source = pattern
          .split(/(\*+)/)
          .map(part => {
            if (!part.startsWith('*')) {
              return part.replace(/[.\-/]/g, '\\$&');
            }
            return part.length > 1 ? '.*' : '[^/]*';
          })
          .join('');
        expect(matchesRef(pattern, ref)).toBe(
          new RegExp(`^${source}$`, 's').test(ref),
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it('fits every ref with **, and a ref with itself', () => {
    fc.assert(
      fc.property(refs, ref => {
        expect(matchesRef('**', ref)).toBe(true);
        expect(matchesRef(ref, ref)).toBe(true);
      }),
    );
  });
});
