import { describeMissing, findMissingVariables } from './missingVariables';

function namesIn(text: string, env: NodeJS.ProcessEnv = {}): string[] {
  return findMissingVariables([{ name: 'a.yaml', text }], env).map(
    ({ variable }) => variable,
  );
}

describe('findMissingVariables', () => {
  it.each([
    ['a value', 'url: ${URL}', ['URL']],
    [
      'a part of a value',
      'url: "https://${HOST}/${PATH_OF_IT}"',
      ['HOST', 'PATH_OF_IT'],
    ],
    ['spaces inside', 'url: ${ URL }', ['URL']],
    ['an inclusion', 'url: { $env: URL }', ['URL']],
    ['an inclusion on its line', '  $env: URL', ['URL']],
    ['a default', 'url: ${URL:-http://localhost}', []],
    ['a default that is nothing', 'url: ${URL:-}', []],
    ['an escape', 'text: $${URL}', []],
    ['a comment', '# url: ${URL}', []],
    ['a comment behind a value', "url: 'x' # or ${URL}", []],
    ['a hash in quotes', "channel: '#pay ${URL}'", ['URL']],
    ['a hash in a word', 'url: x#${URL}', ['URL']],
    ['an apostrophe before a comment', "text: who's on # ${URL}", []],
    ['the same twice', 'a: ${URL}\nb: ${URL}', ['URL']],
  ])('reads %s', (_, text, expected) => {
    expect(namesIn(text)).toEqual(expected);
  });

  it('takes a variable that is set to nothing for missing', () => {
    const text = 'a: ${EMPTY}\nb: ${SET}';
    expect(namesIn(text, { EMPTY: '', SET: 'x' })).toEqual(['EMPTY']);
  });

  it('says where each is asked for first', () => {
    expect(
      findMissingVariables(
        [
          { name: 'a.yaml', text: 'a: 1\nb: ${ONE}' },
          { name: 'b.yaml', text: 'b: ${ONE}\nc: ${TWO}' },
        ],
        {},
      ),
    ).toEqual([
      { variable: 'ONE', file: 'a.yaml', line: 2 },
      { variable: 'TWO', file: 'b.yaml', line: 2 },
    ]);
  });
});

describe('describeMissing', () => {
  it('lists what each is for, one below the other', () => {
    const text = describeMissing([
      { variable: 'GITHUB_TOKEN', file: 'a.yaml', line: 3 },
      { variable: 'MINE', file: 'b.yaml', line: 7 },
    ]);
    expect(text).toContain(
      [
        '  GITHUB_TOKEN  reads the repositories of the GitHub organisation (a.yaml, line 3)',
        '  MINE          not one of app-config.production.yaml (b.yaml, line 7)',
      ].join('\n'),
    );
  });
});
