import { problemsOf, README, START } from '../__testUtils__/texts';

describe('what the schema cannot know', () => {
  const withCheck = (rest: string) =>
    START.replace('level: 1 }', `level: 1, ${rest} }`);

  it.each<[string, string, string]>([
    [
      'an owner that is no ref',
      START.replace('platform', '"a b"'),
      '3:55 metadata.owner: must be the ref of a group or user, such as group:default/platform',
    ],
    [
      'an owner that is no person',
      START.replace('platform', 'component:default/orders'),
      '3:55 metadata.owner: must be the ref of a group or user, such as group:default/platform',
    ],
    [
      'a check id twice',
      START + README,
      '8:13 spec.checks[1].id: is the same as that of number 1',
    ],
    [
      'a level name twice',
      START.replace('Silver', 'bronze'),
      '5:38 spec.levels[1].name: is the same as that of number 1',
    ],
    [
      'a level above the ladder',
      START.replace('level: 1', 'level: 3'),
      '7:75 spec.checks[0].level: must be at most 2, the highest of the levels',
    ],
    [
      'a day that there is not',
      withCheck('effective: { announce: 2027-02-29 }'),
      '7:101 spec.checks[0].effective.announce: is not a day or time that there is',
    ],
    [
      'enforced before it is announced',
      withCheck('effective: { announce: 2027-02-01, enforce: 2027-01-31 }'),
      "7:122 spec.checks[0].effective.enforce: must not be before 'announce', which is 2027-02-01",
    ],
    [
      'a freshness of nothing',
      withCheck('freshness: { days: 0 }'),
      '7:89 spec.checks[0].freshness: must be longer than nothing, such as { days: 7 }',
    ],
    [
      'a freshness beyond reason',
      withCheck('freshness: { years: 1000 }'),
      '7:89 spec.checks[0].freshness: must be at most 10 years',
    ],
    [
      'a template that is none',
      withCheck(
        'remedy: { text: x, action: { kind: template, templateRef: "component:x" } }',
      ),
      '7:136 spec.checks[0].remedy.action.templateRef: must be the ref of a template, such as template:default/add-readme',
    ],
    [
      'an operator that filters do not have',
      withCheck('filter: { spec.type: { $inn: [service] } }'),
      '7:101 spec.checks[0].filter["spec.type"].$inn: is not known here; did you mean \'$in\'? Known are $exists, $in, $contains, $hasPrefix',
    ],
    [
      'a filter with a list for a value',
      withCheck('filter: { kind: [Component, API] }'),
      '7:94 spec.checks[0].filter.kind: must not be a list; for one of several values write { $in: […] }',
    ],
    [
      'a test of a check that there is not',
      `${START}tests:\n  - { name: a, facts: {}, expect: { checks: { has-redme: pass } } }\n`,
      "9:47 tests[0].expect.checks.has-redme: names no check of this scorecard; did you mean 'has-readme'?",
    ],
    [
      'a waiver of a check that there is not',
      `${START}tests:\n  - { name: a, facts: {}, waived: [other], expect: { level: 0 } }\n`,
      '9:36 tests[0].waived[0]: names no check of this scorecard',
    ],
    [
      'a test that expects a level above the ladder',
      `${START}tests:\n  - { name: a, facts: {}, expect: { level: 3 } }\n`,
      '9:44 tests[0].expect.level: must be at most 2, the highest of the levels',
    ],
    [
      'a test with a fact that nobody knows',
      `${START}tests:\n  - { name: a, facts: { repo.hasReadmi: true }, expect: { level: 1 } }\n`,
      "9:25 tests[0].facts[\"repo.hasReadmi\"]: test 'a': is no fact that is known; did you mean 'repo.hasReadme'?",
    ],
    [
      'an age of what is not there',
      `${START}tests:\n  - { name: a, facts: {}, ages: { repo.hasReadme: { days: 1 } }, expect: { level: 0 } }\n`,
      "9:35 tests[0].ages[\"repo.hasReadme\"]: test 'a': has no value under 'facts' that could be that old",
    ],
    [
      'a test at no time',
      `${START}tests:\n  - { name: a, at: 2027-13-01, facts: {}, expect: { level: 0 } }\n`,
      '9:20 tests[0].at: is not a day or time that there is',
    ],
  ])('%s', (_, text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
  });
});
