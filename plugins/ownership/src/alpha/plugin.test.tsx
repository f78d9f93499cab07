import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  createExtensionTester,
  renderInTestApp,
} from '@backstage/frontend-test-utils';
import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import { SearchResultListItemBlueprint } from '@backstage/plugin-search-react/alpha';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { answer, part, response } from '../__testUtils__/answers';
import { gapsPage } from '../__testUtils__/gaps';
import { fakeOwnershipApi } from '../__testUtils__/ownershipApi';
import { renderOwnership } from '../__testUtils__/renderOwnership';
import { ownershipApiRef } from '../api';
import { ownershipFrontendPlugin as ownershipPlugin } from './plugin';

function api() {
  return fakeOwnershipApi({
    resolve: async () => response(part([answer()])),
    queryGaps: async () => gapsPage([]),
  });
}

const OPEN = '{Control>}{Shift>}k{/Shift}{/Control}';

describe('the page', () => {
  it('has “Who owns …?” at its own address, and the gaps beside it', async () => {
    await renderOwnership({ ownershipApi: api() });
    expect(
      await screen.findByRole('textbox', { name: 'Who owns …?' }),
    ).toBeInTheDocument();
    await userEvent.click(await screen.findByRole('tab', { name: 'Gaps' }));
    await waitFor(() =>
      expect(screen.getByTestId('address')).toHaveTextContent(
        '/ownership/gaps',
      ),
    );
    expect(screen.queryByRole('textbox', { name: 'Who owns …?' })).toBeNull();
  });

  it('offers the examples that are configured', async () => {
    await renderOwnership({
      ownershipApi: api(),
      extensions: [
        {
          'sub-page:ownership/who-owns': {
            config: { examples: ['pay.acme.test'] },
          },
        },
      ],
    });
    const examples = await screen.findByRole('list', { name: 'Examples' });
    expect(
      within(examples)
        .getAllByRole('button')
        .map(({ textContent }) => textContent),
    ).toEqual(['pay.acme.test']);
  });
});

describe('the dialog', () => {
  it('opens over any page, answers, and closes when one goes on', async () => {
    await renderOwnership({ ownershipApi: api(), at: '/elsewhere' });
    await userEvent.keyboard(OPEN);
    const { findByRole } = within(
      await screen.findByRole('dialog', { name: 'Who owns …?' }),
    );
    const field = await findByRole('textbox');
    expect(field).toHaveFocus();
    await userEvent.type(field, 'pay');
    await userEvent.click(await findByRole('link', { name: 'Checkout web' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(screen.getByTestId('address')).toHaveTextContent(
      '/catalog/default/component/checkout-web',
    );
  });

  it('clears by the first Escape and closes by the second', async () => {
    await renderOwnership({ ownershipApi: api(), at: '/elsewhere' });
    await userEvent.keyboard(OPEN);
    const field = await screen.findByRole('textbox', { name: 'Who owns …?' });
    await userEvent.type(field, 'pay{Escape}');
    expect(field).toHaveValue('');
    expect(screen.getByRole('dialog')).toBeInTheDocument();
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('opens by the shortcut that is configured', async () => {
    await renderOwnership({
      ownershipApi: api(),
      at: '/elsewhere',
      extensions: [
        {
          'app-root-element:ownership/who-owns-dialog': {
            config: { shortcut: 'alt+w' },
          },
        },
      ],
    });
    await userEvent.keyboard(OPEN);
    expect(screen.queryByRole('dialog')).toBeNull();
    await userEvent.keyboard('{Alt>}w{/Alt}');
    expect(await screen.findByRole('dialog')).toBeInTheDocument();
  });
});

describe('the widget for Home', () => {
  it('has the id that Home looks for, and answers in place', async () => {
    const extension = ownershipPlugin.getExtension(
      'home-page-widget:ownership/who-owns',
    );
    const { component } = createExtensionTester(extension).get(
      HomePageWidgetBlueprint.dataRefs.widget,
    );
    await act(async () => {
      renderInTestApp(component, {
        apis: [[ownershipApiRef, api()]],
        mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      });
    });
    const field = await screen.findByRole('textbox', { name: 'Who owns …?' });
    expect(field).toHaveAttribute('data-page-search');
    expect(field).not.toHaveFocus();
    expect(screen.queryByText('Examples')).toBeNull();
    await userEvent.type(field, 'pay');
    expect(
      await screen.findByRole('link', { name: 'Checkout web' }),
    ).toBeInTheDocument();
  });
});

describe('a result of the search', () => {
  const { predicate, component: Result } = createExtensionTester(
    ownershipPlugin.getExtension('search-result-list-item:ownership'),
  ).get(SearchResultListItemBlueprint.dataRefs.item);
  const document = {
    title: 'pay.acme.test',
    text: '',
    location: '/catalog/default/component/checkout-web',
    entityRef: 'component:default/checkout-web',
    identifierKind: 'host',
    identifierKey: 'pay.acme.test',
    ownerNames: ['Payments Core'],
  };

  it('is ours when it leads from an identifier', () => {
    expect(predicate?.({ type: 'ownership', document })).toBe(true);
    expect(predicate?.({ type: 'software-catalog', document })).toBe(false);
  });

  it('says what it is and whose', async () => {
    renderInTestApp(<Result result={document} />, {
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    });
    const link = await screen.findByRole('link', { name: 'pay.acme.test' });
    expect(link).toHaveAttribute(
      'href',
      '/catalog/default/component/checkout-web',
    );
    expect(
      screen.getByText(/host · .*checkout-web · owned by Payments Core/),
    ).toBeInTheDocument();
  });
});
