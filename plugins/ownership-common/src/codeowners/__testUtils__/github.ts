import { ConformanceGroup, toCases } from './cases';
import { githubDifferences } from './githubDifferences';

const groups: ConformanceGroup[] = [
  {
    row: 'owners',
    title: 'users, teams and addresses, each once',
    file: ['* @alice @acme/web dev@acme.test @Alice'],
    paths: { 'a.ts': '@alice @acme/web dev@acme.test' },
  },
  {
    row: 'owners',
    title: 'roles and nested groups are unknown',
    file: ['*.a @@maintainer', '*.b @acme/web/ui', '*.c @acme/'],
    paths: { 'x.a': 'no rule', 'x.b': 'no rule', 'x.c': 'no rule' },
  },
  {
    row: 'owners',
    title: 'logins of managed users and long top-level domains',
    file: ['*.a @mona_acme', '*.b dev@acme.technology', '*.c a.b+c@x-y.test'],
    paths: {
      'x.a': '@mona_acme',
      'x.b': 'dev@acme.technology',
      'x.c': 'a.b+c@x-y.test',
    },
  },
  {
    row: 'case',
    title: 'paths are compared with regard to case',
    file: ['/Docs/ @docs', '*.MD @md'],
    paths: {
      'Docs/a.txt': '@docs',
      'docs/a.txt': 'no rule',
      'a.MD': '@md',
      'a.md': 'no rule',
    },
  },
  {
    row: 'escapes',
    title: 'a backslash takes the meaning from the next character',
    file: [
      '/My\\ Docs/ @space',
      '/a\\*b @star',
      '/a\\?b @question',
      '/a\\\\b @backslash',
      '/\\a\\b\\c @letters',
    ],
    paths: {
      'My Docs/a.md': '@space',
      'a*b': '@star',
      axb: 'no rule',
      'a?b': '@question',
      'a\\b': '@backslash',
      abc: '@letters',
    },
  },
  {
    row: 'globs',
    title: 'a star is any part of one name',
    file: ['/src/*.test.ts @test', '/lib/*/index.ts @index'],
    paths: {
      'src/a.test.ts': '@test',
      'src/.test.ts': '@test',
      'src/a.ts': 'no rule',
      'src/b/a.test.ts': 'no rule',
      'lib/a/index.ts': '@index',
      'lib/index.ts': 'no rule',
      'lib/a/b/index.ts': 'no rule',
    },
  },
  {
    row: 'globs',
    title: 'a question mark is one character other than a slash',
    file: ['/v?/a.md @v'],
    paths: {
      'v1/a.md': '@v',
      'v😀/a.md': '@v',
      'v/a.md': 'no rule',
      'v12/a.md': 'no rule',
      'v//a.md': 'no rule',
    },
  },
  {
    row: 'globs',
    title: 'two stars are any number of directories',
    file: ['**/logs @logs', '/a/**/z @az', '/b/** @b'],
    paths: {
      logs: '@logs',
      'build/logs': '@logs',
      'build/ci/logs/a.txt': '@logs',
      'a/z': '@az',
      'a/b/z': '@az',
      'a/b/c/z/file': '@az',
      'x/a/z': 'no rule',
      'b/a.txt': '@b',
      'b/c/a.txt': '@b',
      b: 'no rule',
    },
  },
  {
    row: 'globs',
    title: 'two stars within a name are as good as one',
    file: ['/src/a**b @ab'],
    paths: {
      'src/ab': '@ab',
      'src/a1b': '@ab',
      'src/a/b': 'no rule',
    },
  },
  {
    row: 'globs',
    title: 'the whole repository',
    file: ['** @all'],
    paths: { a: '@all', 'a/b/c': '@all' },
  },
  {
    row: 'globs',
    title: 'all that is in some directory',
    file: ['*/ @nested'],
    paths: { 'a/b': '@nested', 'a/b/c': '@nested', a: 'no rule' },
  },
  {
    row: 'globs',
    title: 'characters that mean something elsewhere are plain here',
    file: ['/a{b,c} @braces', '/d|e @pipe', '/(f) @parens', '/g:h @colon'],
    paths: {
      'a{b,c}': '@braces',
      ab: 'no rule',
      'd|e': '@pipe',
      d: 'no rule',
      '(f)/page.tsx': '@parens',
      'g:h': '@colon',
    },
  },
];

/**
 * The kinds of rules that the host's documentation shows in its example, in
 * the same order, so that later ones hide earlier ones.
 */
const documented: ConformanceGroup = {
  row: 'published example',
  title: 'the rules that the documentation explains',
  file: [
    '# owners of all that nothing below matches',
    '* @acme/core @acme/ops',
    '',
    '*.js @js #inline comment',
    '*.go go@acme.test',
    '*.txt @acme/writers',
    '/build/logs/ @ci',
    'docs/* docs@acme.test',
    'apps/ @apps',
    '/docs/ @handbook',
    '/scripts/ @alice @bob',
    '**/logs @logs',
    '/apps/ @shop',
    '/apps/github',
    '/apps/gitlab @gitlab',
  ],
  paths: {
    Makefile: '@acme/core @acme/ops',
    'src/a.js': '@js',
    'src/a.go': 'go@acme.test',
    'src/notes.txt': '@acme/writers',
    'build/logs.md': '@acme/core @acme/ops',
    'build/logs/today.log': '@logs',
    'docs/start.md': '@handbook',
    'docs/build/fix.md': '@handbook',
    'x/docs/start.md': '@acme/core @acme/ops',
    'x/apps/a.js': '@apps',
    'scripts/x/run': '@alice @bob',
    'deep/in/logs/a.js': '@logs',
    'apps/a.js': '@shop',
    'apps/github/a.js': 'nobody: unowned',
    'apps/gitlab/a.js': '@gitlab',
  },
};

/** What GitHub answers. */
export const githubCases = toCases([
  ...githubDifferences,
  ...groups,
  documented,
]);
