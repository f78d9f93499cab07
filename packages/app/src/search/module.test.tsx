import { act, screen, within } from '@testing-library/react';
import { renderTestApp } from '@backstage/frontend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import searchPlugin from '@backstage/plugin-search/alpha';
import { portalApis } from '../__testUtils__/portalApis';
import { SearchResult } from './hits';
import { searchModules } from './module';

const RESULTS: SearchResult[] = [
  {
    type: 'software-catalog',
    document: {
      title: 'payments-core',
      text: 'Takes payments',
      location: '/catalog/default/group/payments-core',
      ...{ kind: 'Group', componentType: 'team' },
    },
  },
  {
    type: 'environments',
    document: {
      title: 'payments-42',
      text: 'Service, for payments',
      location: '/environments/e-1',
      ...{ blueprint: 'Service' },
    },
  },
  {
    type: 'scorecards',
    document: {
      title: 'Payments readiness',
      text: 'What a service has',
      location: '/scorecards/payments',
    },
  },
];

it('the page of all results says of each what it is, and leads there', async () => {
  // The page and what it is made of are read when it is opened first.
  const patience = { timeout: 30_000 };
  await act(async () => {
    renderTestApp({
      features: [catalogPlugin, searchPlugin, ...searchModules],
      initialRouteEntries: ['/search?query=pay'],
      apis: [...portalApis({ query: async () => RESULTS })],
    });
  });
  const links = await screen.findAllByRole(
    'link',
    { name: /^payments/i },
    patience,
  );
  expect(
    links.map(link => [
      link.textContent,
      link.getAttribute('href'),
      within(link.parentElement!).getByText(/^(Team|Environment|Scorecard)/)
        .textContent,
    ]),
  ).toEqual([
    ['payments-core', '/catalog/default/group/payments-core', 'Team'],
    ['payments-42', '/environments/e-1', 'Environment · Service'],
    ['Payments readiness', '/scorecards/payments', 'Scorecard'],
  ]);
}, 60_000);
