import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { approvalRequest, deployment } from '../../__testUtils__/deployments';
import { renderEntityTab } from '../../__testUtils__/renderEntityTab';

async function row(version: RegExp) {
  const table = within(
    await screen.findByRole('table', { name: 'Deployments' }),
  );
  return within(await table.findByRole('row', { name: version }));
}

describe('the history', () => {
  it('tells kind, stage, state and who of each deployment', async () => {
    renderEntityTab({
      queryDeployments: async () => ({
        items: [
          deployment({
            id: 'd-2',
            kind: 'rollback',
            version: 'v2.0.0',
            status: 'succeeded',
            message: 'v2.0.0 runs in staging',
          }),
          deployment({
            id: 'd-1',
            status: 'refused',
            message: 'Frozen until Monday: stocktaking',
          }),
        ],
        pageInfo: {},
      }),
    });
    const back = await row(/^v2\.0\.0/);
    expect(back.getByText('Roll-back')).toBeInTheDocument();
    expect(back.getByText('Staging')).toBeInTheDocument();
    expect(back.getByText('Succeeded')).toBeInTheDocument();
    expect(back.getByText('instead of v2.1.0')).toBeInTheDocument();
    expect(back.getByRole('link', { name: 'grace.hopper' })).toHaveAttribute(
      'href',
      '/catalog/default/user/grace.hopper',
    );
    const refused = await row(/^v2\.2\.0/);
    expect(refused.getByText('Refused')).toBeInTheDocument();
    expect(
      refused.getByText('Frozen until Monday: stocktaking'),
    ).toBeInTheDocument();
  });

  it('keeps who agreed, and what was passed over and why', async () => {
    renderEntityTab({
      queryDeployments: async () => ({
        items: [
          deployment({
            status: 'succeeded',
            gates: [
              { gate: 'verified', verdict: 'pass', message: 'was verified' },
              {
                gate: 'freeze',
                verdict: 'overridden',
                message: 'Frozen until Monday. Passed over: the shop is down',
              },
              {
                gate: 'approval',
                verdict: 'pass',
                message: 'Approved by kofi.mensah',
              },
            ],
          }),
        ],
        pageInfo: {},
      }),
    });
    const placed = await row(/^v2\.2\.0/);
    expect(
      placed.getByText('Frozen until Monday. Passed over: the shop is down'),
    ).toBeInTheDocument();
    expect(placed.getByText('Approved by kofi.mensah')).toBeInTheDocument();
    expect(placed.queryByText('was verified')).not.toBeInTheDocument();
    expect(placed.getByText('commit cccccccc')).toBeInTheDocument();
  });

  it('leads to what waits for an approval', async () => {
    renderEntityTab({
      queryDeployments: async () => ({
        items: [
          deployment({
            status: 'waiting_approval',
            approval: approvalRequest({
              mayDecide: true,
              mayNotReason: undefined,
            }),
          }),
        ],
        pageInfo: {},
      }),
    });
    const waiting = await row(/^v2\.2\.0/);
    expect(waiting.getByText(/1 of 2 agreed/)).toHaveTextContent(
      '1 of 2 agreed. To be decided by responders. You can decide.',
    );
    expect(
      waiting.getByRole('link', { name: 'Go to the approval' }),
    ).toHaveAttribute('href', '/environments/approvals?id=a-1');
  });

  it('reads on where the first page ends', async () => {
    renderEntityTab({
      queryDeployments: async ({ cursor }) =>
        cursor === 'next'
          ? { items: [deployment({ version: 'v1.0.0' })], pageInfo: {} }
          : {
              items: [deployment({ id: 'd-9', status: 'succeeded' })],
              pageInfo: { nextCursor: 'next' },
            },
    });
    await row(/^v2\.2\.0/);
    await userEvent.click(screen.getByRole('button', { name: 'Load more' }));
    expect(await row(/^v1\.0\.0/)).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Load more' })).toBeNull();
  });

  it('says what would be here', async () => {
    renderEntityTab();
    expect(
      await screen.findByText('Nothing has been deployed yet'),
    ).toBeInTheDocument();
  });

  it('says stage and kind with the version where there is no room', async () => {
    const matchMedia = (query: string) => ({
      matches: query === '(max-width: 599.95px)',
      addEventListener: () => {},
      removeEventListener: () => {},
      addListener: () => {},
      removeListener: () => {},
    });
    Object.defineProperty(window, 'matchMedia', {
      value: matchMedia,
      configurable: true,
    });
    try {
      renderEntityTab({
        queryDeployments: async () => ({
          items: [deployment({ status: 'succeeded' })],
          pageInfo: {},
        }),
      });
      expect(
        (await row(/^v2\.2\.0/)).getByText('Promotion, Staging'),
      ).toBeInTheDocument();
    } finally {
      Reflect.deleteProperty(window, 'matchMedia');
    }
  });
});
