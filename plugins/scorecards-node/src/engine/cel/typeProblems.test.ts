import { commonFacts as facts, ProblemCase } from './__testUtils__/commonFacts';
import { pointedAt, problemOf } from './__testUtils__/facts';

describe('types', () => {
  it.each<ProblemCase>([
    [
      'true && repo.openPrs < "5"',
      'repo.openPrs < "5"',
      'int < string is not possible',
    ],
    [
      'repo.coverage == 80',
      'repo.coverage == 80',
      'double == int is not possible',
    ],
    [
      'repo.openPrs + 1.5 > 2.0',
      'repo.openPrs + 1.5',
      'int + double is not possible',
    ],
    [
      'catalog.createdAt > "2026-01-01"',
      'catalog.createdAt > "2026-01-01"',
      'timestamp > string is not possible',
    ],
    [
      'repo.ci.duration < 10',
      'repo.ci.duration < 10',
      'duration < int is not possible',
    ],
    [
      'catalog.tier == null',
      'catalog.tier == null',
      'int == null is not possible; has(…) says whether a fact or field has a value',
    ],
    [
      '1 in repo.topics',
      '1 in repo.topics',
      'int in list<string> is not possible',
    ],
    [
      'catalog.tier && true',
      'catalog.tier && true',
      "logical operator requires bool operands, got 'int'",
    ],
    ['!catalog.tier', '!catalog.tier', '!int is not possible'],
    [
      'catalog.hasOwner ? 1 : "x"',
      'catalog.hasOwner ? 1 : "x"',
      "ternary branches must have the same type, got 'int' and 'string'",
    ],
    [
      'catalog.tier',
      'catalog.tier',
      'the expression must be true or false (bool), and is of type int',
    ],
    [
      ' now - catalog.createdAt ',
      ' now - catalog.createdAt ',
      'the expression must be true or false (bool), and is of type duration',
    ],
    [
      'repo.manifest',
      'repo.manifest',
      'the expression must be true or false (bool), and is of type object',
    ],
    [
      'repo.manifest.ports == "80"',
      'repo.manifest.ports == "80"',
      'int == string is not possible',
    ],
    [
      'catalog.?tier.orValue("4") == 4',
      '"4"',
      "optional.orValue(value) argument must be compatible type, got 'int' and 'string'",
    ],
    [
      'size(catalog.tier) == 1',
      'size(catalog.tier)',
      "there is no function 'size(int)'",
    ],
    [
      'catalog.tier.all(x, true)',
      'catalog.tier',
      "expression of type 'int' cannot be range of a comprehension (must be list, map, or dynamic).",
    ],
    [
      'repo.topics.exists(t, t == 1)',
      't == 1',
      'string == int is not possible',
    ],
    [
      '[1, "a"].size() == 2',
      '"a"',
      "list elements must have the same type, expected type 'int' but found 'string'",
    ],
  ])('%s', (source, part, message) => {
    const problem = problemOf(source, facts);

    expect(problem.message).toBe(message);
    expect(pointedAt(source, problem)).toBe(part);
  });

  it.each(['repo.openPrs', 'catalog.hasOwner', '[repo.language]', 'now'])(
    'of a message that is no text: %s',
    source => {
      const result = facts.compiler.compileText(source);

      expect(result).toEqual({
        ok: false,
        problem: {
          message: expect.stringMatching(/^the message must be a text/),
          offset: 0,
          length: source.length,
        },
      });
    },
  );

  it('that the library cannot tell', () => {
    expect(problemOf('[].all(x, x > 0)').message).toMatch(
      /^the expression cannot be type-checked: /,
    );
    expect(() => problemOf('dyn([]).all(x, x > 0)')).toThrow('compiles');
  });
});
