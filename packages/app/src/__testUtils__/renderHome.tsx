import { act, screen } from '@testing-library/react';
import { Entity } from '@backstage/catalog-model';
import { createFrontendModule } from '@backstage/frontend-plugin-api';
import {
  createExtensionTester,
  mockApis,
  renderInTestApp,
} from '@backstage/frontend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import {
  catalogApiRef,
  entityRouteRef,
  MockStarredEntitiesApi,
  starredEntitiesApiRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { visitsApiRef } from '@backstage/plugin-home';
import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import {
  deliveryApiRef,
  rootRouteRef as deliveryRouteRef,
} from '@groundwork/backstage-plugin-delivery';
import {
  environmentsApiRef,
  rootRouteRef as environmentsRouteRef,
} from '@groundwork/backstage-plugin-environments';
import {
  maturityApiRef,
  rootRouteRef as maturityRouteRef,
} from '@groundwork/backstage-plugin-maturity';
import { ownershipApiRef } from '@groundwork/backstage-plugin-ownership';
import {
  rootRouteRef as scorecardsRouteRef,
  scorecardsApiRef,
} from '@groundwork/backstage-plugin-scorecards';
import { permissionApiRef } from '../home/data/permissionApi';
import { HomeLayout } from '../home/HomeLayout';
import { iconBundle } from '../icons/icons';

/** A widget of a plugin, which says its title and its name. */
export function widgetNamed(name: string, title?: string) {
  const widget = createExtensionTester(
    HomePageWidgetBlueprint.make({
      name,
      params: {
        title,
        components: async () => ({ Content: () => <p>Content of {name}</p> }),
      },
    }),
  ).get(HomePageWidgetBlueprint.dataRefs.widget);
  return {
    ...widget,
    node: {
      ...widget.node,
      spec: { ...widget.node.spec, id: `home-page-widget:${name}` },
    },
  };
}

/** The widgets of the suite, by the titles that their plugins give them. */
export const suiteWidgets = () => [
  widgetNamed('ownership/who-owns', 'Who owns …?'),
  widgetNamed('delivery/incidents', 'Open incidents'),
  widgetNamed('delivery/reviews', 'Reviews waiting'),
  widgetNamed('environments/mine', 'My environments'),
  widgetNamed('maturity/my-teams', 'Maturity of my teams'),
  widgetNamed('maturity/organisation', 'Maturity of all teams'),
  widgetNamed('scorecards/next-steps', 'What to fix next'),
];

/** Who comes to Home, and what the portal knows. */
export interface HomeSetup {
  userEntityRef?: string;
  entities?: Entity[];
  groups?: string[];
  catalogApi?: typeof catalogApiRef.T;
  visits?: Array<{ entityRef: string; timestamp: number }>;
  widgets?: ReturnType<typeof widgetNamed>[];
  /** Names of the permissions that the person has. */
  permissions?: string[];
  /** What plugins answer; those that answer nothing are not installed. */
  environments?: Partial<typeof environmentsApiRef.T>;
  delivery?: Partial<typeof deliveryApiRef.T>;
  maturity?: Partial<typeof maturityApiRef.T>;
  ownership?: Partial<typeof ownershipApiRef.T>;
  scorecards?: Partial<typeof scorecardsApiRef.T>;
}

function pluginApis(setup: HomeSetup) {
  const { environments, delivery, maturity, ownership, scorecards } = setup;
  return [
    ...(environments ? [[environmentsApiRef, environments] as const] : []),
    ...(delivery ? [[deliveryApiRef, delivery] as const] : []),
    ...(maturity ? [[maturityApiRef, maturity] as const] : []),
    ...(ownership ? [[ownershipApiRef, ownership] as const] : []),
    ...(scorecards ? [[scorecardsApiRef, scorecards] as const] : []),
  ] as const;
}

function personApis(setup: HomeSetup) {
  const {
    userEntityRef = 'user:default/ada.byron',
    entities = [],
    groups = [],
    catalogApi = catalogApiMock({ entities }),
    visits = [],
    permissions = [],
  } = setup;
  const starred = new MockStarredEntitiesApi();
  const authorize: (typeof permissionApiRef.T)['authorize'] =
    async request => ({
      result: permissions.includes(request.permission.name) ? 'ALLOW' : 'DENY',
    });
  const list = async () =>
    visits.map((visit, index) => ({
      id: `${index}`,
      name: visit.entityRef,
      pathname: '/',
      hits: 1,
      ...visit,
    }));
  const apis = [
    mockApis.identity({
      userEntityRef,
      ownershipEntityRefs: [
        userEntityRef,
        ...groups.map(name => `group:default/${name}`),
      ],
    }),
    [permissionApiRef, { authorize }],
    [catalogApiRef, catalogApi],
    [starredEntitiesApiRef, starred],
    [visitsApiRef, { list, save: jest.fn() }],
  ] as const;
  return { apis, starred };
}

/** Home, as a person finds it. */
export async function renderHome(setup: HomeSetup) {
  const { apis, starred } = personApis(setup);
  await act(async () => {
    renderInTestApp(<HomeLayout widgets={setup.widgets ?? []} />, {
      features: [
        createFrontendModule({ pluginId: 'app', extensions: [iconBundle] }),
      ],
      apis: [...apis, ...pluginApis(setup)],
      mountedRoutes: {
        '/catalog': catalogPlugin.routes.catalogIndex,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/delivery': deliveryRouteRef,
        '/environments': environmentsRouteRef,
        '/maturity': maturityRouteRef,
        '/scorecards': scorecardsRouteRef,
      },
    });
  });
  return { starred };
}

/** What the panels are called, in the order in which they are read. */
export function panelNames(): string[] {
  return screen
    .getAllByRole('heading', { level: 2 })
    .map(heading => heading.textContent ?? '');
}
