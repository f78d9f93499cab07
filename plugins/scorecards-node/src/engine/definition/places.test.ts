import { HEAD, load, problemsOf, README, SPEC } from '../__testUtils__/texts';

describe('where an expression is wrong', () => {
  const withExpression = (expression: string) =>
    HEAD + SPEC + README.replace('repo.hasReadme', expression);
  const withBlock = (lines: string) =>
    `${HEAD}${SPEC}    - id: a\n      title: A\n      level: 1\n${lines}`;

  // What is wrong is repo.hasNothing, and must be found where it stands
  it.each([
    ['a plain text', withExpression('repo.hasReadme && repo.hasNothing')],
    ['quotes', withExpression(`"repo.hasReadme && repo.hasNothing"`)],
    [
      'quotes with escapes',
      withExpression(`"\\"a\\" == \\"b\\" || repo.hasNothing"`),
    ],
    [
      'single quotes',
      withExpression(`'catalog.lifecycle == ''x'' || repo.hasNothing'`),
    ],
    [
      'a plain text over lines',
      withBlock(
        '      expression: repo.hasReadme\n        && repo.hasNothing\n',
      ),
    ],
    [
      'a literal block',
      withBlock(
        '      expression: |\n        repo.hasReadme\n          && repo.hasNothing\n',
      ),
    ],
    [
      'a folded block',
      withBlock(
        '      expression: >-\n        repo.hasReadme &&\n\n        repo.hasNothing\n',
      ),
    ],
    [
      'a message',
      withBlock(
        '      expression: repo.hasReadme\n      message: |\n        "x" +\n          string(repo.hasNothing)\n',
      ),
    ],
  ])('in %s', (_, text) => {
    const { problems } = load(text);
    expect(problems).toHaveLength(1);
    const [{ line = 0, column = 0, message }] = problems;
    expect(message).toContain('repo.hasNothing');
    const at = text.split('\n')[line - 1].slice(column - 1);
    expect(at).toMatch(/^repo\.hasNothing/);
  });

  it('says all at once', () => {
    expect(
      problemsOf(
        withExpression('repo.coverage > "80"').replace('level: 1', 'level: 7'),
      ).map(problem => problem.split(' ')[1]),
    ).toEqual(['spec.checks[0].expression:', 'spec.checks[0].level:']);
  });
});
