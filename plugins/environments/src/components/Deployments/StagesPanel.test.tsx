import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  approvalRequest,
  componentStages,
  deployment,
  stageStatus,
} from '../../__testUtils__/deployments';
import { freeze } from '../../__testUtils__/lists';
import { refusal } from '../../__testUtils__/refusal';
import { renderEntityTab } from '../../__testUtils__/renderEntityTab';

async function stage(name: string) {
  return within(await screen.findByRole('group', { name }));
}

const busy = (changed: Parameters<typeof deployment>[0]) =>
  componentStages({
    stages: [stageStatus({ underWay: deployment(changed) })],
  });

describe('the stages', () => {
  it('say what runs where, since when it is verified, and what is missing', async () => {
    renderEntityTab();
    const staging = await stage('Staging');
    expect(staging.getByText('v2.1.0')).toBeInTheDocument();
    expect(staging.getByText('Verified')).toBeInTheDocument();
    expect(staging.getByText(/^Not here yet/).parentElement).toHaveTextContent(
      'Not here yet v2.2.0',
    );
    expect(
      staging.getByRole('link', { name: 'orders-staging' }),
    ).toHaveAttribute('href', '/environments/e-staging');
    expect(staging.getByRole('link', { name: /^Open it/ })).toHaveAttribute(
      'href',
      'http://localhost:34017',
    );
    expect(
      (await stage('Production')).getByText('Nothing runs here'),
    ).toBeInTheDocument();
  });

  it('say until when it has to stay healthy', async () => {
    renderEntityTab({
      findStages: async () =>
        componentStages({
          stages: [
            stageStatus({
              verifiedAt: undefined,
              verifiesUntil: '2026-11-21T17:14:00Z',
            }),
          ],
        }),
    });
    const staging = await stage('Staging');
    expect(staging.getByText('Not verified yet')).toBeInTheDocument();
    expect(
      staging.getByText(/^will be if it stays healthy until/),
    ).toHaveTextContent(/2026/);
  });

  it('offer what there is to do in each', async () => {
    renderEntityTab();
    const offered = async (name: string) =>
      (await stage(name))
        .getAllByRole('button')
        .map(({ textContent }) => textContent);
    expect(await offered('Development')).toEqual(['Deploy…']);
    expect(await offered('Staging')).toEqual([
      'Promote v2.2.0…',
      'Deploy…',
      'Roll back to v2.0.0…',
    ]);
    expect(await offered('Production')).toEqual(['Promote v2.1.0…', 'Deploy…']);
  });

  it('fold what would be too long a list', async () => {
    renderEntityTab({
      findStages: async () =>
        componentStages({
          stages: [
            stageStatus({
              notPromoted: ['v5.0.0', 'v4.0.0', 'v3.0.0', 'v2.3.0', 'v2.2.0'],
            }),
          ],
        }),
    });
    const staging = await stage('Staging');
    expect(staging.getByText(/^Not here yet/).parentElement).toHaveTextContent(
      'Not here yet v5.0.0, v4.0.0, v3.0.0',
    );
    expect(staging.getByText('and 2 more').parentElement).toHaveTextContent(
      'v2.3.0, v2.2.0',
    );
  });

  it('say it when new releases may be missing', async () => {
    renderEntityTab({
      findStages: async () =>
        componentStages({ disabledReason: 'Its tags could not be read' }),
    });
    expect(
      await screen.findByText('New releases may be missing here'),
    ).toBeInTheDocument();
    expect(screen.getByText('Its tags could not be read')).toBeInTheDocument();
    expect(screen.getByRole('group', { name: 'Staging' })).toBeInTheDocument();
  });

  it('say who can let one see them', async () => {
    renderEntityTab({
      findStages: async () => {
        throw await refusal(403, 'NotAllowedError', 'No');
      },
    });
    expect(
      await screen.findByText(/can grant you environments\.read/),
    ).toBeInTheDocument();
  });

  it('stay in sight, with a doubt, when they cannot be read anew', async () => {
    let isDown = false;
    renderEntityTab({
      findStages: async () => {
        if (isDown) {
          throw await refusal(503, 'Error', 'The database is away');
        }
        return busy({});
      },
      cancelDeployment: async () => {
        isDown = true;
        return deployment();
      },
    });
    const staging = await stage('Staging');
    await userEvent.click(staging.getByRole('button', { name: 'Cancel…' }));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Cancel the deployment' }),
    );
    expect(
      await screen.findByText('The stages may be out of date'),
    ).toBeInTheDocument();
    expect(screen.getByText('The database is away')).toBeInTheDocument();
    expect(staging.getByText('v2.1.0')).toBeInTheDocument();
    isDown = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() =>
      expect(screen.queryByText('The stages may be out of date')).toBeNull(),
    );
  });

  it('say until when they are frozen, and why', async () => {
    renderEntityTab({ listFreezes: async () => ({ items: [freeze()] }) });
    const production = await stage('Production');
    expect(await production.findByText('Frozen')).toBeInTheDocument();
    expect(production.getByText(/^until/)).toHaveTextContent(/2099|98/);
    expect(production.getByText('Year-end closing')).toBeInTheDocument();
    expect((await stage('Staging')).queryByText('Frozen')).toBeNull();
  });

  it('promote nothing twice', async () => {
    renderEntityTab({
      findStages: async () =>
        componentStages({
          stages: [
            stageStatus({
              notPromoted: ['v2.2.0'],
              underWay: deployment({
                status: 'waiting_approval',
                version: 'v2.2.0',
                approval: approvalRequest(),
              }),
            }),
          ],
        }),
    });
    const promote = (await stage('Staging')).getByRole('button', {
      name: 'Promote v2.2.0…',
    });
    expect(promote).toBeDisabled();
    expect(promote).toHaveAccessibleDescription(
      'v2.2.0 waits for approval here already.',
    );
  });

  it('say why the last deployment has come to nothing', async () => {
    renderEntityTab({
      queryDeployments: async () => ({
        items: [
          deployment({
            status: 'failed',
            message: 'Promotion of v2.2.0 has failed: it is not healthy',
          }),
        ],
        pageInfo: {},
      }),
    });
    const staging = await stage('Staging');
    expect(await staging.findByText('Failed')).toBeInTheDocument();
    expect(
      staging.getByText('Promotion of v2.2.0 has failed: it is not healthy'),
    ).toBeInTheDocument();
  });
});

describe('what is under way', () => {
  it('says how far it is, and leads to its steps', async () => {
    renderEntityTab({
      findStages: async () =>
        busy({
          operation: {
            id: 'op-1',
            environmentId: 'e-staging',
            kind: 'deploy',
            status: 'running',
            generation: 2,
            requestedAt: '2026-11-21T11:00:00Z',
            attempts: 1,
            steps: [
              { resource: 'database', action: 'update', status: 'done' },
              { resource: 'service', action: 'update', status: 'running' },
            ],
          },
        }),
    });
    const staging = await stage('Staging');
    expect(staging.getByText('Being deployed')).toBeInTheDocument();
    expect(
      staging.getByText('1 of 2 steps done, now service'),
    ).toBeInTheDocument();
    expect(
      staging.getByRole('link', { name: 'Steps and log' }),
    ).toHaveAttribute('href', '/environments/e-staging');
  });

  it('says who has to agree, and why one may not', async () => {
    renderEntityTab({
      findStages: async () =>
        busy({ status: 'waiting_approval', approval: approvalRequest() }),
    });
    const staging = await stage('Staging');
    expect(staging.getByText('Waits for approval')).toBeInTheDocument();
    expect(staging.getByText(/1 of 2 agreed/)).toHaveTextContent(
      '1 of 2 agreed. To be decided by responders. You cannot decide: You have decided already',
    );
    expect(
      staging.getByRole('link', { name: 'Go to the approval' }),
    ).toHaveAttribute('href', '/environments/approvals?id=a-1');
  });

  it('is cancelled after one more question', async () => {
    let stages = busy({});
    const { environmentsApi, toasts } = renderEntityTab({
      findStages: async () => stages,
      cancelDeployment: async () => {
        stages = componentStages({ stages: [stageStatus()] });
        return deployment({ status: 'cancelled' });
      },
    });
    const staging = await stage('Staging');
    await userEvent.click(staging.getByRole('button', { name: 'Cancel…' }));
    const dialog = within(
      await screen.findByRole('dialog', { name: 'Cancel v2.2.0 in Staging' }),
    );
    expect(environmentsApi.cancelDeployment).not.toHaveBeenCalled();
    await userEvent.click(
      dialog.getByRole('button', { name: 'Cancel the deployment' }),
    );
    await waitFor(() =>
      expect(screen.queryByText('Being deployed')).toBeNull(),
    );
    expect(environmentsApi.cancelDeployment.mock.calls[0][0]).toBe('d-1');
    expect(toasts).toEqual(['v2.2.0 in Staging is being cancelled']);
  });

  it('says why it was not cancelled', async () => {
    renderEntityTab({
      findStages: async () => busy({ status: 'waiting_approval' }),
      cancelDeployment: async () => {
        throw await refusal(
          409,
          'ConflictError',
          'It is succeeded already; there is nothing to cancel',
        );
      },
    });
    const staging = await stage('Staging');
    await userEvent.click(staging.getByRole('button', { name: 'Cancel…' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(
      dialog.getByRole('button', { name: 'Take the request back' }),
    );
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'It was not cancelledIt is succeeded already; there is nothing to cancel',
    );
  });

  it('is asked for again until it has ended', async () => {
    jest.useFakeTimers();
    try {
      let stages = busy({});
      const { environmentsApi } = renderEntityTab({
        findStages: async () => stages,
      });
      expect(await screen.findByText('Being deployed')).toBeInTheDocument();
      stages = componentStages({ stages: [stageStatus()] });
      await act(async () => {
        await jest.advanceTimersByTimeAsync(3_000);
      });
      expect(screen.queryByText('Being deployed')).toBeNull();
      const asked = environmentsApi.findStages.mock.calls.length;
      await act(async () => {
        await jest.advanceTimersByTimeAsync(60_000);
      });
      expect(environmentsApi.findStages).toHaveBeenCalledTimes(asked);
    } finally {
      jest.useRealTimers();
    }
  });
});
