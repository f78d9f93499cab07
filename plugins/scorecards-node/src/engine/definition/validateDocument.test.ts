import { HEAD, problemsOf, README, SPEC, START } from '../__testUtils__/texts';

describe('what departs from the schema', () => {
  it.each<[string, string, string]>([
    [
      'a key with a slip of the pen',
      HEAD.replace('owner:', 'description: x, owner:').replace(
        'description',
        'descripton',
      ) +
        SPEC +
        README,
      "3:48 metadata.descripton: is not known here; did you mean 'description'? Known are name, title, description, owner",
    ],
    [
      'a key that is unlike any',
      `${START}colour: red\n`,
      '8:1 colour: is not known here; known are apiVersion, kind, metadata, spec, tests',
    ],
    [
      'a missing key',
      HEAD.replace(', owner: platform', '') + SPEC + README,
      "3:11 metadata: lacks 'owner'",
    ],
    [
      'another version',
      START.replace('groundwork/v1', 'groundwork/v2'),
      '1:13 apiVersion: must be groundwork/v1',
    ],
    [
      'another kind',
      START.replace('kind: Scorecard', 'kind: Component'),
      '2:7 kind: must be Scorecard',
    ],
    [
      'a name with capitals',
      START.replace('name: readiness', 'name: Readiness'),
      '3:19 metadata.name: must be a name in kebab case, such as has-readme',
    ],
    [
      'a number for a text',
      START.replace('title: README', 'title: 404'),
      '7:32 spec.checks[0].title: must be a text; write it in quotes',
    ],
    [
      'a text for a number',
      START.replace('level: 1', 'level: one'),
      '7:75 spec.checks[0].level: must be a whole number',
    ],
    [
      'a negative weight',
      START.replace('level: 1', 'level: 1, weight: -1'),
      '7:86 spec.checks[0].weight: must be at least 0',
    ],
    [
      'an empty text',
      START.replace('title: README', 'title: ""'),
      '7:32 spec.checks[0].title: must not be empty',
    ],
    [
      'no levels',
      START.replace('[{ name: Bronze }, { name: Silver }]', '[]'),
      '5:11 spec.levels: must not be empty',
    ],
    [
      'a capability that is almost one',
      START.replace('level: 1', 'level: 1, capability: code-revue'),
      "7:90 spec.checks[0].capability: must be one of self-service-deployment, test-feedback, environment-provisioning, code-review, ownership, observability; did you mean 'code-review'?",
    ],
    [
      'an unknown unit of time',
      START.replace('level: 1', 'level: 1, freshness: { day: 1 }'),
      "7:91 spec.checks[0].freshness.day: is not known here; did you mean 'days'? Known are years, months, weeks, days, hours, minutes, seconds, milliseconds",
    ],
    [
      'a duration as text',
      START.replace('level: 1', 'level: 1, freshness: 7d'),
      '7:89 spec.checks[0].freshness: must be a duration, such as { days: 7 }',
    ],
    [
      'a date as people write it',
      START.replace('level: 1', 'level: 1, effective: { enforce: 31.1.2027 }'),
      '7:100 spec.checks[0].effective.enforce: must be a date such as 2027-01-31, or a time such as 2027-01-31T09:00:00Z',
    ],
    [
      'a link that runs a script',
      START.replace(
        'level: 1',
        'level: 1, remedy: { text: x, link: { url: "javascript:alert(1)" } }',
      ),
      '7:110 spec.checks[0].remedy.link.url: must be an address that begins with http:// or https://',
    ],
    [
      'an action of no kind',
      START.replace(
        'level: 1',
        'level: 1, remedy: { text: x, action: { kind: workflow } }',
      ),
      '7:113 spec.checks[0].remedy.action.kind: must be one of template, ownership-gaps, entity-tab, page',
    ],
    [
      'an action that lacks something',
      START.replace(
        'level: 1',
        'level: 1, remedy: { text: x, action: { kind: entity-tab } }',
      ),
      "7:105 spec.checks[0].remedy.action: lacks 'tab'",
    ],
    [
      'a page that is not said',
      START.replace(
        'level: 1',
        'level: 1, remedy: { text: x, action: { kind: page } }',
      ),
      "7:105 spec.checks[0].remedy.action: lacks 'page'",
    ],
    [
      'a page that is almost one',
      START.replace(
        'level: 1',
        'level: 1, remedy: { text: x, action: { kind: page, page: flaky-test } }',
      ),
      "7:125 spec.checks[0].remedy.action.page: must be one of create-environment, environments, flaky-tests, reviews, delivery, incidents; did you mean 'flaky-tests'?",
    ],
    [
      'a page with what is for a tab',
      START.replace(
        'level: 1',
        'level: 1, remedy: { text: x, action: { kind: page, page: reviews, tab: ci } }',
      ),
      '7:134 spec.checks[0].remedy.action.tab: is not known here; known are kind, page, title',
    ],
    [
      'a status that there is not',
      `${START}tests:\n  - { name: a, facts: {}, expect: { checks: { has-readme: passed } } }\n`,
      "9:59 tests[0].expect.checks.has-readme: must be one of pass, fail, unknown, stale, exempt, absent; did you mean 'pass'?",
    ],
  ])('%s', (_, text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
  });
});
