import { parseCodeowners } from '@groundwork/backstage-plugin-ownership-common';
import { literalPaths } from './literalPaths';

function pathsOf(dialect: 'github' | 'gitlab', ...lines: string[]): string[] {
  const parsed = parseCodeowners(lines.join('\n'), { dialect });
  return literalPaths(parsed).map(
    ({ path, owners }) =>
      `${path}: ${owners
        .map(({ owner, rule }) => `${owner.text} (${rule.line})`)
        .join(', ')}`,
  );
}

describe('literalPaths', () => {
  it('are files and folders that rules name', () => {
    expect(
      pathsOf(
        'github',
        '/src/store/ @acme/a @acme/b',
        '/src/client.mjs @acme/c',
        'docs/guide @acme/d',
        'README.md @acme/e',
        '/lib/** @acme/f',
      ),
    ).toEqual([
      'src/store: @acme/a (1), @acme/b (1)',
      'src/client.mjs: @acme/c (2)',
      'docs/guide: @acme/d (3)',
      'README.md: @acme/e (4)',
      'lib: @acme/f (5)',
    ]);
  });

  it('are not what wildcards stand for', () => {
    expect(
      pathsOf(
        'github',
        '* @acme/a',
        '*.js @acme/b',
        '/src/*.sql @acme/c',
        'docs/* @acme/d',
        '/** @acme/e',
      ),
    ).toEqual([]);
  });

  it('belong to whom the last rule that matches names', () => {
    expect(
      pathsOf(
        'github',
        '/src/ @acme/a',
        '/lib/ @acme/b',
        '/src/** @acme/c',
        '/lib/x @acme/d',
        '/lib/x/y',
      ),
    ).toEqual(['src: @acme/c (3)', 'lib: @acme/b (2)', 'lib/x: @acme/d (4)']);
    expect(pathsOf('github', '/src/ @acme/a', '* @acme/b')).toEqual([
      'src: @acme/b (2)',
    ]);
  });

  it('belong to the owners of all sections on GitLab', () => {
    expect(
      pathsOf(
        'gitlab',
        '/src/ @acme/a',
        '[Docs][2] @acme/b',
        '/src/',
        '!/src/x',
      ),
    ).toEqual(['src: @acme/a (1), @acme/b (3)']);
  });
});
