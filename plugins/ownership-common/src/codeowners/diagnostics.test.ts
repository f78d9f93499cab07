import { parseCodeowners } from './parse';
import { CodeownersDiagnosticCode, CodeownersDialect } from './types';

/** Line, column, severity, code, and a piece of what would be right. */
type Expected = [
  number,
  number,
  'error' | 'warning',
  CodeownersDiagnosticCode,
  string,
];

function diagnose(dialect: CodeownersDialect, text: string) {
  return parseCodeowners(text, { dialect }).diagnostics;
}

function toDiagnostics(text: string, expected: Expected[]) {
  const lines = text.split('\n');
  return expected.map(([line, column, severity, code, remedy]) => ({
    line,
    column,
    severity,
    code,
    message: expect.stringContaining(remedy),
    source: lines[line - 1],
  }));
}

describe('diagnostics on GitHub', () => {
  const cases: Array<[string, Expected[]]> = [
    [
      '* @a\n  !/gen/',
      [[2, 3, 'error', 'negation-unsupported', 'without `!`']],
    ],
    ['\\#a @a', [[1, 1, 'error', 'hash-escape-unsupported', 'write `?`']]],
    ['/a#b @a', [[1, 3, 'warning', 'hash-in-pattern', 'write a space']]],
    ['/src/[id]/ @a', [[1, 6, 'error', 'bracket-unescaped', 'write `\\[`']]],
    ['/src/id] @a', [[1, 8, 'error', 'bracket-unescaped', 'write `\\[`']]],
    ['/a/***/b @a', [[1, 4, 'error', 'triple-asterisk', 'write `**`']]],
    ['/a\\', [[1, 3, 'error', 'dangling-backslash', 'remove it']]],
    ['/ @a', [[1, 1, 'error', 'pattern-never-matches', 'write `*`']]],
    ['a//b @a', [[1, 1, 'error', 'pattern-never-matches', 'one slash']]],
    ['./a @a', [[1, 1, 'warning', 'pattern-never-matches', 'begin it']]],
    ['*.js @a bob', [[1, 9, 'error', 'invalid-owner', '`@user`']]],
    ['*.js @@owner', [[1, 6, 'error', 'invalid-owner', '`@user`']]],
    ['*.js a@b', [[1, 6, 'error', 'invalid-owner', 'e-mail']]],
    ['/My Docs/ @a', [[1, 5, 'error', 'invalid-owner', '`\\ `']]],
    [
      '@acme/web',
      [[1, 1, 'warning', 'owner-without-pattern', '`* @acme/web`']],
    ],
    [
      '*.js @a\n*.ts @a\n*.js @b',
      [[3, 1, 'warning', 'duplicate-pattern', 'line 1 has']],
    ],
  ];

  it.each(cases)('of %j', (text, expected) => {
    expect(diagnose('github', text)).toEqual(toDiagnostics(text, expected));
  });
});

describe('diagnostics on GitLab', () => {
  const cases: Array<[string, Expected[]]> = [
    ['/gen/', [[1, 1, 'error', 'missing-owner', 'write `!`']]],
    ['*.js @a bob x', [[1, 9, 'warning', 'invalid-owner', 'write `@bob`']]],
    [
      '*.js @@guest',
      [
        [1, 6, 'warning', 'invalid-owner', '`@@role`'],
        [1, 1, 'error', 'missing-owner', 'name an owner'],
      ],
    ],
    [
      '*.js @a # @b',
      [[1, 9, 'warning', 'inline-comment', 'a line of its own']],
    ],
    ['!', [[1, 1, 'error', 'exclusion-without-pattern', 'right behind']]],
    ['!*.js # note', []],
    ['!*.js @a', [[1, 7, 'warning', 'exclusion-owners-ignored', 'remove it']]],
    [
      '[Docs\n* @a',
      [[1, 1, 'error', 'invalid-section-header', '`[Section name]`']],
    ],
    ['[ ]\n* @a', [[1, 1, 'error', 'missing-section-name', 'write one']]],
    [
      '^[A][2]\n* @a',
      [[1, 5, 'error', 'approvals-on-optional-section', 'remove `^`']],
    ],
    ['[A][0]\n* @a', [[1, 4, 'warning', 'approvals-invalid', 'from 1 on']]],
    [
      '[ab]*.rb @a\n* @a',
      [[1, 5, 'warning', 'text-after-section-header', 'write `/`']],
    ],
    ['[A] b @c\n*', [[1, 5, 'warning', 'invalid-owner', 'write `@b`']]],
    ['/a[b @a', [[1, 3, 'warning', 'bracket-unterminated', 'close it']]],
    [
      '/a\\',
      [
        [1, 3, 'warning', 'dangling-backslash', 'remove it'],
        [1, 1, 'error', 'missing-owner', 'name an owner'],
      ],
    ],
    ['./a @a', [[1, 1, 'warning', 'pattern-never-matches', 'begin it']]],
    ['a//b @a', [[1, 1, 'warning', 'pattern-never-matches', 'two slashes']]],
    [
      'a.rb @a\n[S]\na.rb @a\n/**/a.rb @b\n!a.rb',
      [[4, 1, 'warning', 'duplicate-pattern', 'line 3 of the same section']],
    ],
  ];

  it.each(cases)('of %j', (text, expected) => {
    expect(diagnose('gitlab', text)).toEqual(toDiagnostics(text, expected));
  });
});
