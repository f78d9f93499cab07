import {
  act,
  fireEvent,
  screen,
  waitFor,
  within,
} from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import { ResponseError } from '@backstage/errors';
import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { rootRouteRef } from '@groundwork/backstage-plugin-ownership';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { iconBundle } from '../icons/icons';
import { portalApis } from '../__testUtils__/portalApis';
import { SearchResult } from './hits';
import { useSearchPalette } from './SearchPaletteContext';
import { SearchPaletteProvider } from './SearchPaletteProvider';

function found(name: string, kind = 'Component'): SearchResult {
  const location = `/catalog/default/${kind.toLocaleLowerCase()}/${name}`;
  const document = { title: name, text: '', location, kind };
  return { type: 'software-catalog', document };
}

function Page() {
  const palette = useSearchPalette();
  const { pathname, search } = useLocation();
  return (
    <>
      <p>at {`${pathname}${search}`}</p>
      <button type="button" onClick={() => palette.open('ledg')}>
        Find the ledger
      </button>
      <textarea aria-label="Notes" />
    </>
  );
}

async function renderPage(
  query: (
    term: string,
    types?: string[],
  ) => Promise<SearchResult[]> = async () => [],
  options: { hasOwnership?: boolean } = {},
) {
  const asked = jest.fn(query);
  await act(async () => {
    renderInTestApp(
      <SearchPaletteProvider>
        <Page />
      </SearchPaletteProvider>,
      {
        features: [
          createFrontendModule({ pluginId: 'app', extensions: [iconBundle] }),
        ],
        mountedRoutes: {
          '/catalog/:namespace/:kind/:name': entityRouteRef,
          ...(options.hasOwnership && { '/ownership': rootRouteRef }),
        },
        apis: [...portalApis({ query: asked })],
      },
    );
  });
  return { asked };
}

function field() {
  return screen.getByRole('combobox', {
    name: 'Search components, teams, environments…',
  });
}

/** Types faster than anything else happens, however busy the machine is. */
async function searchFor(text: string) {
  await userEvent.keyboard('/');
  for (let end = 1; end <= text.length; end += 1) {
    fireEvent.change(field(), { target: { value: text.slice(0, end) } });
  }
}

function selectedOption() {
  return screen.getByRole('option', { selected: true });
}

describe('opening the search', () => {
  it.each(['{Control>}k{/Control}', '{Meta>}k{/Meta}', '/'])(
    'by %s',
    async keys => {
      await renderPage();
      await userEvent.keyboard(keys);
      expect(
        screen.getByRole('dialog', { name: 'Search' }),
      ).toBeInTheDocument();
      expect(field()).toHaveFocus();
      expect(field()).toHaveValue('');
    },
  );

  it('not by a slash that is typed into a field', async () => {
    await renderPage();
    await userEvent.type(screen.getByRole('textbox', { name: 'Notes' }), 'a/b');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('with a text, from anywhere', async () => {
    const { asked } = await renderPage();
    await userEvent.click(
      screen.getByRole('button', { name: 'Find the ledger' }),
    );
    expect(field()).toHaveValue('ledg');
    expect(
      await screen.findByText('Nothing found for “ledg”'),
    ).toBeInTheDocument();
    expect(asked).toHaveBeenCalledWith('ledg', undefined);
    expect(screen.queryByRole('button', { name: /^All results/ })).toBeNull();
  });

  it('gives the focus back when it is closed', async () => {
    await renderPage();
    const button = screen.getByRole('button', { name: 'Find the ledger' });
    await userEvent.click(button);
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
    await waitFor(() => expect(button).toHaveFocus());
  });
});

describe('finding', () => {
  it('moves by arrow keys and opens by Enter', async () => {
    await renderPage(async () => [
      found('invoice-renderer'),
      found('payments'),
      found('payments-api', 'API'),
    ]);
    await searchFor('pay');
    const options = await screen.findAllByRole('option');
    expect(options.map(option => option.textContent)).toEqual([
      'payments Component',
      'payments-api API',
      'invoice-renderer Component',
    ]);
    expect(selectedOption()).toHaveTextContent('payments Component');
    await userEvent.keyboard('{ArrowDown}');
    expect(selectedOption()).toHaveTextContent('payments-api');
    expect(field()).toHaveAttribute(
      'aria-activedescendant',
      selectedOption().id,
    );
    await userEvent.keyboard('{ArrowUp}{ArrowUp}');
    expect(selectedOption()).toHaveTextContent('invoice-renderer');
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(
      screen.getByText('at /catalog/default/component/payments'),
    ).toBeInTheDocument();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('asks for what was typed in one go: what has names, and everything', async () => {
    const { asked } = await renderPage(async () => [found('payments')]);
    await searchFor('payments');
    await screen.findAllByRole('option');
    expect(asked.mock.calls).toEqual([
      ['payments', ['software-catalog']],
      ['payments', ['scorecards', 'environments']],
      ['payments', undefined],
    ]);
  });

  it('shows of each hit what it is, by icon and word', async () => {
    const other = (type: string, title: string, fields: object) => ({
      type,
      document: { title, text: '', location: `/${type}/${title}`, ...fields },
    });
    await renderPage(async () => [
      {
        ...found('orders-crew', 'Group'),
        document: {
          ...found('orders-crew', 'Group').document,
          componentType: 'team',
        },
      },
      found('orders'),
      other('scorecards', 'Orders readiness', {
        owner: 'group:default/platform',
      }),
      other('environments', 'orders-42', {
        owner: 'group:default/ordering',
        blueprint: 'Service with a database',
      }),
      other('ownership', 'orders.acme.test', {
        identifierKind: 'host',
        ownerNames: ['ordering'],
      }),
    ]);
    await searchFor('orders');
    const options = await screen.findAllByRole('option');
    expect(options.map(option => option.textContent)).toEqual([
      'orders Component',
      'orders-crew Team',
      'Orders readiness Scorecard · platform',
      'orders-42 Environment · Service with a database · ordering',
      'orders.acme.test Owner look-up · host · ordering',
    ]);
    const iconOf = (name: RegExp) =>
      screen
        .getByRole('option', { name })
        .querySelector('[data-icon]')
        ?.getAttribute('data-icon');
    expect([/Team/, /Scorecard/, /Environment/, /look-up/].map(iconOf)).toEqual(
      ['team', 'scorecard', 'environment', 'identifier'],
    );
    await userEvent.click(screen.getByRole('option', { name: /orders-crew/ }));
    expect(
      screen.getByText('at /catalog/default/group/orders-crew'),
    ).toBeInTheDocument();
  });

  it('finds entities where no scorecards or environments are searched', async () => {
    await renderPage(async (_term, types) => {
      if (types?.includes('scorecards')) {
        throw await ResponseError.fromResponse(
          new Response('{}', { status: 400 }),
        );
      }
      return [found('payments')];
    });
    await searchFor('pay');
    expect(await screen.findByRole('option')).toHaveTextContent('payments');
  });

  it('shows people and teams by name', async () => {
    await renderPage(async () => [found('ada.byron', 'User')]);
    await searchFor('ada');
    expect(await screen.findByRole('option')).toHaveTextContent(
      'ada.byron User',
    );
  });

  it('leads to all results', async () => {
    await renderPage(async () => [found('payments')]);
    await searchFor('pay & collect');
    await screen.findAllByRole('option');
    await userEvent.click(
      screen.getByRole('button', { name: 'All results for “pay & collect”' }),
    );
    expect(
      screen.getByText('at /search?query=pay%20%26%20collect'),
    ).toBeInTheDocument();
  });

  it('says what failed, and tries again', async () => {
    let attempts = 0;
    await renderPage(async () => {
      attempts += 1;
      if (attempts === 1) {
        throw new Error('search index is being rebuilt');
      }
      return [found('payments')];
    });
    await searchFor('pay');
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('The search did not answer');
    expect(alert).toHaveTextContent('search index is being rebuilt');
    await userEvent.click(
      within(alert).getByRole('button', { name: 'Try again' }),
    );
    expect(await screen.findByRole('option')).toHaveTextContent('payments');
  });
});

describe('asking who owns something', () => {
  const withOwnership = { hasOwnership: true };

  it('is the first row, and the first hit is still what Enter opens', async () => {
    await renderPage(async () => [found('payments')], withOwnership);
    await searchFor('pay');
    await screen.findByRole('option', { name: /payments/ });
    expect(
      screen.getAllByRole('option').map(option => option.textContent),
    ).toEqual(['Who owns “pay”? ', 'payments Component']);
    expect(selectedOption()).toHaveTextContent('payments Component');
    await userEvent.keyboard('{ArrowUp}{Enter}');
    expect(screen.getByText('at /ownership?q=pay')).toBeInTheDocument();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('is what Enter opens when nothing has that name', async () => {
    await renderPage(undefined, withOwnership);
    await searchFor('pay.acme.test');
    expect(
      await screen.findByText('Nothing found for “pay.acme.test”'),
    ).toBeInTheDocument();
    await userEvent.keyboard('{Enter}');
    expect(
      screen.getByText('at /ownership?q=pay.acme.test'),
    ).toBeInTheDocument();
  });

  it('is not offered before anything is typed', async () => {
    await renderPage(undefined, withOwnership);
    await userEvent.keyboard('/');
    expect(screen.queryByRole('option')).toBeNull();
  });
});
