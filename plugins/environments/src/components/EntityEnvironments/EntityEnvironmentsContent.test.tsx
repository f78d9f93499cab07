import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  componentStages,
  deployment,
  stageStatus,
} from '../../__testUtils__/deployments';
import { environmentSummary } from '../../__testUtils__/environments';
import { renderEntityTab } from '../../__testUtils__/renderEntityTab';

it('shows stages, deployments and environments of the component', async () => {
  const { environmentsApi } = renderEntityTab({
    queryDeployments: async () => ({
      items: [deployment({ status: 'succeeded' })],
      pageInfo: {},
    }),
    queryEnvironments: async () => ({
      items: [environmentSummary()],
      totalItems: 1,
      pageInfo: {},
    }),
  });
  expect(
    await screen.findByRole('group', { name: 'Staging' }),
  ).toHaveTextContent('v2.1.0');
  const history = await screen.findByRole('table', { name: 'Deployments' });
  expect(
    within(history).getByRole('row', { name: /^v2\.2\.0 .*Succeeded/ }),
  ).toBeInTheDocument();
  expect(
    await screen.findByRole('link', { name: 'orders-discount' }),
  ).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'New environment' })).toHaveAttribute(
    'href',
    '/environments/create?component=component%3Adefault%2Forders',
  );
  expect(environmentsApi.queryDeployments.mock.calls[0][0]).toMatchObject({
    component: 'component:default/orders',
  });
});

it('says why a component has no stages, and asks for no deployments', async () => {
  const { environmentsApi } = renderEntityTab({
    findStages: async () =>
      componentStages({
        enabled: false,
        disabledReason: 'Add the annotation groundwork.dev/blueprint',
      }),
  });
  expect(
    await screen.findByText('This component has no stages'),
  ).toBeInTheDocument();
  expect(
    screen.getByText('Add the annotation groundwork.dev/blueprint'),
  ).toBeInTheDocument();
  expect(environmentsApi.queryDeployments).not.toHaveBeenCalled();
});

it('reads the environments again when a deployment begins', async () => {
  let isAsked = false;
  const { environmentsApi } = renderEntityTab({
    findStages: async () =>
      componentStages({
        stages: [
          stageStatus(
            isAsked ? {} : { underWay: deployment({ status: 'deploying' }) },
          ),
        ],
      }),
    cancelDeployment: async () => {
      isAsked = true;
      return deployment();
    },
  });
  await userEvent.click(await screen.findByRole('button', { name: 'Cancel…' }));
  expect(environmentsApi.queryEnvironments).toHaveBeenCalledTimes(1);
  await userEvent.click(
    await screen.findByRole('button', { name: 'Cancel the deployment' }),
  );
  await waitFor(() =>
    expect(environmentsApi.queryEnvironments).toHaveBeenCalledTimes(2),
  );
});
