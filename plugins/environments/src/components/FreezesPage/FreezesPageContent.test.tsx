import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Entity } from '@backstage/catalog-model';
import {
  EnvironmentsApi,
  FreezeWindow,
} from '@groundwork/backstage-plugin-environments-common';
import { fakeEnvironmentsApi } from '../../__testUtils__/environmentsApi';
import { freeze } from '../../__testUtils__/lists';
import { renderEnvironments } from '../../__testUtils__/renderEnvironments';
import { mockIntersections } from '../../__testUtils__/mockIntersections';

// Read beforehand, so that no test waits for it.
beforeAll(() => import('./FreezesPageContent'));

beforeAll(mockIntersections);

// An app remembers the language.
afterEach(() => localStorage.clear());

const orders: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'orders', namespace: 'default', title: 'Orders' },
};

async function renderPage(
  freezes: FreezeWindow[],
  options: { answers?: Partial<EnvironmentsApi>; language?: 'de' } = {},
) {
  const environmentsApi = fakeEnvironmentsApi({
    listFreezes: async () => ({ items: [...freezes] }),
    listStages: async () => ({
      items: [
        { id: 'staging', title: 'Staging' },
        { id: 'production', title: 'Production', after: 'staging' },
      ],
    }),
    ...options.answers,
  });
  await renderEnvironments({
    environmentsApi,
    at: '/environments/freezes',
    entities: [orders],
    language: options.language,
  });
  return environmentsApi;
}

const next = freeze({
  id: 'f-2',
  reason: 'Migration',
  from: '2098-01-01T00:00:00Z',
  stages: [],
  entities: [],
});

describe('the list of freezes', () => {
  it('says what is frozen, why, where, and who has set it', async () => {
    await renderPage([next, freeze()]);
    expect(
      await screen.findByRole('heading', { name: '1 freeze is in force' }),
    ).toBeInTheDocument();
    const [first, second] = [
      ...screen.getByRole('list', { name: 'Freezes' }).children,
    ];
    expect(first).toHaveTextContent(/^In forceYear-end closing/);
    await waitFor(() =>
      expect(first).toHaveTextContent(
        /For Production of\s?orders.*set by jonas\.weber/,
      ),
    );
    expect(first).toHaveTextContent(/ends in 7\d years/);
    expect(second).toHaveTextContent(/^NextMigration/);
    expect(second).toHaveTextContent(/For all stages of all components/);
    expect(second).toHaveTextContent(/begins in 7\d years/);
  });

  it('says when the next one begins', async () => {
    await renderPage([next]);
    expect(
      await screen.findByRole('heading', {
        name: /^Nothing is frozen now; the next freeze begins in 7\d years$/,
      }),
    ).toBeInTheDocument();
  });

  it('cannot end what the configuration says', async () => {
    await renderPage([freeze({ createdBy: undefined })]);
    expect(
      await screen.findByText(
        'From the portal’s configuration; it is changed there.',
      ),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('button', { name: 'Set a freeze…' }),
    ).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /^End/ })).toBeNull();
  });

  it('says what would be here', async () => {
    await renderPage([]);
    expect(
      await screen.findByRole('heading', { name: 'Nothing is frozen now' }),
    ).toBeInTheDocument();
    expect(screen.getByText(/^Here would be freezes/)).toBeInTheDocument();
  });

  it('says why it is not there', async () => {
    await renderPage([], {
      answers: {
        listFreezes: async () => {
          throw new Error('no line');
        },
      },
    });
    expect(
      await screen.findByText('The freezes could not be read'),
    ).toBeInTheDocument();
  });

  it('speaks German', async () => {
    await renderPage([freeze()], { language: 'de' });
    expect(
      await screen.findByRole('heading', { name: '1 Sperrzeit gilt' }),
    ).toBeInTheDocument();
  });
});

describe('a freeze', () => {
  it.each([
    [freeze(), 'End the freeze now: Year-end closing', 'End the freeze'],
    [next, 'Delete the freeze: Migration', 'Delete the freeze'],
  ])('is ended after one was asked: %#', async (one, button, doIt) => {
    const freezes = [one];
    const environmentsApi = await renderPage(freezes, {
      answers: {
        deleteFreeze: async () => {
          freezes.pop();
        },
      },
    });
    await userEvent.click(await screen.findByRole('button', { name: button }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(environmentsApi.deleteFreeze).not.toHaveBeenCalled();
    await userEvent.click(dialog.getByRole('button', { name: doIt }));
    expect(
      await screen.findByText(/^Here would be freezes/),
    ).toBeInTheDocument();
    expect(environmentsApi.deleteFreeze).toHaveBeenCalledWith(one.id);
  });

  it('says why it was not ended', async () => {
    await renderPage([freeze()], {
      answers: {
        deleteFreeze: async () => {
          throw new Error('no line');
        },
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: /^End the freeze now/ }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(
      dialog.getByRole('button', { name: 'End the freeze' }),
    );
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'The freeze is still thereno line',
    );
  });

  it('is set for stages, components and teams', async () => {
    const freezes: FreezeWindow[] = [];
    const environmentsApi = await renderPage(freezes, {
      answers: {
        createFreeze: async asked => {
          freezes.push({ ...asked, id: 'f-9', createdBy: 'user:default/ada' });
          return freezes[0];
        },
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Set a freeze…' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(
      dialog.getByRole('textbox', { name: /^Reason/ }),
      'Holidays',
    );
    fireEvent.change(dialog.getByLabelText('From'), {
      target: { value: '2098-12-24T18:00' },
    });
    fireEvent.change(dialog.getByLabelText('Until'), {
      target: { value: '2098-12-27T06:00' },
    });
    await userEvent.click(
      await dialog.findByRole('checkbox', { name: 'Production' }),
    );
    await userEvent.click(
      dialog.getByRole('combobox', { name: 'Components and teams' }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: /Orders/ }),
    );
    const chosen = await dialog.findByRole('list', { name: 'Only for these' });
    await waitFor(() => expect(chosen).toHaveFocus());
    expect(
      within(chosen).getByRole('button', { name: /^Remove/ }),
    ).toBeInTheDocument();
    // The next one can be looked for.
    expect(
      dialog.getByRole('combobox', { name: 'Components and teams' }),
    ).toHaveValue('');
    await userEvent.click(
      dialog.getByRole('button', { name: 'Set the freeze' }),
    );
    expect(await screen.findByText('Holidays')).toBeInTheDocument();
    expect(environmentsApi.createFreeze).toHaveBeenCalledWith({
      reason: 'Holidays',
      from: new Date(2098, 11, 24, 18, 0).toISOString(),
      to: new Date(2098, 11, 27, 6, 0).toISOString(),
      stages: ['production'],
      entities: ['component:default/orders'],
    });
  });

  it('is not set before everything is said', async () => {
    const environmentsApi = await renderPage([]);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Set a freeze…' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    fireEvent.change(dialog.getByLabelText('Until'), {
      target: { value: '2001-01-01T00:00' },
    });
    expect(dialog.queryByRole('alert')).toBeNull();
    await userEvent.click(
      dialog.getByRole('button', { name: 'Set the freeze' }),
    );
    expect(
      dialog.getAllByRole('alert').map(({ textContent }) => textContent),
    ).toEqual([
      'Say why nothing may be deployed',
      'It has to end after it begins',
    ]);
    expect(environmentsApi.createFreeze).not.toHaveBeenCalled();
  });
});
