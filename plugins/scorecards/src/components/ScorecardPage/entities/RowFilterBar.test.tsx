import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { mockIntersectionObserver } from '../../../__testUtils__/browser';
import {
  ledgerRow,
  pageOf,
  renderEntities,
} from '../../../__testUtils__/renderEntities';

beforeAll(mockIntersectionObserver);

describe('filters of entities', () => {
  it('come from the address', async () => {
    const { asked } = await renderEntities(
      async () => pageOf([ledgerRow]),
      '/?text=led&team=mine&level=0&tier=1&check=rollback&status=stale&sort=-tier',
    );
    await screen.findByText('1 entity matches the filters');
    expect(asked()).toEqual([
      {
        text: 'led',
        team: ['group:default/payments-core'],
        level: [0],
        unmeasured: false,
        tier: [1],
        check: 'rollback',
        checkStatus: ['stale'],
        orderBy: '-tier',
      },
    ]);
    expect(
      screen.getByRole('button', { name: 'No level', pressed: true }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Stale', pressed: true }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: /Has a rehearsed rollback/ }),
    ).toBeInTheDocument();
    expect(screen.getByRole('combobox', { name: 'Team' })).toHaveValue(
      'My teams',
    );
  });

  it('wait for the end of a word, by the slash', async () => {
    const { address, asked } = await renderEntities(async () =>
      pageOf([ledgerRow]),
    );
    await screen.findByText('Ledger');
    await userEvent.keyboard('/led');
    expect(
      screen.getByRole('searchbox', { name: 'Find an entity' }),
    ).toHaveFocus();
    expect(address()).toBe('/?text=led');
    await waitFor(() => expect(asked()).toEqual([{}, { text: 'led' }]));
  });

  it('go back to the first page', async () => {
    const { address, asked } = await renderEntities(
      async () => pageOf([ledgerRow]),
      '/?page=3&cursor=abc',
    );
    await screen.findByText('Ledger');
    await userEvent.click(screen.getByRole('button', { name: 'Ready' }));
    expect(address()).toBe('/?level=3');
    await waitFor(() =>
      expect(asked()).toEqual([{ cursor: 'abc' }, { level: [3] }]),
    );
  });

  it('show what is unmeasured, which has no level', async () => {
    const { address, asked } = await renderEntities(
      async () => pageOf([ledgerRow]),
      '/?level=2',
    );
    await screen.findByText('Ledger');
    const chip = (name: string) => screen.getByRole('button', { name });
    await userEvent.click(chip('Unmeasured'));
    expect(address()).toBe('/?unmeasured=true');
    expect(chip('Observed')).toHaveAttribute('aria-pressed', 'false');
    await userEvent.click(chip('Ready'));
    expect(address()).toBe('/?level=3');
    expect(chip('Unmeasured')).toHaveAttribute('aria-pressed', 'false');
    await waitFor(() =>
      expect(asked()).toEqual([
        { level: [2] },
        { unmeasured: true },
        { level: [3] },
      ]),
    );
  });

  it('offer the checks, and then their statuses', async () => {
    const { address } = await renderEntities(async () => pageOf([ledgerRow]));
    await screen.findByText('Ledger');
    expect(
      screen.queryByRole('group', { name: 'Status of the check' }),
    ).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: /Any check/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Has a rehearsed rollback' }),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Stale' }));
    expect(address()).toBe('/?check=rollback&status=stale');
  });

  it('offer the teams, with or without those below', async () => {
    const { address } = await renderEntities(async () => pageOf([ledgerRow]));
    await screen.findByText('Ledger');
    await userEvent.click(screen.getByRole('combobox', { name: 'Team' }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Payments Core' }),
    );
    expect(address()).toBe('/?team=group:default/payments-core');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Without teams below' }),
    );
    expect(address()).toBe('/?owner=group:default/payments-core');
  });

  it('are cleared, while the order stays', async () => {
    const { address } = await renderEntities(
      async () => pageOf([]),
      '/?text=nothing&sort=score',
    );
    await screen.findByText('No entity matches the filters');
    const [clear] = screen.getAllByRole('button', { name: 'Clear filters' });
    await userEvent.click(clear);
    expect(address()).toBe('/?sort=score');
  });
});
