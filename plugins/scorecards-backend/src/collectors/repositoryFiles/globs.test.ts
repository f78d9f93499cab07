import fc from 'fast-check';
import { minimatch } from 'minimatch';
import { compileGlob, describeBadPath } from './globs';

describe('compileGlob', () => {
  it.each<[string, string, boolean]>([
    ['README.md', 'README.md', true],
    ['README.md', 'readme.md', false],
    ['README.md', 'docs/README.md', false],
    ['README{,.md}', 'README', true],
    ['README{,.md}', 'README.md', true],
    ['*.md', 'README.md', true],
    ['*.md', '.hidden.md', true],
    ['*.md', 'docs/a.md', false],
    ['.github/workflows/*.yml', '.github/workflows/ci.yml', true],
    ['.github/workflows/*.yml', '.github/workflows/old/ci.yml', false],
    ['**/*.test.ts', 'a.test.ts', true],
    ['**/*.test.ts', 'src/a/b.test.ts', true],
    ['**/*.test.ts', 'node_modules/a/b.test.ts', false],
    ['**/*.test.ts', 'packages/a/node_modules/b.test.ts', false],
    ['node_modules/**/*.ts', 'node_modules/a/b.ts', true],
    ['vendor/modules.txt', 'vendor/modules.txt', true],
    ['**/test/**/*', 'test/a', true],
    ['**/test/**/*', 'a/test/b/c', true],
    ['**/test/**/*', 'test', false],
    ['**/test/**/*', 'latest/a', false],
    ['a[0-9].txt', 'a1.txt', true],
    ['a?.txt', 'ab.txt', true],
    ['!a', 'b', false],
    ['#a', '#a', true],
    ['+(a|b)', 'aab', false],
    ['src/**', 'src', false],
    ['src/**', 'src/a/b', true],
    ['**', 'a/b', true],
    ['a/**/b/**/c', 'a/b/x/b/y/c', true],
    ['a/**/b/**/c', 'a/c', false],
    ['a*b?c', 'axxbbyc', true],
    ['[!a-c]*', 'dab', true],
    ['[!a-c]*', 'bad', false],
  ])('%s matches %s: %s', (glob, path, expected) => {
    expect(compileGlob(glob).matches(path)).toBe(expected);
  });

  it.each(['readme.md', 'README.MD', 'ReadMe.md'])(
    'ignores case where it is told to: %s',
    path => {
      expect(compileGlob('README.md', { ignoreCase: true }).matches(path)).toBe(
        true,
      );
    },
  );

  it('tells paths from patterns', () => {
    expect(compileGlob('{a,b/*}.md').alternatives).toEqual([
      { text: 'a.md', isPath: true },
      { text: 'b/*.md', isPath: false },
    ]);
  });

  it.each([
    ['{a,b/c}.md', [1, 2]],
    ['**/a.md', undefined],
  ])('knows how deep %s is', (glob, depths) => {
    expect(compileGlob(glob).depths).toEqual(depths);
  });

  it('does not take long for a pattern and a path that nearly match', () => {
    const within = compileGlob('*a*a*a*a*a*a*a*b');
    const across = compileGlob('**/a/**/a/**/a/**/a/**/a/**/b');

    expect(within.matches('a'.repeat(1_000))).toBe(false);
    expect(across.matches('a/'.repeat(1_000))).toBe(false);
  });
});

describe('compileGlob, held against minimatch', () => {
  const names = fc
    .stringMatching(/^[ab.]{1,4}$/)
    .filter(it => !/^\.+$/.test(it));
  const paths = fc.array(names, { minLength: 1, maxLength: 4 });
  const patterns = fc.array(
    fc.oneof(
      names,
      fc.constantFrom('*', '**', '?', '*a', 'a*', 'a*b', '[ab]?', '*.*'),
    ),
    { minLength: 1, maxLength: 4 },
  );

  it('says the same', () => {
    fc.assert(
      fc.property(patterns, paths, (pattern, path) => {
        const glob = pattern.join('/');
        const expected = minimatch(path.join('/'), glob, { dot: true });

        expect(compileGlob(glob).matches(path.join('/'))).toBe(expected);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('describeBadPath', () => {
  it.each([
    'package.json',
    '.github/workflows/ci.yml',
    'a b/c',
    'charts/*/Chart.yaml',
    '..a/b..',
  ])('allows %s', path => {
    expect(describeBadPath(path)).toBeUndefined();
  });

  it.each([
    '',
    '/etc/passwd',
    '../secrets',
    'a/../../b',
    './a',
    'a//b',
    'a/',
    'C:/a',
    'a\\b',
    'a\0b',
    'x'.repeat(501),
  ])('refuses %j', path => {
    expect(describeBadPath(path)).toMatch(/^it must/);
  });
});
