import { ReactElement } from 'react';
import { MemoryRouter } from 'react-router-dom';
import { Entity } from '@backstage/catalog-model';
import {
  AlertApiForwarder,
  AppRouter,
  createSpecializedApp,
  ErrorAlerter,
  ErrorApiForwarder,
  NoOpAnalyticsApi,
} from '@backstage/core-app-api';
import {
  alertApiRef,
  analyticsApiRef,
  createApiFactory,
  errorApiRef,
  storageApiRef,
} from '@backstage/core-plugin-api';
import { catalogPlugin } from '@backstage/plugin-catalog';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { mockApis } from '@backstage/frontend-test-utils';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { themes, UnifiedThemeProvider } from '@backstage/theme';
import { MaturityApi } from '@groundwork/backstage-plugin-maturity-common';
import { maturityApiRef } from '../api';
import { maturityPlugin } from '../plugin';

const Icon = () => <svg />;

const icons = {
  brokenImage: Icon,
  catalog: Icon,
  chat: Icon,
  dashboard: Icon,
  docs: Icon,
  email: Icon,
  externalLink: Icon,
  github: Icon,
  group: Icon,
  help: Icon,
  'kind:api': Icon,
  'kind:component': Icon,
  'kind:domain': Icon,
  'kind:group': Icon,
  'kind:location': Icon,
  'kind:resource': Icon,
  'kind:system': Icon,
  'kind:template': Icon,
  'kind:user': Icon,
  scaffolder: Icon,
  search: Icon,
  star: Icon,
  techdocs: Icon,
  unstarred: Icon,
  user: Icon,
  warning: Icon,
};

/** A whole app of the legacy system, with what belongs inside its router. */
export function legacyApp(options: {
  maturityApi: MaturityApi;
  at: string;
  entities?: Entity[];
  children: ReactElement;
}): ReactElement {
  const { maturityApi, at, entities = [], children } = options;
  const alertApi = new AlertApiForwarder();
  const app = createSpecializedApp({
    plugins: [maturityPlugin, catalogPlugin],
    apis: [
      createApiFactory(maturityApiRef, maturityApi),
      createApiFactory(catalogApiRef, catalogApiMock({ entities })),
      createApiFactory(alertApiRef, alertApi),
      createApiFactory(
        errorApiRef,
        new ErrorAlerter(alertApi, new ErrorApiForwarder()),
      ),
      createApiFactory(analyticsApiRef, new NoOpAnalyticsApi()),
      createApiFactory(permissionApiRef, mockApis.permission()),
      createApiFactory(storageApiRef, mockApis.storage()),
    ],
    icons,
    themes: [
      {
        id: 'light',
        title: 'Light',
        variant: 'light',
        Provider: ({ children: content }) => (
          <UnifiedThemeProvider theme={themes.light}>
            {content}
          </UnifiedThemeProvider>
        ),
      },
    ],
    components: {
      NotFoundErrorPage: () => <p>Not found</p>,
      BootErrorPage: ({ error }) => <p>{error.message}</p>,
      Progress: () => null,
      Router: ({ children: content }) => (
        <MemoryRouter initialEntries={[at]}>{content}</MemoryRouter>
      ),
      ErrorBoundaryFallback: ({ error }) => <p>{error.message}</p>,
    },
    configLoader: async () => [
      {
        context: 'test',
        data: {
          app: { title: 'Legacy', baseUrl: 'http://localhost:3000' },
          backend: { baseUrl: 'http://localhost:7007' },
        },
      },
    ],
  });
  const Root = app.createRoot(<AppRouter>{children}</AppRouter>);
  return <Root />;
}
