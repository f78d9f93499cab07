import { RemedyAction } from '@groundwork/backstage-plugin-scorecards-common';
import { isOwnPath, remedyPath, RemedyLinks } from './remedy';

const TEAM = {
  entityRef: 'group:default/payments-core',
  title: 'Payments Core',
};

const LINKS: RemedyLinks = {
  template: ({ namespace, templateName }) =>
    `/create/${namespace}/${templateName}`,
  ownershipGaps: '/ownership/gaps',
  pages: {
    'create-environment': '/environments/create',
    environments: '/environments',
    'flaky-tests': '/delivery/tests',
    reviews: '/delivery/reviews',
    delivery: '/delivery',
    incidents: '/delivery/incidents',
  },
  entity: ref => `/catalog/${ref}`,
};

const NOTHING_INSTALLED: RemedyLinks = {
  template: () => undefined,
  pages: {
    'create-environment': undefined,
    environments: undefined,
    'flaky-tests': undefined,
    reviews: undefined,
    delivery: undefined,
    incidents: undefined,
  },
  entity: ref => `/catalog/${ref}`,
};

const SCOPE = 'scope=group%3Adefault%2Fpayments-core';

const ACTIONS: Array<[RemedyAction, string]> = [
  [
    {
      kind: 'template',
      templateRef: 'add-runbook',
      values: { owner: '{{ entity.ref }}', list: ['{{entity.name}}', 3] },
    },
    `/create/default/add-runbook?${new URLSearchParams({
      formData:
        '{"owner":"group:default/payments-core","list":["payments-core",3]}',
    })}`,
  ],
  [{ kind: 'ownership-gaps' }, '/ownership/gaps?text=payments-core'],
  [{ kind: 'page', page: 'create-environment' }, '/environments/create'],
  [
    { kind: 'page', page: 'environments' },
    '/environments?scope=all&owner=group%3Adefault%2Fpayments-core',
  ],
  [{ kind: 'page', page: 'flaky-tests' }, `/delivery/tests?${SCOPE}`],
  [{ kind: 'page', page: 'reviews' }, `/delivery/reviews?${SCOPE}`],
  [{ kind: 'page', page: 'delivery' }, `/delivery?${SCOPE}`],
  [{ kind: 'page', page: 'incidents' }, `/delivery/incidents?${SCOPE}`],
];

it.each(ACTIONS)('%p leads to the page for the team', (action, expected) => {
  expect(remedyPath(action, TEAM, LINKS)).toBe(expected);
});

it.each(ACTIONS)('%p leads nowhere where that is not installed', action => {
  expect(remedyPath(action, TEAM, NOTHING_INSTALLED)).toBeUndefined();
});

it('opens a tab of the group', () => {
  expect(
    remedyPath({ kind: 'entity-tab', tab: '/delivery' }, TEAM, LINKS),
  ).toBe('/catalog/group:default/payments-core/delivery');
});

it('leads nowhere for a template that is no ref', () => {
  expect(
    remedyPath({ kind: 'template', templateRef: ':/' }, TEAM, LINKS),
  ).toBeUndefined();
});

it.each([
  ['/docs/x', true],
  ['//evil.test', false],
  ['/\\evil.test', false],
  ['https://acme.test', false],
])('%s is a page of the portal: %p', (url, expected) => {
  expect(isOwnPath(url)).toBe(expected);
});
