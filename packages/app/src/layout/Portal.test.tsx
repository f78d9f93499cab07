import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  createFrontendModule,
  createFrontendPlugin,
  createRouteRef,
  PageBlueprint,
  type PageLayoutProps,
} from '@backstage/frontend-plugin-api';
import { renderTestApp } from '@backstage/frontend-test-utils';
import notificationsPlugin from '@backstage/plugin-notifications/alpha';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { JsonObject } from '@backstage/types';
import { errorExtensions } from '../errors/module';
import { iconBundle } from '../icons/icons';
import { navContent } from '../nav/module';
import { portalApis } from '../__testUtils__/portalApis';
import { portalTranslations } from '../translation/module';
import { layoutExtensions } from './module';

const portal = createFrontendModule({
  pluginId: 'app',
  extensions: [
    ...layoutExtensions,
    navContent,
    iconBundle,
    ...errorExtensions,
    portalTranslations,
  ],
});

function pluginWith(
  pluginId: string,
  title: string,
  options: {
    path?: string;
    content?: JSX.Element;
    noHeader?: PageLayoutProps['noHeader'];
  } = {},
) {
  const { path = `/${pluginId}`, content, noHeader } = options;
  return createFrontendPlugin({
    pluginId,
    title,
    icon: <svg />,
    extensions: [
      PageBlueprint.make({
        params: {
          path,
          title,
          icon: <svg />,
          routeRef: createRouteRef(),
          noHeader,
          loader: async () => content ?? <p>This is {title}</p>,
        },
      }),
    ],
  });
}

const everyPortal = [
  pluginWith('scaffolder', 'Create', { path: '/create' }),
  pluginWith('catalog', 'Catalog'),
  pluginWith('home', 'Home', { path: '/', noHeader: true }),
  pluginWith('api-docs', 'APIs'),
  pluginWith('user-settings', 'Settings', { path: '/settings' }),
  notificationsPlugin.withOverrides({
    extensions: [
      notificationsPlugin
        .getExtension('home-page-widget:notifications/unread-notifications')
        .override({ disabled: true }),
    ],
  }),
];

async function renderPortal(
  options: {
    plugins?: ReturnType<typeof pluginWith>[];
    at?: string;
    unread?: number;
    language?: string;
    onSubscribe?: (send: (message: object) => void) => void;
  } = {},
) {
  const { plugins = [], at = '/catalog', language = 'en' } = options;
  const { unread, onSubscribe } = options;
  const config: JsonObject = {
    app: {
      title: 'Groundwork',
      baseUrl: 'http://localhost:3000',
      extensions: [
        {
          'api:app/app-language': {
            config: {
              defaultLanguage: language,
              availableLanguages: ['en', 'de'],
            },
          },
        },
      ],
    },
    backend: { baseUrl: 'http://localhost:7007' },
  };
  await act(async () => {
    renderTestApp({
      config,
      features: [...everyPortal, ...plugins, portal],
      initialRouteEntries: [at],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      apis: [...portalApis({ unread, onSubscribe })],
    });
  });
}

function navigation(name = 'Main') {
  return within(screen.getByRole('navigation', { name }));
}

function linkNames() {
  return navigation()
    .getAllByRole('link')
    .map(link => link.textContent);
}

const FRAME = [
  'Groundwork',
  'Home',
  'Catalog',
  'APIs',
  'Create',
  'Notifications',
  'Settings',
];

// The language and the width of the navigation are remembered there.
beforeEach(() => window.localStorage.clear());

describe('the navigation', () => {
  it('has the portal’s order, and nothing of what is not installed', async () => {
    await renderPortal();
    expect(linkNames()).toEqual(FRAME);
    expect(navigation().queryByText('Capabilities')).toBeNull();
  });

  it('takes up the pages of plugins that are installed', async () => {
    await renderPortal({
      plugins: [
        pluginWith('maturity', 'Maturity'),
        pluginWith('ownership', 'Ownership'),
        pluginWith('tech-radar', 'Tech radar'),
      ],
    });
    expect(linkNames()).toEqual([
      ...FRAME.slice(0, 5),
      'Ownership',
      'Maturity',
      'Tech radar',
      ...FRAME.slice(5),
    ]);
    expect(
      within(
        navigation().getByRole('list', { name: 'Capabilities' }),
      ).getAllByRole('link'),
    ).toHaveLength(2);
  });

  it('says which page is shown, and follows to another', async () => {
    await renderPortal({ at: '/catalog' });
    const current = () =>
      navigation()
        .getAllByRole('link')
        .filter(link => link.getAttribute('aria-current') === 'page')
        .map(link => link.textContent);
    expect(current()).toEqual(['Catalog']);
    await userEvent.click(navigation().getByRole('link', { name: 'APIs' }));
    expect(current()).toEqual(['APIs']);
    expect(await screen.findByText('This is APIs')).toBeInTheDocument();
  });

  it('counts unread notifications', async () => {
    await renderPortal({ unread: 3 });
    expect(
      await navigation().findByText('3 unread notifications'),
    ).toBeInTheDocument();
  });

  it('shows a notification that arrives', async () => {
    const senders: Array<(message: object) => void> = [];
    await renderPortal({ onSubscribe: send => senders.push(send) });
    await act(async () => {
      const signal = { action: 'new_notification', notification_id: '7' };
      senders.forEach(send => send(signal));
    });
    expect(screen.getByText('Deployed ledger 1.8.2')).toBeInTheDocument();
  });

  it('shows who is signed in, with a way out', async () => {
    await renderPortal();
    await userEvent.click(
      await navigation().findByRole('button', { name: /ada\.byron/ }),
    );
    expect(
      screen.getByRole('menuitem', { name: 'Your profile' }),
    ).toHaveAttribute('href', '/catalog/default/user/ada.byron');
    expect(
      screen.getByRole('menuitem', { name: 'Sign out' }),
    ).toBeInTheDocument();
  });

  it('can be collapsed and expanded', async () => {
    await renderPortal();
    await userEvent.click(
      screen.getByRole('button', { name: 'Collapse navigation' }),
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Expand navigation' }),
    );
    expect(
      screen.getByRole('button', { name: 'Collapse navigation' }),
    ).toBeInTheDocument();
  });

  it('speaks German', async () => {
    await renderPortal({ language: 'de' });
    expect(
      await screen.findByRole('navigation', { name: 'Hauptnavigation' }),
    ).toHaveTextContent('Einstellungen');
  });
});

describe('the frame of a page', () => {
  it('leads past the navigation to the main content', async () => {
    await renderPortal();
    await userEvent.tab();
    const skip = screen.getByRole('link', { name: 'Skip to main content' });
    expect(skip).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    expect(screen.getByRole('main')).toHaveFocus();
    expect(screen.getByRole('main')).toHaveTextContent('This is Catalog');
  });

  it('leaves the main landmark to a page that has its own', async () => {
    await renderPortal({
      plugins: [
        pluginWith('own', 'Own', { content: <main>Of the page</main> }),
      ],
      at: '/own',
    });
    expect(await screen.findByText('Of the page')).toBeInTheDocument();
    await waitFor(() => expect(screen.getAllByRole('main')).toHaveLength(1));
  });

  it('names the document after the page', async () => {
    await renderPortal({ at: '/catalog' });
    await waitFor(() => expect(document.title).toBe('Catalog | Groundwork'));
    await userEvent.click(navigation().getByRole('link', { name: 'Home' }));
    await waitFor(() => expect(document.title).toBe('Home | Groundwork'));
  });

  it('says what to do at an address that no page has', async () => {
    await renderPortal({ at: '/nowhere' });
    expect(
      screen.getByRole('heading', { name: 'There is nothing at this address' }),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Go to Home' })).toHaveAttribute(
      'href',
      '/',
    );
    await waitFor(() => expect(document.title).toBe('Not found | Groundwork'));
  });

  it('keeps standing when a page cannot be drawn, and tries again', async () => {
    jest.spyOn(console, 'error').mockImplementation(() => {});
    let isBroken = true;
    const Fragile = () => {
      if (isBroken) {
        throw new Error('cannot read lifecycle of undefined');
      }
      return <p>Whole again</p>;
    };
    await renderPortal({
      plugins: [pluginWith('fragile', 'Fragile', { content: <Fragile /> })],
      at: '/fragile',
    });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Fragile could not be shown');
    expect(alert).toHaveTextContent('cannot read lifecycle of undefined');
    expect(navigation().getByRole('link', { name: 'Home' })).toBeVisible();

    isBroken = false;
    await userEvent.click(
      within(alert).getByRole('button', { name: 'Try again' }),
    );
    expect(await screen.findByText('Whole again')).toBeInTheDocument();
  });
});
