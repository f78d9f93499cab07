import { DeploymentResource } from '@groundwork/backstage-plugin-environments-common';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  deployment,
  deploymentVerdict,
  release,
} from '../../../__testUtils__/deployments';
import { refusal } from '../../../__testUtils__/refusal';
import { openDialog, press } from '../../../__testUtils__/openDialog';
import { renderEntityTab } from '../../../__testUtils__/renderEntityTab';

describe('a promotion', () => {
  it('says what would change, and does what was looked at', async () => {
    const { dialog, environmentsApi, toasts } = await openDialog({
      deploy: async () => deployment(),
    });
    expect(await dialog.findByText('v2.1.0 (bbbbbbbb)')).toBeInTheDocument();
    expect(dialog.getByText('v2.2.0 (cccccccc)')).toBeInTheDocument();
    expect(dialog.getByText('It can be done now')).toBeInTheDocument();
    const gates = within(dialog.getByRole('list', { name: 'Gates' }));
    expect(gates.getByRole('listitem')).toHaveTextContent(
      'PassedVerified beforev2.2.0 was verified in dev',
    );
    const before = environmentsApi.queryDeployments.mock.calls.length;
    await press('Promote v2.2.0 to Staging');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(environmentsApi.deploy.mock.calls[0][0]).toEqual({
      component: 'component:default/orders',
      stage: 'staging',
      kind: 'promote',
      version: 'v2.2.0',
      override: undefined,
      planDigest: 'sha256:plan',
      idempotencyKey: expect.stringMatching(/^.{8,}-sha256:plan$/),
    });
    expect(toasts).toEqual(['v2.2.0 is on its way to Staging']);
    expect(environmentsApi.queryDeployments.mock.calls.length).toBeGreaterThan(
      before,
    );
  });

  it('is asked for where others have to agree', async () => {
    const { dialog, toasts } = await openDialog({
      planDeployment: async () =>
        deploymentVerdict({
          decision: 'needs-approval',
          gates: [
            {
              gate: 'approval',
              verdict: 'wait',
              message: '2 of group:default/responders must agree',
            },
          ],
          approval: { groups: ['group:default/responders'], required: 2 },
        }),
      deploy: async () => deployment({ status: 'waiting_approval' }),
    });
    expect(
      await dialog.findByText(/^2 approvals are needed, from/),
    ).toHaveTextContent('2 approvals are needed, from responders');
    await press('Ask for approval to promote v2.2.0 to Staging');
    await waitFor(() =>
      expect(toasts).toEqual([
        'Others are asked to agree to v2.2.0 in Staging',
      ]),
    );
  });
});

describe('a deployment', () => {
  const other = { button: 'Deploy…' };

  it('is of any release, the newest first', async () => {
    const { dialog, environmentsApi } = await openDialog({}, other);
    await userEvent.click(dialog.getByRole('button', { name: /Release/ }));
    const options = await screen.findAllByRole('option');
    expect(options.map(({ textContent }) => textContent)).toEqual([
      'v2.2.0runs in Development',
      'v2.1.0runs in Staging',
      'v2.0.0',
      'Another version…',
    ]);
    await userEvent.click(options[2]);
    await waitFor(() =>
      expect(environmentsApi.planDeployment.mock.lastCall?.[0]).toEqual({
        component: 'component:default/orders',
        stage: 'staging',
        kind: 'deploy',
        version: 'v2.0.0',
        override: undefined,
      }),
    );
  });

  it('is of a version that was not there yet', async () => {
    let isKnown = false;
    const { dialog, environmentsApi } = await openDialog(
      {
        planDeployment: async ({ version = '' }) => {
          if (version === 'v3.0.0' && !isKnown) {
            throw await refusal(
              404,
              'NotFoundError',
              `There is no release 'v3.0.0'`,
            );
          }
          return deploymentVerdict({ version });
        },
        createRelease: async () => {
          isKnown = true;
          return release('v3.0.0', 'd');
        },
      },
      other,
    );
    await userEvent.click(dialog.getByRole('button', { name: /Release/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Another version…' }),
    );
    expect(
      await dialog.findByText(/^Say which release it is/),
    ).toBeInTheDocument();
    await userEvent.type(
      dialog.getByRole('textbox', { name: 'Version' }),
      'v3.0.0',
    );
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      `There is no release 'v3.0.0'`,
    );
    await userEvent.click(
      dialog.getByRole('button', { name: 'Make v3.0.0 a release' }),
    );
    expect(
      await dialog.findByRole('button', { name: 'Deploy v3.0.0 to Staging' }),
    ).toBeInTheDocument();
    expect(environmentsApi.createRelease.mock.calls[0][0]).toEqual({
      component: 'component:default/orders',
      version: 'v3.0.0',
    });
  });

  it('says why a version cannot become a release', async () => {
    const { dialog } = await openDialog(
      {
        planDeployment: async () => {
          throw await refusal(404, 'NotFoundError', 'There is no such release');
        },
        createRelease: async () => {
          throw await refusal(400, 'InputError', 'git has no v2.2.0');
        },
      },
      other,
    );
    await userEvent.click(
      await dialog.findByRole('button', { name: 'Make v2.2.0 a release' }),
    );
    expect(await dialog.findByText('git has no v2.2.0')).toBeInTheDocument();
  });
});

describe('what a stage is made of', () => {
  const resource = (
    name: string,
    action: DeploymentResource['action'],
  ): DeploymentResource => ({ name, type: 'database', action, perDay: 0.5 });

  it('says what is made and removed, and what it costs then', async () => {
    const { dialog } = await openDialog({
      planDeployment: async () =>
        deploymentVerdict({
          resources: [
            resource('web', 'update'),
            resource('orders', 'create'),
            resource('search', 'replace'),
            resource('cache', 'destroy'),
          ],
          cost: { perDay: 2.5, perDayBefore: 1, currency: 'EUR' },
        }),
    });
    expect((await dialog.findByText('Makes')).nextSibling).toHaveTextContent(
      /^orders \(database\)$/,
    );
    expect(
      dialog.getByText('Makes anew, with the loss of what is in it')
        .nextSibling,
    ).toHaveTextContent('search (database)');
    expect(
      dialog.getByText('Removes, with all that is in it').nextSibling,
    ).toHaveTextContent('cache (database)');
    expect(dialog.getByText('Cost per day').nextSibling).toHaveTextContent(
      '€2.50, now €1.00',
    );
  });

  it('says nothing where nothing comes, goes or costs more', async () => {
    const { dialog } = await openDialog({
      planDeployment: async () =>
        deploymentVerdict({
          resources: [resource('web', 'update')],
          cost: { perDay: 1, perDayBefore: 1, currency: 'EUR' },
        }),
    });
    await dialog.findByText('It can be done now');
    for (const text of ['Makes', 'Cost per day', /Removes/]) {
      expect(dialog.queryByText(text)).not.toBeInTheDocument();
    }
  });
});

describe('a roll-back', () => {
  it('says what it does not undo', async () => {
    const { dialog } = await openDialog(
      {
        planDeployment: async () =>
          deploymentVerdict({
            version: 'v2.0.0',
            commit: 'a'.repeat(40),
            notUndone: ['database (database) stays as it is'],
          }),
      },
      { button: 'Roll back to v2.0.0…' },
    );
    expect(
      within(
        await dialog.findByRole('list', { name: 'What this does not undo' }),
      ).getByRole('listitem'),
    ).toHaveTextContent('database (database) stays as it is');
    expect(dialog.getByText('Takes back').nextSibling).toHaveTextContent(
      'v2.1.0',
    );
    expect(
      dialog.getByRole('button', { name: 'Roll back Staging to v2.0.0' }),
    ).toBeInTheDocument();
  });
});

it('is used by keyboard alone', async () => {
  const { environmentsApi } = renderEntityTab({
    planDeployment: async () => deploymentVerdict(),
    deploy: async () => deployment(),
  });
  const staging = within(await screen.findByRole('group', { name: 'Staging' }));
  const promote = staging.getByRole('button', { name: 'Promote v2.2.0…' });
  act(() => promote.focus());
  await userEvent.keyboard('{Enter}');
  const button = await screen.findByRole('button', {
    name: 'Promote v2.2.0 to Staging',
  });
  await waitFor(() => expect(button).toBeEnabled());
  for (
    let stops = 0;
    stops < 10 && document.activeElement !== button;
    stops++
  ) {
    await userEvent.tab();
  }
  expect(button).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(environmentsApi.deploy).toHaveBeenCalledTimes(1));
});

it('is told in German', async () => {
  renderEntityTab(
    { planDeployment: async () => deploymentVerdict() },
    { language: 'de' },
  );
  const staging = within(await screen.findByRole('group', { name: 'Staging' }));
  await userEvent.click(
    await staging.findByRole('button', { name: 'v2.2.0 übernehmen …' }),
  );
  const dialog = within(
    await screen.findByRole('dialog', { name: 'Übernehmen in Staging' }),
  );
  expect(
    await dialog.findByRole('button', {
      name: 'v2.2.0 in Staging übernehmen',
    }),
  ).toBeInTheDocument();
  expect(dialog.getByText('Das kann jetzt geschehen')).toBeInTheDocument();
});
