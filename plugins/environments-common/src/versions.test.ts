import fc from 'fast-check';
import { isVersion, newestFirst } from './versions';

describe('newestFirst', () => {
  it('orders as Semantic Versioning 2.0.0 says in section 11', () => {
    const ascending = [
      '1.0.0-alpha',
      '1.0.0-alpha.1',
      '1.0.0-alpha.beta',
      '1.0.0-beta',
      '1.0.0-beta.2',
      '1.0.0-beta.11',
      '1.0.0-rc.1',
      '1.0.0',
      '2.0.0',
      '2.1.0',
      '2.1.1',
    ];

    expect([...ascending].reverse().sort(newestFirst).reverse()).toEqual(
      ascending,
    );
    expect([...ascending].sort(newestFirst)).toEqual([...ascending].reverse());
  });

  it('takes a leading v, counts by number, and puts what is no version last', () => {
    expect(
      ['nightly', 'v1.9.0', 'v1.10.0', 'hotfix', '1.2.3'].sort(newestFirst),
    ).toEqual(['v1.10.0', 'v1.9.0', '1.2.3', 'nightly', 'hotfix']);
  });

  it('is an order, whatever it is given', () => {
    const part = fc.nat({ max: 12 });
    const version = fc.oneof(
      fc
        .tuple(part, part, part, fc.constantFrom('', '-a', '-a.1', '-1', '-b'))
        .map(([a, b, c, end]) => `v${a}.${b}.${c}${end}`),
      fc.constantFrom('main', 'x', ''),
    );
    fc.assert(
      fc.property(version, version, version, (a, b, c) => {
        expect(Math.sign(newestFirst(a, b))).toBe(
          -Math.sign(newestFirst(b, a)) || 0,
        );
        const isInOrder = newestFirst(a, b) <= 0 && newestFirst(b, c) <= 0;
        expect(!isInOrder || newestFirst(a, c) <= 0).toBe(true);
      }),
    );
  });
});

describe('isVersion', () => {
  it.each(['v1.4.0', '1.4.0', 'v2.0.0-rc.1', 'v2.0.0+build.5'])(
    'takes %s',
    tag => expect(isVersion(tag)).toBe(true),
  );

  it.each(['v1', 'latest', 'v1.2', 'release-1.2.3', `v${'9'.repeat(50)}.0.0`])(
    'does not take %s',
    tag => expect(isVersion(tag)).toBe(false),
  );
});
