import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  deployment,
  deploymentVerdict,
} from '../../../__testUtils__/deployments';
import { openDialog, press } from '../../../__testUtils__/openDialog';
import { refusal } from '../../../__testUtils__/refusal';

const frozen = deploymentVerdict({
  decision: 'denied',
  reasons: [{ code: 'freeze', message: 'Frozen until Monday: stocktaking' }],
  gates: [
    {
      gate: 'freeze',
      verdict: 'refuse',
      message: 'Frozen until Monday: stocktaking',
    },
  ],
});

describe('a gate that refuses', () => {
  it('says so, and there is no button', async () => {
    const { dialog } = await openDialog({ planDeployment: async () => frozen });
    expect(
      await dialog.findByText('It cannot be done like this'),
    ).toBeInTheDocument();
    const gates = within(dialog.getByRole('list', { name: 'Gates' }));
    expect(gates.getByRole('listitem')).toHaveTextContent(
      'RefusesFreezeFrozen until Monday: stocktaking',
    );
    expect(
      screen.getAllByText('Frozen until Monday: stocktaking'),
    ).toHaveLength(1);
    expect(dialog.queryByRole('button', { name: /^Promote/ })).toBeNull();
  });

  it('is overridden with a reason by who may', async () => {
    const { dialog, environmentsApi } = await openDialog({
      planDeployment: async ({ override }) =>
        override
          ? deploymentVerdict({
              gates: [
                {
                  gate: 'freeze',
                  verdict: 'overridden',
                  message: `Frozen. Passed over: ${override.reason}`,
                },
              ],
            })
          : frozen,
      deploy: async () => deployment(),
    });
    await userEvent.click(
      await dialog.findByRole('checkbox', { name: 'Override what refuses' }),
    );
    await userEvent.type(
      dialog.getByRole('textbox', { name: /^Why/ }),
      'The shop is down',
    );
    expect(
      await dialog.findByText('Frozen. Passed over: The shop is down'),
    ).toBeInTheDocument();
    await press('Promote v2.2.0 to Staging');
    await waitFor(() =>
      expect(environmentsApi.deploy.mock.calls[0]?.[0]).toMatchObject({
        override: { reason: 'The shop is down' },
      }),
    );
  });

  it('stays closed to who may not override it, and says who may', async () => {
    const { dialog } = await openDialog({ planDeployment: async () => frozen });
    await userEvent.click(
      await dialog.findByRole('checkbox', { name: 'Override what refuses' }),
    );
    expect(dialog.queryByText('You cannot override it')).toBeNull();
    await userEvent.type(
      dialog.getByRole('textbox', { name: /^Why/ }),
      'The shop is down',
    );
    expect(
      await dialog.findByText('You cannot override it'),
    ).toBeInTheDocument();
  });

  it('offers no override where none helps', async () => {
    const { dialog } = await openDialog({
      planDeployment: async () =>
        deploymentVerdict({
          decision: 'denied',
          gates: [
            {
              gate: 'quota',
              verdict: 'refuse',
              message: 'The team has 5 of 5',
            },
          ],
        }),
    });
    expect(await dialog.findByText('The team has 5 of 5')).toBeInTheDocument();
    expect(dialog.queryByRole('checkbox')).toBeNull();
  });
});

it('says why somebody may not do it at all, and there is no button', async () => {
  const { dialog } = await openDialog({
    planDeployment: async () =>
      deploymentVerdict({
        decision: 'denied',
        gates: [],
        reasons: [
          {
            code: 'permission',
            message: 'Only group:default/payments-core deploys orders',
          },
        ],
      }),
  });
  expect(
    await dialog.findByText('Only group:default/payments-core deploys orders'),
  ).toBeInTheDocument();
  expect(dialog.queryByRole('button', { name: /^Promote/ })).toBeNull();
  expect(dialog.queryByRole('checkbox')).toBeNull();
});

it('offers to make no release of what cannot be one', async () => {
  const { dialog, environmentsApi } = await openDialog(
    {
      planDeployment: async () => {
        throw await refusal(404, 'NotFoundError', 'There is no such release');
      },
    },
    { button: 'Deploy…' },
  );
  const make = { name: /a release$/ };
  expect(await dialog.findByRole('button', make)).toBeInTheDocument();
  await userEvent.click(dialog.getByRole('button', { name: /Release/ }));
  await userEvent.click(
    await screen.findByRole('option', { name: 'Another version…' }),
  );
  await userEvent.type(
    dialog.getByRole('textbox', { name: 'Version' }),
    '../../x',
  );
  await waitFor(() =>
    expect(environmentsApi.planDeployment.mock.lastCall?.[0]).toMatchObject({
      version: '../../x',
    }),
  );
  expect(await dialog.findByRole('alert')).toHaveTextContent(
    'There is no such release',
  );
  expect(dialog.queryByRole('button', make)).toBeNull();
});

describe('what the backend refuses', () => {
  it('is planned anew when something has changed meanwhile', async () => {
    let runs = 'v2.1.0';
    const { dialog, environmentsApi } = await openDialog({
      planDeployment: async () =>
        deploymentVerdict({
          previousVersion: runs,
          planDigest: `sha256:${runs}`,
        }),
      deploy: async () => {
        runs = 'v2.0.0';
        throw await refusal(
          409,
          'ConflictError',
          'v2.0.0 runs in Staging now, which is not what you have seen',
        );
      },
    });
    await press('Promote v2.2.0 to Staging');
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'Something has changed since you lookedv2.0.0 runs in Staging now, which is not what you have seen. What you see was worked out anew.',
    );
    expect(await dialog.findByText('v2.0.0 (aaaaaaaa)')).toBeInTheDocument();
    await press('Promote v2.2.0 to Staging');
    await waitFor(() =>
      expect(environmentsApi.deploy).toHaveBeenCalledTimes(2),
    );
    const [first, second] = environmentsApi.deploy.mock.calls.map(
      ([request]) => request,
    );
    expect([first.planDigest, second.planDigest]).toEqual([
      'sha256:v2.1.0',
      'sha256:v2.0.0',
    ]);
  });

  it('is told in its own words, and can be asked for anew', async () => {
    const { dialog, environmentsApi } = await openDialog({
      deploy: async () => {
        throw await refusal(
          403,
          'NotAllowedError',
          'This is for members of group:default/payments-core',
        );
      },
    });
    await press('Promote v2.2.0 to Staging');
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'Nothing was deployedThis is for members of group:default/payments-core',
    );
    await press('Promote v2.2.0 to Staging');
    await waitFor(() =>
      expect(environmentsApi.deploy).toHaveBeenCalledTimes(2),
    );
    const [first, second] = environmentsApi.deploy.mock.calls.map(
      ([request]) => request.idempotencyKey,
    );
    expect(second).not.toBe(first);
  });

  it('is told when only now it gets known', async () => {
    const { dialog } = await openDialog({
      deploy: async () =>
        deployment({ status: 'refused', message: 'Frozen until Monday' }),
    });
    await press('Promote v2.2.0 to Staging');
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'Nothing was deployedFrozen until Monday',
    );
  });

  it('is the same wish again as long as nobody has answered', async () => {
    const { environmentsApi } = await openDialog({
      deploy: async () => {
        throw new TypeError('Failed to fetch');
      },
    });
    await press('Promote v2.2.0 to Staging');
    await screen.findByText('Failed to fetch');
    await press('Promote v2.2.0 to Staging');
    await waitFor(() =>
      expect(environmentsApi.deploy).toHaveBeenCalledTimes(2),
    );
    const [first, second] = environmentsApi.deploy.mock.calls.map(
      ([request]) => request.idempotencyKey,
    );
    expect(second).toBe(first);
  });
});
