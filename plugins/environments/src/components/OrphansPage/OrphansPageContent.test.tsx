import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NotAllowedError } from '@backstage/errors';
import {
  EnvironmentsApi,
  InventoryStatus,
  Orphan,
} from '@groundwork/backstage-plugin-environments-common';
import { fakeEnvironmentsApi } from '../../__testUtils__/environmentsApi';
import { orphan } from '../../__testUtils__/lists';
import { renderEnvironments } from '../../__testUtils__/renderEnvironments';

// Read beforehand, so that no test waits for it.
beforeAll(() => import('./OrphansPageContent'));

// An app remembers the language.
afterEach(() => localStorage.clear());

const DESCRIPTION = 'Process 4711, port 40112';

const seen: InventoryStatus = {
  driver: 'process',
  succeededAt: '2020-01-01T00:00:00Z',
  objects: 3,
};

const failing: InventoryStatus = {
  driver: 'postgres',
  error: 'The server refuses the connection',
  objects: 0,
};

async function renderPage(
  orphans: Orphan[],
  options: {
    answers?: Partial<EnvironmentsApi>;
    inventories?: InventoryStatus[];
    language?: 'de';
  } = {},
) {
  const { answers, inventories = [seen], language } = options;
  const environmentsApi = fakeEnvironmentsApi({
    listOrphans: async () => ({ items: [...orphans], inventories }),
    ...answers,
  });
  await renderEnvironments({
    environmentsApi,
    at: '/environments/orphans',
    language,
  });
  return environmentsApi;
}

describe('the list of orphans', () => {
  it('says what it is, of which environment, since when, and what it costs', async () => {
    await renderPage([
      orphan({ costPerDay: 0.5 }),
      orphan({
        id: 'o-2',
        description: 'Database orders_7',
        driver: 'postgres',
        environmentId: undefined,
        environmentName: undefined,
        status: 'destroy-failed',
        message: 'Somebody is connected',
        costPerDay: 1.25,
      }),
    ]);
    expect(
      await screen.findByRole('heading', {
        name: '2 objects that no environment knows of',
      }),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Together they cost 1.75 a day.'),
    ).toBeInTheDocument();
    const [first, second] = [
      ...screen.getByRole('list', { name: 'Orphans' }).children,
    ];
    expect(first).toHaveTextContent(
      /^FoundProcess 4711, port 40112Driver process · gw-4711 · says that it is of orders-discount as servicefirst seen .* · last seen .* · 0\.50 a day/,
    );
    expect(
      within(first as HTMLElement).getByRole('link', {
        name: 'orders-discount',
      }),
    ).toHaveAttribute('href', '/environments/e-1');
    expect(second).toHaveTextContent(
      /^Not destroyedDatabase orders_7Somebody is connectedDriver postgres .* does not say of which environment it is/,
    );
  });

  it('has what is ignored in a part of its own, with the reason', async () => {
    await renderPage([
      orphan({ status: 'ignored', message: 'Kept for the audit' }),
    ]);
    const part = await screen.findByRole('region', { name: 'Ignored' });
    expect(part).toHaveTextContent('Kept for the audit');
    expect(within(part).queryByRole('button', { name: /^Ignore/ })).toBeNull();
    expect(
      screen.getByText(/^Everything that carries our mark belongs/),
    ).toBeInTheDocument();
  });

  it.each([
    [
      [seen],
      /^Everything that carries our mark belongs/,
      /^Every driver was looked at, the first of them \d+ years ago\.$/,
    ],
    [
      [seen, failing],
      'Nothing was found that no environment knows of',
      /^But not everything could be looked at: postgres\./,
    ],
    [
      [],
      /^Here would be what carries our mark/,
      /^No driver has been looked at yet; it is done regularly/,
    ],
  ])(
    'says how sure it is that there are none: %#',
    async (inventories, title, advice) => {
      await renderPage([], { inventories });
      expect(await screen.findByText(title)).toBeInTheDocument();
      expect(screen.getByText(advice)).toBeInTheDocument();
    },
  );

  it('says when each driver was looked at, or why it was not', async () => {
    await renderPage([], { inventories: [seen, failing] });
    const table = within(
      await screen.findByRole('table', { name: 'Inventories' }),
    );
    expect(
      table.getByRole('row', { name: /^process Read \d+ years ago 3$/ }),
    ).toBeInTheDocument();
    expect(
      table.getByRole('row', {
        name: 'postgres Could not be read The server refuses the connection never 0',
      }),
    ).toBeInTheDocument();
  });

  it.each([
    [new NotAllowedError('no'), /^It takes the permission environments\.admin/],
    [new Error('no line'), 'The orphans could not be read'],
  ])('says why it is not there: %s', async (error, expected) => {
    await renderPage([], {
      answers: {
        listOrphans: async () => {
          throw error;
        },
      },
    });
    expect(await screen.findByText(expected)).toBeInTheDocument();
  });

  it('speaks German', async () => {
    await renderPage([], { language: 'de' });
    expect(
      await screen.findByText(/^Alles, was unser Kennzeichen trägt/),
    ).toBeInTheDocument();
  });
});

describe('an orphan', () => {
  it('is given back to its environment', async () => {
    const orphans = [orphan()];
    const environmentsApi = await renderPage(orphans, {
      answers: { commandOrphan: async () => orphans.pop() ?? orphan() },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: `Adopt ${DESCRIPTION}` }),
    );
    expect(
      await screen.findByText(/^Everything that carries our mark belongs/),
    ).toBeInTheDocument();
    expect(environmentsApi.commandOrphan).toHaveBeenCalledWith('o-1', {
      action: 'adopt',
    });
  });

  it('is not given back where no environment misses it', async () => {
    await renderPage([orphan({ adoptable: false })]);
    expect(
      await screen.findByRole('button', { name: `Destroy ${DESCRIPTION}` }),
    ).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /^Adopt/ })).toBeNull();
  });

  it('says why it was not given back', async () => {
    await renderPage([orphan()], {
      answers: {
        commandOrphan: async () => {
          throw new Error('The environment has changed; look at it again');
        },
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: `Adopt ${DESCRIPTION}` }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'It is as it wasThe environment has changed; look at it again',
    );
  });

  it('is destroyed after one was asked', async () => {
    const orphans = [orphan()];
    const environmentsApi = await renderPage(orphans, {
      answers: {
        commandOrphan: async () => {
          orphans[0] = orphan({ status: 'destroying' });
          return orphans[0];
        },
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: `Destroy ${DESCRIPTION}` }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText(DESCRIPTION)).toBeInTheDocument();
    expect(environmentsApi.commandOrphan).not.toHaveBeenCalled();
    await userEvent.click(dialog.getByRole('button', { name: 'Destroy it' }));
    expect(await screen.findByText('Being destroyed')).toBeInTheDocument();
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(screen.queryByRole('button', { name: /4711/ })).toBeNull();
    expect(environmentsApi.commandOrphan).toHaveBeenCalledWith('o-1', {
      action: 'destroy',
    });
  });

  it('is ignored with a reason', async () => {
    const orphans = [orphan()];
    const environmentsApi = await renderPage(orphans, {
      answers: {
        commandOrphan: async () => {
          orphans[0] = orphan({ status: 'ignored', message: 'For the audit' });
          return orphans[0];
        },
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: `Ignore ${DESCRIPTION}` }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    const button = dialog.getByRole('button', { name: 'Ignore it' });
    expect(button).toBeDisabled();
    await userEvent.type(dialog.getByRole('textbox'), ' For the audit ');
    await userEvent.click(button);
    expect(
      await screen.findByRole('region', { name: 'Ignored' }),
    ).toHaveTextContent('For the audit');
    expect(environmentsApi.commandOrphan).toHaveBeenCalledWith('o-1', {
      action: 'ignore',
      reason: 'For the audit',
    });
  });
});
