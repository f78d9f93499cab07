import { MAX_DEPTH } from './NodeReader';
import { toPointer } from './path';
import { readYaml as readLimited } from './readYaml';

const MAX_DOCUMENTS = 100;

const readYaml = (text: string) =>
  readLimited(text, {
    what: 'recipes',
    maxBytes: 1024 * 1024,
    maxDocuments: MAX_DOCUMENTS,
    maxLexemes: 100_000,
  });

function problemsOf(text: string): string[] {
  const read = readYaml(text);
  const problems = read.ok
    ? read.documents.flatMap(document => document.problems)
    : [read.problem];
  return problems.map(
    ({ line, column, path, message }) =>
      `${line}:${column} ${
        path.length > 0 ? `${toPointer(path)} ` : ''
      }${message}`,
  );
}

describe('readYaml', () => {
  it('reads documents as JSON', () => {
    const read = readYaml('# first\na: 1\n---\nb: [x, null, 1.5, true]\n---\n');
    expect(read).toMatchObject({
      ok: true,
      documents: [
        { value: { a: 1 }, problems: [] },
        { value: { b: ['x', null, 1.5, true] }, problems: [] },
      ],
    });
  });

  it('keeps each document as it is written', () => {
    const read = readYaml('a: 1 # one\n---\n# two\nb: 2\n');
    expect(read.ok && read.documents.map(({ text }) => text)).toEqual([
      'a: 1 # one\n',
      '---\n# two\nb: 2\n',
    ]);
  });

  it('takes what looks like a date or a yes for texts, as YAML 1.2 says', () => {
    const read = readYaml('%YAML 1.1\n---\na: 2027-01-31\nb: yes\nc: 0o17\n');
    expect(read).toMatchObject({
      documents: [{ value: { a: '2027-01-31', b: 'yes', c: 15 } }],
    });
  });

  it.each([
    [
      'a syntax error',
      'a: "b\nc: d',
      ['2:5 missing closing "quote', '2:1 missing', '2:5 missing'],
    ],
    ['an anchor', 'a: &x 1', ['1:7 /a uses an anchor or alias']],
    ['an alias', 'a: 1\nb: *x', ['2:4 /b uses an anchor or alias']],
    ['a merge key', 'a:\n  <<: { b: 1 }', ['2:3 /a has a merge key (<<)']],
    [
      '__proto__',
      'a:\n  __proto__: { b: 1 }',
      ["2:3 /a has the key '__proto__'"],
    ],
    ['a tag of one’s own', 'a: !env HOME', ['1:9 /a has the tag !env']],
    [
      'a binary',
      'a: !!binary aGk=',
      ['1:13 /a has the tag tag:yaml.org,2002:binary'],
    ],
    ['a set', 'a: !!set { b }', ['1:10 /a has the tag']],
    ['a key twice', 'a: 1\nb: 2\na: 3', ["3:1 has the key 'a' twice"]],
    ['a list as key', '[a]: 1', ['1:1 has a key that is not a text']],
    ['a NUL', 'a: "\\0"', ['1:4 /a has a character that no text can have']],
    ['half a character', 'a: "\\ud800"', ['1:4 /a has a character that no']],
    ['a control character', 'a: 1\nb: \x1b', ['2:4 has a character that YAML']],
    ['infinity', 'a: .inf', ['1:4 /a must be a finite number']],
    ['no number', 'a: .nan', ['1:4 /a must be a finite number']],
    [
      'a number that JavaScript would change',
      'a: 9007199254740993',
      ['1:4 /a is too large a number to be exact'],
    ],
  ])('refuses %s', (_, text, starts) => {
    const problems = problemsOf(text);
    expect(problems.length).toBeGreaterThan(0);
    expect(starts.some(start => problems[0].startsWith(start))).toBe(true);
  });

  const deep = (open: string, count: number) => open.repeat(count);
  const bomb = [
    'a: &a [x, x, x, x, x, x, x, x, x]',
    ...'bcdefghi'.split('').map((name, i) => {
      const before = `*${'abcdefgh'[i]}`;
      return `${name}: &${name} [${Array(9).fill(before).join(', ')}]`;
    }),
  ].join('\n');

  it.each([
    ['an alias bomb', bomb],
    ['more than 1 MiB', `a: ${'x'.repeat(1024 * 1024)}`],
    ['more than 1 MiB of what takes two bytes', 'ä'.repeat(600_000)],
    ['a megabyte of brackets', deep('[', 1_000_000)],
    ['brackets just below the limit', deep('[', 95_000)],
    ['braces within each other', deep('{a: ', 20_000)],
    ['lists within each other', deep('- ', 45_000)],
    ['complex keys within each other', deep('? ', 45_000)],
    ['maps on one line', deep('a: ', 30_000)],
    [
      'a ladder of maps',
      Array.from({ length: 600 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
    ],
    ['commas', `[${','.repeat(95_000)}`],
    ['quotes', '"\n'.repeat(45_000)],
    ['anchors', '&a '.repeat(45_000)],
    ['keys that are all the same', 'a: 1\n'.repeat(18_000)],
    ['too many documents', '---\na: 1\n'.repeat(MAX_DOCUMENTS + 1)],
    [
      'nested too deeply',
      `${'['.repeat(MAX_DEPTH + 2)}${']'.repeat(MAX_DEPTH + 2)}`,
    ],
    ['control characters', 'a: \0\x01\x02'],
    ['a lone surrogate', 'a: "\ud800'],
  ])('refuses, and does not throw for, %s', (_, text) => {
    expect(problemsOf(text).length).toBeGreaterThan(0);
  });

  it('says how much a text may hold, and what to do about more', () => {
    const options = {
      what: 'recipes',
      maxBytes: 1024,
      maxDocuments: 2,
      maxLexemes: 40,
    };
    const problemOf = (text: string) => {
      const read = readLimited(text, options);
      return read.ok ? undefined : read.problem;
    };
    const at = { path: [], line: 1, column: 1 };
    expect(problemOf(`a: ${'x'.repeat(1024)}`)).toEqual({
      ...at,
      message: 'is larger than 1 KiB; spread the recipes over several files',
    });
    expect(problemOf('['.repeat(50))).toEqual({
      ...at,
      message:
        'has too many parts to be read; spread the recipes over several files',
    });
    expect(problemOf('---\na\n---\nb\n---\nc')).toEqual({
      ...at,
      message: 'has more than 2 documents',
    });
  });

  it('knows where everything stands', () => {
    const read = readYaml('a:\n  - b: "x\\ty"\n    c: 2\n');
    const places = read.ok ? read.documents[0].places : undefined;
    expect(places?.locateKey(['a', 0, 'c'])).toEqual({ line: 3, column: 5 });
    expect(places?.locateValue(['a', 0, 'c'])).toEqual({ line: 3, column: 8 });
    expect(places?.locateValue(['a', 0, 'd'])).toEqual({ line: 2, column: 5 });
    // The tab is two letters in the text.
    expect(places?.locateInText(['a', 0, 'b'], 2)).toEqual({
      line: 2,
      column: 12,
    });
    expect(places?.locateInText(['a'], 2)).toEqual({ line: 2, column: 3 });
  });

  it('leaves the prototype of objects alone', () => {
    readYaml('__proto__: { polluted: true }');
    readYaml('constructor: { prototype: { polluted: true } }');
    expect({}).not.toHaveProperty('polluted');
  });
});
