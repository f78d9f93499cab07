import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  createFrontendPlugin,
  createRouteRef,
  createSubRouteRef,
  FrontendPlugin,
  PageBlueprint,
  RouteRef,
  SubRouteRef,
} from '@backstage/frontend-plugin-api';
import {
  createExtensionTester,
  renderInTestApp,
} from '@backstage/frontend-test-utils';
import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { REMEDY_PAGES } from '@groundwork/backstage-plugin-scorecards-common';
import { mockIntersectionObserver } from '../__testUtils__/browser';
import { renderScorecards } from '../__testUtils__/renderScorecards';
import { fakeScorecardsApi } from '../__testUtils__/scorecardsApi';
import {
  entityRow,
  rollup,
  scorecardDefinition,
  scorecardDetail,
  scorecardSummary,
  waiver,
} from '../__testUtils__/scorecards';
import { scorecardsApiRef } from '../api';
import { scorecardsFrontendPlugin } from './plugin';

beforeAll(mockIntersectionObserver);

// An app remembers the language.
afterEach(() => localStorage.clear());

function api() {
  return fakeScorecardsApi({
    listScorecards: async () => ({ items: [scorecardSummary()], refused: [] }),
    findScorecard: async () => scorecardDetail(),
    readDefinition: async () => 'apiVersion: groundwork/v1',
    queryEntities: async () => ({
      items: [entityRow('ledger')],
      totalItems: 1,
      pageInfo: {},
    }),
    queryWaivers: async () => ({ items: [waiver()], pageInfo: {} }),
    listFacts: async () => ({ items: [] }),
  });
}

describe('the page', () => {
  it('leads from all scorecards to one, and to its parts', async () => {
    await renderScorecards({ scorecardsApi: api() });
    await userEvent.click(
      await screen.findByRole('link', { name: 'Production readiness' }),
    );
    expect(
      await screen.findByRole('heading', { name: 'Production readiness' }),
    ).toBeInTheDocument();
    expect(screen.getByTestId('address')).toHaveTextContent(
      '/scorecards/production-readiness',
    );
    await userEvent.click(await screen.findByRole('link', { name: /^Checks/ }));
    expect(
      await screen.findByRole('list', { name: 'Checks' }),
    ).toBeInTheDocument();
    expect(screen.getByTestId('address')).toHaveTextContent(
      '/scorecards/production-readiness/checks',
    );
  });

  it.each([
    ['/scorecards/waivers', 'The ledger is replaced in January'],
    ['/scorecards/facts', /^Here would be what is known of entities/],
    ['/scorecards/production-readiness/definition', /^apiVersion:/],
  ])('has %s', async (at, expected) => {
    await renderScorecards({ scorecardsApi: api(), at });
    expect(await screen.findByText(expected)).toBeInTheDocument();
  });

  it.each([
    ['/scorecards', ['Scorecards']],
    [
      '/scorecards/production-readiness',
      ['Scorecards', 'Production readiness'],
    ],
    ['/scorecards/facts', ['Scorecards', 'Facts']],
  ])('says once where one is, at %s', async (at, expected) => {
    await renderScorecards({ scorecardsApi: api(), at });
    await waitFor(() =>
      expect(screen.getByTestId('breadcrumbs')).toHaveTextContent(
        new RegExp(`^${expected.join(' › ')}$`),
      ),
    );
  });

  it('keeps the titles that a portal gives the tabs', async () => {
    await renderScorecards({
      scorecardsApi: api(),
      language: 'de',
      extensions: [
        { 'sub-page:scorecards/waivers': { config: { title: 'Exemptions' } } },
      ],
    });
    expect(
      await screen.findByRole('tab', { name: 'Exemptions' }),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('tab', { name: 'Fakten' }),
    ).toBeInTheDocument();
  });

  it('has tabs for waivers and facts', async () => {
    await renderScorecards({ scorecardsApi: api() });
    await userEvent.click(await screen.findByRole('tab', { name: 'Waivers' }));
    await waitFor(() =>
      expect(screen.getByTestId('address')).toHaveTextContent(
        '/scorecards/waivers',
      ),
    );
    await userEvent.click(screen.getByRole('tab', { name: 'Facts' }));
    await waitFor(() =>
      expect(screen.getByTestId('address')).toHaveTextContent(
        '/scorecards/facts',
      ),
    );
  });

  it('speaks German', async () => {
    await renderScorecards({ scorecardsApi: api(), language: 'de' });
    expect(
      await screen.findByRole('heading', { name: '1 Scorecard' }),
    ).toBeInTheDocument();
    expect(screen.getByText('Abdeckung 90 %')).toBeInTheDocument();
    expect(
      screen.getAllByRole('tab').map(({ textContent }) => textContent),
    ).toEqual(['Scorecards', 'Ausnahmen', 'Fakten']);
  });
});

describe('ways to mend', () => {
  it('lead into other plugins, where those are installed', async () => {
    const gaps = createRouteRef();
    const template = createRouteRef({ params: ['namespace', 'templateName'] });
    const page = (path: string, routeRef: RouteRef) =>
      PageBlueprint.make({
        params: { path, routeRef, loader: async () => <p>{path}</p> },
      });
    const definition = scorecardDefinition();
    const [first, second] = definition.checks;
    const checks = [
      {
        ...first,
        remedy: { text: '', action: { kind: 'ownership-gaps' as const } },
      },
      {
        ...second,
        remedy: {
          text: '',
          action: { kind: 'template' as const, templateRef: 'add-runbook' },
        },
      },
    ];
    await renderScorecards({
      scorecardsApi: fakeScorecardsApi({
        findScorecard: async () =>
          scorecardDetail({ definition: { ...definition, checks } }),
      }),
      at: '/scorecards/production-readiness/checks',
      features: [
        createFrontendPlugin({
          pluginId: 'ownership',
          routes: { gaps },
          extensions: [page('/ownership/gaps', gaps)],
        }),
        createFrontendPlugin({
          pluginId: 'scaffolder',
          routes: { selectedTemplate: template },
          extensions: [page('/create/:namespace/:templateName', template)],
        }),
      ],
    });
    expect(
      await screen.findByRole('link', { name: 'See gaps in ownership' }),
    ).toHaveAttribute('href', '/ownership/gaps');
    expect(
      screen.getByRole('link', { name: 'Use a template' }),
    ).toHaveAttribute('href', '/create/default/add-runbook');
  });
});

describe('pages that help', () => {
  const titles = {
    'create-environment': 'Create an environment',
    environments: 'See environments',
    'flaky-tests': 'See flaky tests',
    reviews: 'See waiting reviews',
    delivery: 'See delivery',
    incidents: 'See incidents',
  };

  const showChecks = async (features: FrontendPlugin[]) => {
    const definition = scorecardDefinition();
    const [check] = definition.checks;
    const checks = REMEDY_PAGES.map(page => ({
      ...check,
      id: page,
      title: `Check of ${page}`,
      remedy: { text: '', action: { kind: 'page' as const, page } },
    }));
    await renderScorecards({
      scorecardsApi: fakeScorecardsApi({
        findScorecard: async () =>
          scorecardDetail({ definition: { ...definition, checks } }),
      }),
      at: '/scorecards/production-readiness/checks',
      features,
    });
    await screen.findByText('Check of incidents');
  };

  const pluginAt = (
    pluginId: string,
    root: RouteRef,
    routes: Record<string, SubRouteRef>,
  ) =>
    createFrontendPlugin({
      pluginId,
      routes: { root, ...routes },
      extensions: [
        PageBlueprint.make({
          params: {
            path: `/${pluginId}`,
            routeRef: root,
            loader: async () => <p>{pluginId}</p>,
          },
        }),
      ],
    });

  it('are opened where they are installed', async () => {
    const environments = createRouteRef();
    const delivery = createRouteRef();
    const under = (parent: RouteRef, path: string) =>
      createSubRouteRef({ parent, path });
    await showChecks([
      pluginAt('environments', environments, {
        create: under(environments, '/create'),
      }),
      pluginAt('delivery', delivery, {
        tests: under(delivery, '/tests'),
        reviews: under(delivery, '/reviews'),
        incidents: under(delivery, '/incidents'),
      }),
    ]);
    expect(
      Object.fromEntries(
        Object.entries(titles).map(([page, name]) => [
          page,
          screen.getByRole('link', { name }).getAttribute('href'),
        ]),
      ),
    ).toEqual({
      'create-environment': '/environments/create',
      environments: '/environments',
      'flaky-tests': '/delivery/tests',
      reviews: '/delivery/reviews',
      delivery: '/delivery',
      incidents: '/delivery/incidents',
    });
  });

  it('are left out where they are not', async () => {
    await showChecks([]);
    Object.values(titles).forEach(name =>
      expect(screen.queryByRole('link', { name })).not.toBeInTheDocument(),
    );
  });
});

describe('the widget for Home', () => {
  it('has an id, a frame of its own, and what to fix next', async () => {
    const extension = scorecardsFrontendPlugin.getExtension(
      'home-page-widget:scorecards/next-steps',
    );
    const { component, name, title } = createExtensionTester(extension).get(
      HomePageWidgetBlueprint.dataRefs.widget,
    );
    expect(name).toBe('What to fix next');
    // A title of Home's would be in English for everybody.
    expect(title).toBeUndefined();
    await act(async () => {
      renderInTestApp(component, {
        apis: [
          [
            scorecardsApiRef,
            fakeScorecardsApi({
              findNextSteps: async () => ({
                teams: [{ entityRef: 'group:default/a', title: 'A' }],
                fixes: [],
                rollups: [rollup()],
              }),
            }),
          ],
        ],
        mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      });
    });
    const panel = await screen.findByRole('region', {
      name: 'What to fix next',
    });
    expect(
      await within(panel).findByText(/^Nothing to fix/),
    ).toBeInTheDocument();
  });
});

describe('the extensions', () => {
  it('have the ids that portals configure', () => {
    const ids = [
      'api:scorecards',
      'api:scorecards/levels',
      'page:scorecards',
      'sub-page:scorecards/all',
      'sub-page:scorecards/waivers',
      'sub-page:scorecards/facts',
      'entity-card:scorecards',
      'entity-card:scorecards/team',
      'entity-content:scorecards',
      'home-page-widget:scorecards/next-steps',
    ] as const;
    ids.forEach(id =>
      expect(scorecardsFrontendPlugin.getExtension(id)).toBeDefined(),
    );
  });
});
