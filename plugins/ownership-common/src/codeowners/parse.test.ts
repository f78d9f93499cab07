import { matchCodeowners } from './match';
import { parseCodeowners } from './parse';

const MEGABYTE = 1024 * 1024;

/** A file of an exact size with one rule in it. */
function fileOfSize(bytes: number): string {
  const rule = '* @all\n';
  return rule + '#'.repeat(bytes - rule.length);
}

describe('parseCodeowners on GitHub', () => {
  it('reads rules with their lines, patterns and owners', () => {
    const text =
      '# all\n\n*.js @web @acme/ui # note\n  /gen/\ndev@acme.test x\n';

    expect(parseCodeowners(text, { dialect: 'github' })).toEqual({
      dialect: 'github',
      loaded: true,
      sections: [],
      rules: [
        {
          line: 3,
          pattern: '*.js',
          exclusion: false,
          owners: [
            { kind: 'user', name: 'web', text: '@web' },
            { kind: 'team', name: 'acme/ui', text: '@acme/ui' },
          ],
          ownersFrom: 'line',
        },
        {
          line: 4,
          pattern: '/gen/',
          exclusion: false,
          owners: [],
          ownersFrom: 'line',
        },
      ],
      diagnostics: [
        expect.objectContaining({ line: 5, column: 15, code: 'invalid-owner' }),
      ],
    });
  });

  it('reads addresses', () => {
    const { rules } = parseCodeowners('* a.b+c@acme.test', {
      dialect: 'github',
    });

    expect(rules[0].owners).toEqual([
      { kind: 'email', name: 'a.b+c@acme.test', text: 'a.b+c@acme.test' },
    ]);
  });

  it.each([
    ['3 MB', 3 * MEGABYTE, false],
    ['more than 3 MB', 5 * MEGABYTE, false],
    ['one byte less than 3 MB', 3 * MEGABYTE - 1, true],
  ])('loads a file of %s: %#', (_, bytes, loaded) => {
    const parsed = parseCodeowners(fileOfSize(bytes), { dialect: 'github' });

    expect(parsed.loaded).toBe(loaded);
    expect(parsed.rules).toHaveLength(loaded ? 1 : 0);
    expect(parsed.diagnostics.map(it => it.code)).toEqual(
      loaded ? [] : ['file-too-large'],
    );
    expect(matchCodeowners(parsed, 'a.ts').status).toBe(
      loaded ? 'owned' : 'no-rule',
    );
  });

  it.each([
    ['* @a', 4],
    ['#é', 3],
    ['#€', 4],
    ['#😀', 5],
    ['\uFEFF#', 4],
  ])('counts the bytes of %j as UTF-8', (text, bytes) => {
    const isLoaded = (maxBytes: number) =>
      parseCodeowners(text, { dialect: 'github', maxBytes }).loaded;

    expect(isLoaded(bytes)).toBe(false);
    expect(isLoaded(bytes + 1)).toBe(true);
  });
});

describe('parseCodeowners on GitLab', () => {
  it('reads rules with their sections, defaults and approvals', () => {
    const text = '* @all\n^[Docs][2] @docs\ndocs/\n[docs]\n!*.svg\n';

    expect(parseCodeowners(text, { dialect: 'gitlab' })).toEqual({
      dialect: 'gitlab',
      loaded: true,
      sections: [
        { line: 1, optional: false },
        { name: 'Docs', line: 2, optional: false },
      ],
      rules: [
        {
          line: 1,
          pattern: '*',
          exclusion: false,
          owners: [{ kind: 'user-or-group', name: 'all', text: '@all' }],
          ownersFrom: 'line',
          approvals: 1,
        },
        {
          line: 3,
          pattern: 'docs/',
          exclusion: false,
          owners: [{ kind: 'user-or-group', name: 'docs', text: '@docs' }],
          ownersFrom: 'section',
          section: 'Docs',
          approvals: 2,
        },
        {
          line: 5,
          pattern: '*.svg',
          exclusion: true,
          owners: [],
          ownersFrom: 'line',
          section: 'Docs',
          approvals: 1,
        },
      ],
      diagnostics: [
        expect.objectContaining({
          line: 2,
          column: 8,
          code: 'approvals-on-optional-section',
        }),
      ],
    });
  });

  it('tells the kinds of owners apart', () => {
    const { rules } = parseCodeowners('* @a @a/b/c @@Maintainers x@y.test', {
      dialect: 'gitlab',
    });

    expect(rules[0].owners).toEqual([
      { kind: 'user-or-group', name: 'a', text: '@a' },
      { kind: 'team', name: 'a/b/c', text: '@a/b/c' },
      { kind: 'role', name: 'maintainer', text: '@@Maintainers' },
      { kind: 'email', name: 'x@y.test', text: 'x@y.test' },
    ]);
  });

  it.each([
    ['@a/b.', ['@a/b']],
    ['@a./b', ['@a']],
    ['@a//b', ['@a']],
    ['@a/', ['@a']],
    ['@repo.git', []],
    ['@-a', []],
    ['a@b', ['a@b']],
    ['a@b@c', ['a@b']],
    ['<a@b.test>', ['<a@b.test']],
    ['@a@b.test', ['@a', 'a@b.test']],
    ['x-@b', ['@b', 'x-@b']],
    ['@@developerss', []],
  ])('reads %s as %j', (text, owners) => {
    const { rules } = parseCodeowners(`* ${text}`, { dialect: 'gitlab' });

    expect(rules[0].owners.map(owner => owner.text)).toEqual(owners);
  });

  it('has no limit of size unless one is given', () => {
    const text = fileOfSize(4 * MEGABYTE);

    expect(parseCodeowners(text, { dialect: 'gitlab' }).loaded).toBe(true);
    expect(
      parseCodeowners(text, { dialect: 'gitlab', maxBytes: 100 }).diagnostics,
    ).toEqual([expect.objectContaining({ code: 'file-too-large' })]);
  });

  it('keeps the number of approvals a number, however many digits it has', () => {
    const { rules } = parseCodeowners(`[A][${'9'.repeat(400)}]\n* @a`, {
      dialect: 'gitlab',
    });

    expect(rules[0].approvals).toBe(Number.MAX_SAFE_INTEGER);
  });
});

describe.each(['github', 'gitlab'] as const)(
  'parseCodeowners with %s',
  dialect => {
    it.each([
      ['LF', '*.a @a\n*.b @b\n'],
      ['CRLF', '*.a @a\r\n*.b @b\r\n'],
      ['no line end at the end', '*.a @a\n*.b @b'],
      ['a byte order mark', '\uFEFF*.a @a\n*.b @b'],
      ['tabs and trailing spaces', '\t*.a\t@a \t\n  *.b   @b  \n'],
    ])('reads a file with %s', (_, text) => {
      const { rules, diagnostics } = parseCodeowners(text, { dialect });

      expect(
        rules.map(({ line, pattern, owners }) => [
          line,
          pattern,
          owners.map(owner => owner.text),
        ]),
      ).toEqual([
        [1, '*.a', ['@a']],
        [2, '*.b', ['@b']],
      ]);
      expect(diagnostics).toEqual([]);
    });

    it.each(['', '\n\n', '# a\n\t# b\n   \n', '\uFEFF'])(
      'finds nothing in %j',
      text => {
        expect(parseCodeowners(text, { dialect })).toEqual({
          dialect,
          loaded: true,
          rules: [],
          sections: [],
          diagnostics: [],
        });
      },
    );

    it('does not load a binary file', () => {
      const parsed = parseCodeowners('* @all\n\0\u0001\u0002', { dialect });

      expect(parsed).toEqual({
        dialect,
        loaded: false,
        rules: [],
        sections: [],
        diagnostics: [
          {
            line: 1,
            column: 1,
            severity: 'error',
            code: 'binary-file',
            message: expect.stringContaining('save it as UTF-8'),
            source: '',
          },
        ],
      });
    });

    it('reads on behind a line of a megabyte', () => {
      const text = `/${'a'.repeat(MEGABYTE)} @long\n*.md @md`;
      const parsed = parseCodeowners(text, { dialect });

      expect(matchCodeowners(parsed, 'a.md').status).toBe('owned');
      expect(matchCodeowners(parsed, 'a'.repeat(MEGABYTE)).status).toBe(
        'owned',
      );
    });

    it('cuts long lines in diagnostics', () => {
      const text = `*.md ${'x'.repeat(1000)}`;
      const [{ source, message }] = parseCodeowners(text, {
        dialect,
      }).diagnostics;

      expect(source).toHaveLength(201);
      expect(message.length).toBeLessThan(300);
    });
  },
);
