import { commonFacts as facts, ProblemCase } from './__testUtils__/commonFacts';
import { pointedAt, problemOf } from './__testUtils__/facts';

describe('names', () => {
  it.each<ProblemCase>([
    [
      'catalog.hasOwnr && true',
      'catalog.hasOwnr',
      "there is no fact 'catalog.hasOwnr'; did you mean catalog.hasOwner?",
    ],
    [
      'true && ctalog.tier == 1',
      'ctalog.tier',
      "there is no fact 'ctalog.tier'; did you mean catalog.tier?",
    ],
    [
      'repo.manifst.name == ""',
      'repo.manifst.name',
      "there is no fact 'repo.manifst.name'; did you mean repo.manifest?",
    ],
    [
      'repo.topcs.exists(t, t == "")',
      'repo.topcs',
      "there is no fact 'repo.topcs'; did you mean repo.topics?",
    ],
    ['jira.openBugs < 3', 'jira.openBugs', "there is no fact 'jira.openBugs'"],
    ['tier == 1', 'tier', "there is no fact or variable 'tier'"],
    [
      'has(repo.coverge)',
      'repo.coverge',
      "there is no fact 'repo.coverge'; did you mean repo.coverage?",
    ],
    [
      'catalog == 1',
      'catalog',
      "name the fact: 'catalog' is the beginning of catalog.hasOwner, catalog.tier and catalog.createdAt",
    ],
    [
      'has(repo.ci)',
      'repo.ci',
      "name the fact: 'repo.ci' is the beginning of repo.ci.duration",
    ],
    [
      '"a" in repo.packageJson.engines',
      'repo.packageJson.engines',
      "name the fact: 'repo.packageJson.engines' is the beginning of repo.packageJson.engines.node",
    ],
    [
      'catalog["tier"] == 1',
      'catalog',
      "name the fact: 'catalog' is the beginning of catalog.hasOwner, catalog.tier and catalog.createdAt",
    ],
    ['cel.bind(x, 1, true) && x == 1', 'x', "there is no fact or variable 'x'"],
    ['repo.manifest.nam == ""', 'nam', "there is no field 'nam'"],
    [
      'repo.language.startWith("t")',
      'repo.language.startWith("t")',
      "there is no function 'startWith' to be called on a value; did you mean startsWith?",
    ],
    ['len(repo.topics) > 1', 'len(repo.topics)', "there is no function 'len'"],
    [
      'repo.language.startsWith("t", 1)',
      'repo.language.startsWith("t", 1)',
      'startsWith() takes 1 argument',
    ],
    ['size() == 1', 'size()', 'size() takes 1 argument'],
    [
      'google.protobuf.Any == type(1)',
      'google',
      "there is no 'google.protobuf.Any'",
    ],
    ['optional == 1', 'optional', "there is no fact or variable 'optional'"],
  ])('%s', (source, part, message) => {
    const problem = problemOf(source, facts);

    expect(problem.message).toBe(message);
    expect(pointedAt(source, problem)).toBe(part);
  });
});

describe('syntax', () => {
  it.each<ProblemCase>([
    ['', '', 'the expression is empty'],
    ['(1 + ', '', 'unexpected token: the end'],
    ['catalog.hasOwner AND true', 'AND', "unexpected character: 'D'"],
    ['catalog.hasOwner = true', '=', 'unexpected character: ='],
    ['"abc', '"abc', 'unterminated string'],
    ['size([1, 2) == 2', ')', "expected ']', got ')'"],
    [
      'repo.topics.all(1, true)',
      '1',
      'all() needs the name of a variable first, as in all(x, x > 0)',
    ],
    [
      '1u == 1u',
      '1u',
      'bytes and unsigned integers are not supported: no fact has them',
    ],
    [
      'b"a" == b"a"',
      'b"a"',
      'bytes and unsigned integers are not supported: no fact has them',
    ],
    [
      '9223372036854775808 > 0',
      '9223372036854775808',
      '9223372036854775808 is not a whole number of 64 bits',
    ],
    [
      '-9223372036854775809 < 0',
      '-9223372036854775809',
      '-9223372036854775809 is not a whole number of 64 bits',
    ],
    [
      'has(catalog)',
      'catalog',
      "name the fact: 'catalog' is the beginning of catalog.hasOwner, catalog.tier and catalog.createdAt",
    ],
    ['has(1)', '1', 'has() takes a fact or a field, as in has(repo.coverage)'],
    [
      'has(catalog.?tier)',
      'catalog.?tier',
      'has() takes a fact or a field, as in has(repo.coverage)',
    ],
  ])('%s', (source, part, message) => {
    const problem = problemOf(source, facts);

    expect(problem.message).toBe(message);
    expect(pointedAt(source, problem) ?? '').toBe(part);
  });

  it('is pointed to across lines', () => {
    const source = 'catalog.hasOwner &&\n  repo.coverge >= 80.0';

    expect(pointedAt(source, problemOf(source, facts))).toBe('repo.coverge');
  });
});

describe('literals', () => {
  it.each<ProblemCase>([
    [
      'now - catalog.createdAt > duration("30d")',
      '"30d"',
      "'30d' is not a duration such as 90s or 1h30m",
    ],
    [
      'catalog.createdAt > timestamp("2026-01-01")',
      '"2026-01-01"',
      "'2026-01-01' is not a time such as 2026-11-21T09:30:00Z",
    ],
    [
      'catalog.createdAt > timestamp("2026-02-30T00:00:00Z")',
      '"2026-02-30T00:00:00Z"',
      "'2026-02-30T00:00:00Z' is not a time such as 2026-11-21T09:30:00Z",
    ],
    [
      'now.getHours("Mars/Base") > 1',
      '"Mars/Base"',
      "a time zone must be a literal such as 'Europe/Berlin' or '+02:00'",
    ],
    [
      'now.getHours(repo.language) > 1',
      'repo.language',
      "a time zone must be a literal such as 'Europe/Berlin' or '+02:00'",
    ],
    [
      'repo.language.matches("(a")',
      '"(a"',
      'the pattern is not valid: missing closing ): `(a` (patterns are those of RE2, without look-around and back-references)',
    ],
    [
      'repo.language.matches("(?=a)")',
      '"(?=a)"',
      'the pattern is not valid: invalid or unsupported Perl syntax: `(?=` (patterns are those of RE2, without look-around and back-references)',
    ],
    [
      'repo.language.matches(r"(?<!a)b")',
      '"(?<!a)b"',
      'the pattern is not valid: invalid named capture: `(?<!a)b` (patterns are those of RE2, without look-around and back-references)',
    ],
    [
      'repo.language.matches(r"(a)\\1")',
      '"(a)\\1"',
      'the pattern is not valid: invalid escape sequence: `\\1` (patterns are those of RE2, without look-around and back-references)',
    ],
    [
      '"a".matches(repo.language)',
      'repo.language',
      "the pattern of matches() must be a literal, e.g. 'v[0-9]+'",
    ],
    [
      '"a".matches("a" + "b")',
      '"a" + "b"',
      "the pattern of matches() must be a literal, e.g. 'v[0-9]+'",
    ],
  ])('%s', (source, part, message) => {
    const problem = problemOf(source, facts);

    expect(problem.message).toBe(message);
    expect(pointedAt(source, problem)).toMatch(part);
  });
});
