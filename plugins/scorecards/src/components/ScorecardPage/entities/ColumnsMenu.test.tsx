import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { mockIntersectionObserver } from '../../../__testUtils__/browser';
import { remoteStorage } from '../../../__testUtils__/remoteStorage';
import {
  ledgerRow,
  pageOf,
  renderEntities,
} from '../../../__testUtils__/renderEntities';

beforeAll(mockIntersectionObserver);

/** Under which key hidden columns are remembered. */
const HIDDEN = 'hiddenColumns.user.default.ada.byron';

const TABLE = { name: 'Entities of Production readiness' };

describe('the columns', () => {
  it('are those that the person chooses, and are remembered', async () => {
    const { storage } = await renderEntities(async () => pageOf([ledgerRow]));
    await screen.findByRole('table', TABLE);
    await userEvent.click(screen.getByRole('button', { name: 'Columns' }));
    const menu = within(await screen.findByRole('listbox'));
    expect(
      menu
        .getAllByRole('option', { selected: true })
        .map(({ textContent }) => textContent),
    ).toEqual([
      'Tier',
      'Owner',
      'Level',
      'Score',
      'Next missing check',
      'Since',
    ]);
    await userEvent.click(menu.getByRole('option', { name: 'Owner' }));
    await userEvent.click(menu.getByRole('option', { name: 'Since' }));
    await userEvent.keyboard('{Escape}');
    const heads = () =>
      screen.getAllByRole('columnheader').map(head => head.textContent);
    await waitFor(() =>
      expect(heads()).toEqual([
        'Entity',
        'Tier',
        'Level',
        'Score',
        'Next missing check',
      ]),
    );
    expect(storage.forBucket('scorecards').snapshot(HIDDEN).value).toEqual([
      'owner',
      'since',
    ]);
  });

  it('are those that the backend remembers for the person', async () => {
    const settings = new Map<string, unknown>([
      [HIDDEN, ['owner', 'since', 'tier']],
    ]);
    await renderEntities(async () => pageOf([ledgerRow]), '/', {
      storage: remoteStorage(settings),
    });
    await screen.findByRole('table', TABLE);
    await waitFor(() =>
      expect(
        screen.getAllByRole('columnheader').map(head => head.textContent),
      ).toEqual(['Entity', 'Level', 'Score', 'Next missing check']),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Columns' }));
    await userEvent.click(await screen.findByRole('option', { name: 'Tier' }));
    await waitFor(() =>
      expect(settings.get(HIDDEN)).toEqual(['owner', 'since']),
    );
  });

  it('stay as chosen when they cannot be remembered, which is said', async () => {
    const { errors } = await renderEntities(
      async () => pageOf([ledgerRow]),
      '/',
      {
        storage: remoteStorage(new Map([[HIDDEN, 'no list']]), {
          set: async () => Promise.reject(new Error('503')),
        }),
      },
    );
    await screen.findByRole('table', TABLE);
    await userEvent.click(screen.getByRole('button', { name: 'Columns' }));
    await userEvent.click(await screen.findByRole('option', { name: 'Owner' }));
    await userEvent.keyboard('{Escape}');
    await waitFor(() =>
      expect(errors).toEqual([
        'These columns could not be remembered; they last until you leave the page',
      ]),
    );
    expect(screen.queryByRole('columnheader', { name: 'Owner' })).toBeNull();
    expect(
      screen.getByRole('columnheader', { name: 'Tier' }),
    ).toBeInTheDocument();
  });
});
